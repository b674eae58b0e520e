import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { NumberField } from '../../ui/number-field.tsx'

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
    <AskDialog
      title={title}
      onClose={onClose}
      submit={submit}
      isPending={isPending}
      onSubmit={() => onSubmit(days)}
      error={error}
    >
      <p>{text}</p>
      <NumberField
        label={integrations.overlap}
        unit={integrations.days}
        minValue={0}
        maxValue={90}
        value={days}
        onChange={(value) => setDays(Number.isNaN(value) ? 0 : value)}
      />
    </AskDialog>
  )
}
