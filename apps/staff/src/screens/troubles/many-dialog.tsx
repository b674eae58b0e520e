import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ChangeLoans } from '../../../../server/src/modules/circulation/contract-troubles.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './troubles.module.css'
import { useSignedMoney } from './use-signed-money.ts'

/** What can be done with many loans at once. */
export type ManyAction = 'lost' | 'claim-returned' | 'undo-lost'

interface ManyDialogProps {
  readonly action: ManyAction
  readonly loans: readonly { readonly id: number; readonly title: string }[]
  readonly onClose: () => void
  readonly onDone: (told: string) => void
}

/** Shows what would change for many loans, those it would not change with their reasons, and does it. */
export function ManyDialog({ action, loans, onClose, onDone }: ManyDialogProps) {
  const { call, words } = useDesk()
  const { troubles } = words
  const signed = useSignedMoney()
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const [working, setWorking] = useState(false)
  const form = useId()
  const ids = loans.map(({ id }) => id)
  const preview = useQuery({
    queryKey: ['loans', 'many', action, ids],
    queryFn: ({ signal }) => call(ChangeLoans, { body: { loans: ids, action, preview: true } }, signal),
    gcTime: 0,
  })
  const submit = async () => {
    setWorking(true)
    try {
      const { done, refused } = await call(ChangeLoans, {
        body: { loans: ids, action, ...(note.trim() !== '' && { note: note.trim() }) },
      })
      onDone(troubles.manyDone(done, refused))
      onClose()
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
      setWorking(false)
    }
  }
  const shown = preview.data
  const titles = new Map(loans.map(({ id, title }) => [id, title]))
  return (
    <Dialog
      title={troubles.manyTitle(words.troubleActions[action], loans.length)}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button
            tone={action === 'lost' ? 'danger' : 'primary'}
            type="submit"
            form={form}
            isPending={working}
            isDisabled={shown === undefined || shown.done === 0}
          >
            {words.troubleActions[action]}
          </Button>
        </>
      }
    >
      <p>{words.troubleTexts[action]}</p>
      <section className={styles.effect} aria-label={troubles.whatChanges} aria-busy={shown === undefined}>
        {shown === undefined ? (
          <SkeletonRows rows={2} />
        ) : (
          <>
            <KeyValues
              facts={[
                { label: troubles.manyText(shown.done), value: '' },
                { label: troubles.manyChange, value: <span className="figure">{signed(shown.change)}</span> },
              ]}
            />
            {shown.refused > 0 && (
              <Banner tone="warn" title={troubles.manyRefused(shown.refused)}>
                {shown.rows
                  .filter((row) => !row.done)
                  .map((row) => (
                    <span key={row.loan} className={styles.refused}>
                      <bdi>{titles.get(row.loan)}</bdi>: {row.blocks.map((block) => block.message).join(' ')}
                    </span>
                  ))}
              </Banner>
            )}
          </>
        )}
      </section>
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField label={troubles.note} hint={troubles.noteHint} value={note} onChange={setNote} autoFocus />
      </form>
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
    </Dialog>
  )
}
