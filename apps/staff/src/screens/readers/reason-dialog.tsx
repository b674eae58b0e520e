import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './readers.module.css'

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
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {words.ui.cancel}
          </Button>
          <Button
            tone="primary"
            keys="Mod+Enter"
            isPending={isPending}
            isDisabled={needed && reason.trim() === ''}
            onPress={() => onSubmit(reason)}
          >
            {submit}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {error !== null && error !== undefined && (
          <Banner tone="stop" live title={sentenceFor(error, words.problems)} />
        )}
        <TextField
          label={words.readers.reason}
          hint={hint}
          lines={3}
          maxLength={needed ? 1000 : 500}
          value={reason}
          onChange={setReason}
          autoFocus
        />
      </div>
    </Dialog>
  )
}
