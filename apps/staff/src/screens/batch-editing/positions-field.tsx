import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SuggestingField } from '../../ui/suggesting-field.tsx'
import styles from './batch-editing.module.css'
import { namesOf, positionRows, positionsText, valuesOf, type PositionRow } from './positions-rows.ts'

interface PositionsFieldProps {
  readonly label: string
  readonly hint?: string
  /** The fixed field that is meant: 006, 007, 008 or LDR. */
  readonly tag: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** Positions of a fixed field with their values: a row for each, with the names and codes of the format. */
export function PositionsField({ label, hint, tag, value, onChange }: PositionsFieldProps) {
  const { batch } = useWords()
  const [rows, setRows] = useState<readonly PositionRow[]>(() => positionRows(value))
  const change = (next: readonly PositionRow[]): void => {
    setRows(next)
    onChange(positionsText(next))
  }
  const at = (index: number, row: PositionRow): void => change(rows.toSpliced(index, 1, row))
  const names = namesOf(tag)
  return (
    <fieldset className={styles.positions}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={styles.second}>{hint}</p>}
      {rows.map((row, index) => (
        // Rows have no names of their own: they are known by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.position}>
          <SuggestingField
            label={batch.position}
            choices={names}
            value={row.name}
            onChange={(name) => at(index, { ...row, name })}
          />
          <SuggestingField
            key={row.name}
            label={batch.positionValue}
            mono
            choices={valuesOf(tag, row.name)}
            value={row.value}
            onChange={(text) => at(index, { ...row, value: text })}
          />
          <IconButton
            icon={X}
            label={batch.withoutPosition(row.name)}
            onPress={() => change(rows.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button tone="quiet" size="small" icon={Plus} onPress={() => setRows([...rows, { name: '', value: '' }])}>
        {batch.addPosition}
      </Button>
    </fieldset>
  )
}
