import { useWords } from '../../desk-context.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import styles from './rules.module.css'

/** First and last day on which a rule applies; null: without beginning, without end. */
export interface Validity {
  readonly validFrom: string | null
  readonly validTo: string | null
}

interface ValidityFieldsProps {
  readonly value: Validity
  readonly onChange: (value: Validity) => void
}

/** From when and until when a rule applies. */
export function ValidityFields({ value, onChange }: ValidityFieldsProps) {
  const { rules } = useWords()
  return (
    <>
      <div className={styles.criteria}>
        <DatePicker
          label={rules.validFrom}
          value={value.validFrom ?? undefined}
          onChange={(day) => onChange({ ...value, validFrom: day ?? null })}
        />
        <DatePicker
          label={rules.validTo}
          value={value.validTo ?? undefined}
          onChange={(day) => onChange({ ...value, validTo: day ?? null })}
        />
      </div>
      <p className={styles.faint}>{rules.validHint}</p>
    </>
  )
}
