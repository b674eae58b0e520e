import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useState } from 'react'
import { useWords } from '../../desk-context.ts'
import { TextField } from '../../ui/text-field.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly text: string
  readonly isPending: boolean
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}

/** Asks why, before something is done. */
export function ReasonDialog({ title, text, isPending, onClose, onReason }: ReasonDialogProps) {
  const { authorities } = useWords()
  const [reason, setReason] = useState('')
  return (
    <AskDialog
      title={title}
      onClose={onClose}
      submit={title}
      isPending={isPending}
      isDisabled={reason.trim() === ''}
      onSubmit={() => onReason(reason.trim())}
    >
      <p>{text}</p>
      <TextField label={authorities.reason} value={reason} onChange={setReason} maxLength={500} {...focusFirst} />
    </AskDialog>
  )
}

/** Who asked wants to type. */
const focusFirst = { autoFocus: true }
