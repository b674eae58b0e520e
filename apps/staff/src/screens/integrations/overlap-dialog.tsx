import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import styles from './integrations.module.css'

interface OverlapDialogProps {
  readonly title: string
  readonly text: string
  readonly submit: string
  readonly isPending: boolean
  readonly error: unknown
  readonly onSubmit: (days: number) => void
  readonly onClose: () => void
}

/** Asks for how many days what is replaced stays good. */
export function OverlapDialog({ title, text, submit, isPending, error, onSubmit, onClose }: OverlapDialogProps) {
  const { words } = useDesk()
  const { integrations } = words
  const [days, setDays] = useState(7)
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
          <Button tone="primary" isPending={isPending} onPress={() => onSubmit(days)}>
            {submit}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error !== null && error !== undefined && (
          <Banner tone="stop" live title={sentenceFor(error, words.problems)} />
        )}
        <p>{text}</p>
        <NumberField
          label={integrations.overlap}
          unit={integrations.days}
          minValue={0}
          maxValue={90}
          value={days}
          onChange={(value) => setDays(Number.isNaN(value) ? 0 : value)}
        />
      </div>
    </Dialog>
  )
}
