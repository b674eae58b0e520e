import { useState } from 'react'
import { useWords } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './authorities.module.css'

interface ReasonDialogProps {
  readonly title: string
  readonly text: string
  readonly isPending: boolean
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}

/** Asks why, before something is done. */
export function ReasonDialog({ title, text, isPending, onClose, onReason }: ReasonDialogProps) {
  const { authorities, ui } = useWords()
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {ui.cancel}
          </Button>
          <Button
            tone="primary"
            keys="Mod+Enter"
            isPending={isPending}
            isDisabled={reason.trim() === ''}
            onPress={() => onReason(reason.trim())}
          >
            {title}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{text}</p>
        <TextField label={authorities.reason} value={reason} onChange={setReason} maxLength={500} {...focusFirst} />
      </div>
    </Dialog>
  )
}

/** Who asked wants to type. */
const focusFirst = { autoFocus: true }
