import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { SimulateCheckOut } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhyList } from '../../ui/why-panel.tsx'
import { PatronField } from '../holds/patron-field.tsx'
import { ResolvedValues } from './resolved-values.tsx'
import styles from './rules.module.css'

/** What would happen if this patron borrowed this item then: the decision with every reason, and nothing written. */
export function LoanQuestion() {
  const { words, call, format } = useDesk()
  const { simulator } = words
  const { branch } = useSession()
  const [patron, setPatron] = useState<number>()
  const [barcode, setBarcode] = useState('')
  const [day, setDay] = useState<string>()
  const [renewed, setRenewed] = useState<string>()
  const [returned, setReturned] = useState<string>()
  const [hold, setHold] = useState(false)
  const ask = useMutation({
    mutationFn: () =>
      call(SimulateCheckOut, {
        body: {
          branch: branch.id,
          ...(patron !== undefined && { patron }),
          ...(barcode.trim() !== '' && { barcode: barcode.trim() }),
          // Noon: the day is meant, whatever the zone of the branch.
          ...(day !== undefined && { at: `${day}T12:00:00Z` }),
          ...(renewed !== undefined && { renewed: `${renewed}T12:00:00Z` }),
          ...(returned !== undefined && { returned: `${returned}T12:00:00Z` }),
          hold,
          values: true,
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
        <DatePicker label={simulator.renewOn} value={renewed} onChange={setRenewed} />
        <DatePicker label={simulator.returnOn} value={returned} onChange={setReturned} />
        <Checkbox isSelected={hold} onChange={setHold}>
          {simulator.alsoHold}
        </Checkbox>
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
        {answer?.renewal && (
          <Verdict
            allowed={answer.renewal.allowed}
            yes={simulator.renewAllowed}
            no={simulator.renewRefused}
            detail={
              answer.renewal.allowed && answer.renewal.due !== null
                ? simulator.due(format.when(answer.renewal.due))
                : ''
            }
            blocks={answer.renewal.blocks}
          />
        )}
        {answer?.fine && (
          <>
            <Banner
              tone={answer.fine.amount.amount > 0 ? 'warn' : 'ok'}
              title={
                answer.fine.amount.amount > 0 ? simulator.fine(format.money(answer.fine.amount)) : simulator.noFine
              }
            />
            <WhyList reasons={answer.fine.reasons} />
          </>
        )}
        {answer?.hold && (
          <Verdict
            allowed={answer.hold.allowed}
            yes={simulator.holdAllowed}
            no={simulator.holdRefused}
            detail=""
            blocks={answer.hold.blocks}
          />
        )}
        {answer?.values && (
          <details>
            <summary>{simulator.values}</summary>
            <ResolvedValues values={answer.values} />
          </details>
        )}
      </div>
    </>
  )
}

interface VerdictProps {
  readonly allowed: boolean
  readonly yes: string
  readonly no: string
  readonly detail: string
  readonly blocks: readonly { readonly message: string; readonly override?: string }[]
}

/** Yes or no, with every reason against it. */
function Verdict({ allowed, yes, no, detail, blocks }: VerdictProps) {
  const { simulator } = useDesk().words
  return (
    <Banner tone={allowed ? 'ok' : 'stop'} title={allowed ? yes : no}>
      {detail}
      {blocks.map(({ message, override }) => (
        <span key={message} className={styles.block}>
          {message} {override !== undefined && simulator.passable(override)}
        </span>
      ))}
    </Banner>
  )
}
