import { useRef } from 'react'
import type { LabelTemplateView } from '../../../../server/src/modules/labels/contract-templates.ts'
import { useWords } from '../../desk-context.ts'
import { NumberField } from '../../ui/number-field.tsx'
import styles from './labels.module.css'

interface StartPickerProps {
  readonly stock: LabelTemplateView['definition']['stock']
  /** From 0. */
  readonly value: number
  readonly onChange: (place: number) => void
}

/** Where a sheet that is used up in part begins: by number, or by pressing the first label that is left. */
export function StartPicker({ stock, value, onChange }: StartPickerProps) {
  const { labelling } = useWords()
  const grid = useRef<HTMLDivElement>(null)
  const places = stock.columns * stock.rows
  const go = (place: number) => {
    const next = Math.min(places - 1, Math.max(0, place))
    onChange(next)
    grid.current?.querySelectorAll('button')[next]?.focus()
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -stock.columns,
    ArrowDown: stock.columns,
  }
  return (
    <div className={styles.form}>
      <NumberField
        label={labelling.start}
        hint={labelling.startHint(places)}
        value={value + 1}
        minValue={1}
        maxValue={places}
        onChange={(place) => onChange(Number.isFinite(place) ? place - 1 : 0)}
      />
      <div
        ref={grid}
        role="group"
        aria-label={labelling.start}
        dir="ltr"
        className={styles.places}
        style={{ gridTemplateColumns: `repeat(${stock.columns}, minmax(0, 1fr))` }}
        onKeyDown={(event) => {
          const step = steps[event.key]
          if (step === undefined) return
          event.preventDefault()
          go(value + step)
        }}
      >
        {Array.from({ length: places }, (_, place) => (
          <button
            key={place}
            type="button"
            className={styles.place}
            tabIndex={place === value ? 0 : -1}
            data-used={place < value}
            data-first={place === value}
            aria-label={labelling.startPlace(place + 1)}
            aria-pressed={place === value}
            onClick={() => onChange(place)}
          >
            {place + 1}
          </button>
        ))}
      </div>
    </div>
  )
}
