import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { TextField } from '../../ui/text-field.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly submit: string
  readonly hint: string
  readonly needed: boolean
  readonly isPending: boolean
  readonly error: unknown
  readonly onSubmit: (reason: string) => void
  readonly onClose: () => void
}

/** Asks for a sentence that a patron will read. */
export function ReasonDialog({ title, submit, hint, needed, isPending, error, onSubmit, onClose }: ReasonDialogProps) {
  const { words } = useDesk()
  const [reason, setReason] = useState('')
  return (
    <AskDialog
      title={title}
      onClose={onClose}
      submit={submit}
      isPending={isPending}
      isDisabled={needed && reason.trim() === ''}
      onSubmit={() => onSubmit(reason)}
      error={error}
    >
      <TextField
        label={words.readers.reason}
        hint={hint}
        lines={3}
        maxLength={needed ? 1000 : 500}
        value={reason}
        onChange={setReason}
        autoFocus
      />
    </AskDialog>
  )
}
