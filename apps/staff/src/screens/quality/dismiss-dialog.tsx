import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
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
  const { quality, ui } = words
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={quality.dismissTitle(count)}
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
            isPending={dismissals.isPending}
            isDisabled={reason.trim() === ''}
            onPress={() => onDismiss(reason)}
          >
            {quality.dismissSome(count)}
          </Button>
        </>
      }
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
    </Dialog>
  )
}

/** Who asked wants to type. */
const focusFirst = { autoFocus: true }
