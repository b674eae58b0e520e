import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

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
  const { words } = useDesk()
  return (
    <Dialog
      role="alertdialog"
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {words.ui.cancel}
          </Button>
          <Button tone="danger" isPending={isPending} onPress={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      {error !== null && error !== undefined && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      <p>{text}</p>
    </Dialog>
  )
}
