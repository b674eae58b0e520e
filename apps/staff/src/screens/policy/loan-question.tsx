import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { SimulateCheckOut } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhyList } from '../../ui/why-panel.tsx'
import { PatronField } from '../holds/patron-field.tsx'
import styles from './rules.module.css'

/** What would happen if this patron borrowed this item then: the decision with every reason, and nothing written. */
export function LoanQuestion() {
  const { words, call, format } = useDesk()
  const { simulator } = words
  const { branch } = useSession()
  const [patron, setPatron] = useState<number>()
  const [barcode, setBarcode] = useState('')
  const [day, setDay] = useState<string>()
  const ask = useMutation({
    mutationFn: () =>
      call(SimulateCheckOut, {
        body: {
          branch: branch.id,
          ...(patron !== undefined && { patron }),
          ...(barcode.trim() !== '' && { barcode: barcode.trim() }),
          // Noon: the day is meant, whatever the zone of the branch.
          ...(day !== undefined && { at: `${day}T12:00:00Z` }),
        },
      }),
  })
  const answer = ask.data
  return (
    <>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          ask.mutate()
        }}
      >
        <PatronField value={patron} onChange={setPatron} />
        <TextField
          label={simulator.item}
          hint={simulator.itemHint}
          mono
          value={barcode}
          onChange={setBarcode}
          isRequired
        />
        <DatePicker label={simulator.when} value={day} onChange={setDay} />
        <Button type="submit" wide isPending={ask.isPending}>
          {simulator.ask}
        </Button>
      </form>
      <div className={styles.answer} aria-live="polite">
        {ask.isError && <Banner tone="stop" title={sentenceFor(ask.error, words.problems)} />}
        {answer === undefined && !ask.isError && <p className={styles.faint}>{simulator.nothing}</p>}
        {answer?.allowed === true && (
          <Banner tone="ok" title={simulator.allowed}>
            {answer.due !== null && simulator.due(format.when(answer.due))}
          </Banner>
        )}
        {answer?.allowed === false && (
          <Banner tone="stop" title={simulator.refused}>
            {answer.blocks.map(({ message, override }) => (
              <span key={message} className={styles.block}>
                {message} {override !== undefined && simulator.passable(override)}
              </span>
            ))}
          </Banner>
        )}
        {answer !== undefined && <WhyList reasons={answer.reasons} />}
      </div>
    </>
  )
}
