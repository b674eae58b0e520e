import type { Period } from '../../../../server/src/modules/policy/contract.ts'
import type { MoneyAmount } from '../../format.ts'
import { useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './rules.module.css'

interface OrNoneProps<T> {
  /** What it means that there is none: `No limit`. */
  readonly none: string
  readonly value: T | null
  readonly fallback: T
  readonly onChange: (value: T | null) => void
  readonly children: (value: T, change: (value: T) => void) => React.ReactNode
}

/** A value, or a tick that says that there is none. */
export function OrNone<T>({ none, value, fallback, onChange, children }: OrNoneProps<T>) {
  return (
    <>
      {value !== null && children(value, onChange)}
      <Checkbox isSelected={value === null} onChange={(on) => onChange(on ? null : fallback)}>
        {none}
      </Checkbox>
    </>
  )
}

interface PeriodFieldsProps {
  readonly label: string
  readonly value: Period
  readonly onChange: (value: Period) => void
}

const units = ['minutes', 'hours', 'days', 'weeks', 'months'] as const

/** A number and its unit. */
export function PeriodFields({ label, value, onChange }: PeriodFieldsProps) {
  const { rules } = useWords()
  return (
    <span className={styles.control}>
      <NumberField
        aria-label={`${label}: ${rules.number}`}
        label=""
        minValue={0}
        value={value.count}
        onChange={(count) => onChange({ ...value, count: Number.isNaN(count) ? 0 : count })}
      />
      <Select
        label={`${label}: ${rules.unit}`}
        hideLabel
        choices={units.map((id) => ({ id, label: rules[id] }))}
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit })}
      />
    </span>
  )
}

interface CountFieldProps {
  readonly label: string
  readonly least?: number
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A number by itself. */
export function CountField({ label, least = 0, value, onChange }: CountFieldProps) {
  return (
    <NumberField
      aria-label={label}
      label=""
      minValue={least}
      value={value}
      onChange={(next) => onChange(Number.isNaN(next) ? least : next)}
    />
  )
}

interface AmountFieldProps {
  readonly label: string
  readonly value: MoneyAmount
  readonly onChange: (value: MoneyAmount) => void
}

/** An amount in the money of the library. */
export function AmountField({ label, value, onChange }: AmountFieldProps) {
  const { rules } = useWords()
  const { currency } = useSession().library
  return (
    <MoneyField
      aria-label={label}
      label=""
      currency={currency}
      notAnAmount={rules.amountWrong}
      value={value}
      onChange={(next) => next && onChange(next)}
    />
  )
}
