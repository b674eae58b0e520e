import { AskDialog } from '../../ui/ask-dialog.tsx'

interface ConfirmDialogProps {
  readonly title: string
  readonly text: string
  readonly submit: string
  readonly isPending: boolean
  readonly error: unknown
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** Asks before something is ended for good. */
export function ConfirmDialog({ title, text, submit, isPending, error, onSubmit, onClose }: ConfirmDialogProps) {
  return (
    <AskDialog
      role="alertdialog"
      title={title}
      onClose={onClose}
      submit={submit}
      isPending={isPending}
      onSubmit={onSubmit}
      tone="danger"
      error={error}
    >
      <p>{text}</p>
    </AskDialog>
  )
}
