import type { ReactNode } from 'react'
import { useDesk } from '../desk-context.ts'
import { sentenceFor } from '../problem.ts'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface AskDialogProps {
  readonly title: string
  /** What is done when it is confirmed, as a verb: it stands on the button. */
  readonly submit: string
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly isPending?: boolean
  readonly isDisabled?: boolean
  /** Why it could not be done, said above what was filled in. */
  readonly error?: unknown
  readonly role?: 'dialog' | 'alertdialog'
  /** `danger`: takes something away for good. */
  readonly tone?: 'primary' | 'danger'
  readonly size?: 'normal' | 'wide'
  readonly children: ReactNode
}

/** A dialog that is filled in and confirmed, by `Mod+Enter` too, or left: what it refuses is said inside it. */
export function AskDialog(props: AskDialogProps) {
  const { title, submit, onSubmit, onClose, isPending = false, isDisabled = false, error, tone = 'primary' } = props
  const { words } = useDesk()
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      role={props.role ?? 'dialog'}
      size={props.size ?? 'normal'}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {words.ui.cancel}
          </Button>
          <Button tone={tone} keys="Mod+Enter" isPending={isPending} isDisabled={isDisabled} onPress={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      {error !== null && error !== undefined && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      {props.children}
    </Dialog>
  )
}
