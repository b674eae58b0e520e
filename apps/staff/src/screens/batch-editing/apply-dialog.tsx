import { useState } from 'react'
import type { BatchRun } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './batch-editing.module.css'

interface ApplyDialogProps {
  readonly run: BatchRun
  readonly isPending: boolean
  readonly error: unknown
  readonly onApply: (codes: readonly string[], reason: string) => void
  readonly onClose: () => void
}

/** The questions of a preview, before anything is written. */
export function ApplyDialog({ run, isPending, error, onApply, onClose }: ApplyDialogProps) {
  const { words } = useDesk()
  const { batch, refusal, ui } = words
  const { permissions } = useSession()
  const [reason, setReason] = useState('')
  const needsReason = run.questions.some(({ confirm }) => confirm !== true)
  const missing = run.questions.find(({ override }) => override === undefined || !permissions.includes(override))
  const apply = () =>
    onApply(
      run.questions.map(({ code }) => code),
      reason.trim(),
    )
  return (
    <Dialog
      role="alertdialog"
      title={batch.before}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {ui.cancel}
          </Button>
          <Button
            tone="danger"
            keys="Mod+Enter"
            isPending={isPending}
            isDisabled={missing !== undefined || (needsReason && reason.trim() === '')}
            onPress={apply}
          >
            {batch.apply(run.counts.ready)}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        <ul className={styles.questions}>
          {run.questions.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
        {missing !== undefined && <p className={styles.second}>{refusal.missing(missing.override ?? missing.code)}</p>}
        {needsReason && <TextField label={refusal.reason} value={reason} onChange={setReason} autoFocus />}
      </div>
    </Dialog>
  )
}
