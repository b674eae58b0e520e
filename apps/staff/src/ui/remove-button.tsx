import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { AskDialog } from './ask-dialog.tsx'
import { Button } from './button.tsx'

interface RemoveButtonProps {
  /** What it does, as a verb: on the button, and on that of the dialog. */
  readonly label: string
  /** What the button does of which thing, where several stand below each other. */
  readonly about?: string
  /** The question before it is done. */
  readonly title: string
  readonly remove: () => Promise<unknown>
  readonly onRemoved: () => void
  readonly size?: 'normal' | 'small'
  /** What goes along, in the dialog. */
  readonly children?: ReactNode
}

/** A button that takes something away for good, once it has been asked whether that is meant; what is refused is said where it was asked. */
export function RemoveButton({ label, about, title, remove, onRemoved, size, children }: RemoveButtonProps) {
  const [isAsked, setAsked] = useState(false)
  const removing = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      setAsked(false)
      onRemoved()
    },
  })
  return (
    <>
      <Button
        tone={size === 'small' ? 'quiet' : 'danger'}
        size={size ?? 'normal'}
        {...(about !== undefined && { 'aria-label': about })}
        onPress={() => setAsked(true)}
      >
        {label}
      </Button>
      {isAsked && (
        <AskDialog
          title={title}
          submit={label}
          tone="danger"
          role="alertdialog"
          onSubmit={() => removing.mutate()}
          onClose={() => setAsked(false)}
          isPending={removing.isPending}
          error={removing.error}
        >
          {children ?? null}
        </AskDialog>
      )}
    </>
  )
}
