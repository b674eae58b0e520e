import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './quality.module.css'
import type { Dismissals } from './use-dismissals.tsx'

interface DismissDialogProps {
  readonly count: number
  readonly dismissals: Dismissals
  readonly onClose: () => void
  readonly onDismiss: (reason: string) => void
}

/** Asks why flags are right as they are. */
export function DismissDialog({ count, dismissals, onClose, onDismiss }: DismissDialogProps) {
  const { words } = useDesk()
  const { quality } = words
  const [reason, setReason] = useState('')
  return (
    <AskDialog
      title={quality.dismissTitle(count)}
      onClose={onClose}
      submit={quality.dismissSome(count)}
      isPending={dismissals.isPending}
      isDisabled={reason.trim() === ''}
      onSubmit={() => onDismiss(reason)}
    >
      <div className={styles.reason}>
        {dismissals.error && <Banner tone="stop" live title={sentenceFor(dismissals.error, words.problems)} />}
        <p>{quality.dismissText}</p>
        <TextField
          label={quality.reason}
          hint={quality.reasonHint}
          value={reason}
          onChange={setReason}
          maxLength={500}
          {...focusFirst}
        />
      </div>
    </AskDialog>
  )
}

/** Who asked wants to type. */
const focusFirst = { autoFocus: true }
