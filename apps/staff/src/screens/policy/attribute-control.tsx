import { useState } from 'react'
import type { Attributes, Period } from '../../../../server/src/modules/policy/contract.ts'
import { useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import {
  countNames,
  isOne,
  moneyNames,
  optionalPeriodNames,
  periodNames,
  withAttribute,
  yesNoNames,
  type AttributeName,
} from './attributes.ts'
import styles from './rules.module.css'

interface AttributeControlProps {
  readonly name: AttributeName
  readonly attributes: Attributes
  readonly onChange: (attributes: Attributes) => void
}

const choices = {
  closedDue: ['keep', 'next-open-day', 'previous-open-day', 'same-weekday', 'end-of-hours', 'start-of-next-hours'],
  renewFrom: ['now', 'due'],
  overdueBlocks: ['no', 'confirm', 'block'],
} as const

/** The control of one thing that a rule sets. */
export function AttributeControl({ name, attributes, onChange }: AttributeControlProps) {
  const words = useWords()
  const { currency } = useSession().library
  const label = words.attributeNames[name]
  if (isOne(yesNoNames, name)) {
    return (
      <RadioGroup
        label={label}
        hideLabel
        look="segments"
        choices={[
          { id: 'yes', label: words.rules.yes },
          { id: 'no', label: words.rules.no },
        ]}
        value={attributes[name] === true ? 'yes' : 'no'}
        onChange={(next) => onChange(withAttribute(attributes, name, next === 'yes'))}
      />
    )
  }
  if (isOne(periodNames, name)) {
    const period = attributes[name] ?? { count: 0, unit: 'days' as const }
    return (
      <PeriodFields label={label} value={period} onChange={(next) => onChange(withAttribute(attributes, name, next))} />
    )
  }
  if (isOne(optionalPeriodNames, name)) {
    return (
      <OrNone
        none={words.rules.none}
        value={attributes[name] ?? null}
        fallback={{ count: 1, unit: 'weeks' as const }}
        onChange={(next) => onChange(withAttribute(attributes, name, next))}
      >
        {(value, change) => <PeriodFields label={label} value={value} onChange={change} />}
      </OrNone>
    )
  }
  if (isOne(countNames, name)) {
    return (
      <OrNone
        none={words.rules.noLimit}
        value={attributes[name] ?? null}
        fallback={1}
        onChange={(next) => onChange(withAttribute(attributes, name, next))}
      >
        {(value, change) => (
          <NumberField
            aria-label={label}
            label=""
            minValue={0}
            value={value}
            onChange={(next) => change(Number.isNaN(next) ? 0 : next)}
          />
        )}
      </OrNone>
    )
  }
  if (isOne(moneyNames, name)) {
    return (
      <OrNone
        none={name === 'fineLimit' ? words.rules.noLimit : words.rules.none}
        value={attributes[name] ?? null}
        fallback={{ amount: 0, currency }}
        onChange={(next) => onChange(withAttribute(attributes, name, next))}
      >
        {(value, change) => (
          <MoneyField
            aria-label={label}
            label=""
            currency={currency}
            notAnAmount={words.rules.amountWrong}
            value={value}
            onChange={(next) => next && change(next)}
          />
        )}
      </OrNone>
    )
  }
  if (name === 'fine') {
    const start = { amount: { amount: 25, currency }, every: { count: 1, unit: 'days' as const } }
    return (
      <OrNone
        none={words.rules.none}
        value={attributes.fine ?? null}
        fallback={start}
        onChange={(fine) => onChange(withAttribute(attributes, 'fine', fine))}
      >
        {(fine, change) => (
          <>
            <MoneyField
              aria-label={words.rules.amount}
              label=""
              currency={currency}
              notAnAmount={words.rules.amountWrong}
              value={fine.amount}
              onChange={(amount) => amount && change({ ...fine, amount })}
            />
            <PeriodFields label={label} value={fine.every} onChange={(every) => change({ ...fine, every })} />
          </>
        )}
      </OrNone>
    )
  }
  if (name === 'fixedDue') return <FixedDue attributes={attributes} onChange={onChange} />
  const options = choices[name]
  return (
    <Select
      label={label}
      hideLabel
      choices={options.map((id) => ({ id, label: words.attributeChoices[id] }))}
      value={attributes[name] ?? options[0]}
      onChange={(next) => onChange({ ...attributes, [name]: next })}
    />
  )
}

function FixedDue({ attributes, onChange }: Omit<AttributeControlProps, 'name'>) {
  const words = useWords()
  const modes = ['before', 'exactly', 'after'] as const
  const [mode, setMode] = useState<(typeof modes)[number]>(attributes.fixedDue?.mode ?? 'before')
  const set = (day: string | undefined, how: (typeof modes)[number]) =>
    onChange(withAttribute(attributes, 'fixedDue', day === undefined ? null : { day, mode: how }))
  return (
    <>
      <DatePicker label={words.rules.day} value={attributes.fixedDue?.day} onChange={(day) => set(day, mode)} />
      <Select
        label={words.rules.mode}
        choices={modes.map((id) => ({ id, label: words.attributeChoices[id] }))}
        value={mode}
        onChange={(next) => {
          setMode(next)
          if (attributes.fixedDue) set(attributes.fixedDue.day, next)
        }}
      />
    </>
  )
}

interface OrNoneProps<T> {
  /** What it means that there is none: `No limit`. */
  readonly none: string
  readonly value: T | null
  readonly fallback: T
  readonly onChange: (value: T | null) => void
  readonly children: (value: T, change: (value: T) => void) => React.ReactNode
}

/** A value, or a tick that says that there is none. */
function OrNone<T>({ none, value, fallback, onChange, children }: OrNoneProps<T>) {
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

function PeriodFields({ label, value, onChange }: PeriodFieldsProps) {
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
