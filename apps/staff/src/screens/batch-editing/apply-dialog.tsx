import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useState } from 'react'
import type { BatchRun } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
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
  const { batch, refusal } = words
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
    <AskDialog
      role="alertdialog"
      title={batch.before}
      onClose={onClose}
      submit={batch.apply(run.counts.ready)}
      isPending={isPending}
      isDisabled={missing !== undefined || (needsReason && reason.trim() === '')}
      onSubmit={apply}
      tone="danger"
      error={error}
    >
      <ul className={styles.questions}>
        {run.questions.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
      {missing !== undefined && <p className={styles.second}>{refusal.missing(missing.override ?? missing.code)}</p>}
      {needsReason && <TextField label={refusal.reason} value={reason} onChange={setReason} autoFocus />}
    </AskDialog>
  )
}
