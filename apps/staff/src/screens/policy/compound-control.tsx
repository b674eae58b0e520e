import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Attributes } from '../../../../server/src/modules/policy/contract.ts'
import { useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { AmountField, CountField, OrNone, PeriodFields } from './attribute-fields.tsx'
import { withAttribute, type AttributeValue, type NamesOf } from './attributes.ts'
import styles from './rules.module.css'

interface ControlProps {
  readonly attributes: Attributes
  readonly onChange: (attributes: Attributes) => void
}

interface CompoundControlProps extends ControlProps {
  readonly name: NamesOf<'fixed-due' | 'terms' | 'reminders' | 'suspension' | 'stay'>
}

/** The control of what takes more than one value. */
export function CompoundControl({ name, ...props }: CompoundControlProps) {
  switch (name) {
    case 'fixedDue':
      return <FixedDue {...props} />
    case 'terms':
      return <Terms {...props} />
    case 'reminderFees':
      return <Reminders {...props} />
    case 'suspension':
      return <Suspension {...props} />
    case 'newItemsStay':
      return <Stay {...props} />
  }
}

function FixedDue({ attributes, onChange }: ControlProps) {
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
        choices={modes.map((id) => ({ id, label: words.dayModes[id] }))}
        value={mode}
        onChange={(next) => {
          setMode(next)
          if (attributes.fixedDue) set(attributes.fixedDue.day, next)
        }}
      />
    </>
  )
}

type Term = NonNullable<AttributeValue<'terms'>>['terms'][number]

// This year: something to change, never nothing.
function someTerm(): Term {
  const year = new Date().getFullYear()
  return { from: `${year}-01-01`, to: `${year}-12-31`, due: `${year}-12-31` }
}

function Terms({ attributes, onChange }: ControlProps) {
  const words = useWords()
  const { rules } = words
  const modes = ['before', 'exactly'] as const
  return (
    <OrNone
      none={rules.none}
      value={attributes.terms ?? null}
      fallback={{ mode: 'exactly' as const, terms: [someTerm()] }}
      onChange={(next) => onChange(withAttribute(attributes, 'terms', next))}
    >
      {({ mode, terms }, change) => (
        <div className={styles.steps}>
          <Select
            label={rules.mode}
            choices={modes.map((id) => ({ id, label: words.dayModes[id] }))}
            value={mode}
            onChange={(next) => change({ mode: next, terms })}
          />
          {terms.map((term, at) => {
            const set = (part: Partial<Term>) => change({ mode, terms: terms.with(at, { ...term, ...part }) })
            const day = (name: keyof Term, label: string) => (
              <DatePicker
                label={label}
                value={term[name]}
                onChange={(next) => next !== undefined && set({ [name]: next })}
              />
            )
            return (
              <div key={at} className={styles.step}>
                {day('from', rules.termFrom)}
                {day('to', rules.termTo)}
                {day('due', rules.termDue)}
                <IconButton
                  icon={X}
                  label={rules.removeTerm(at + 1)}
                  isDisabled={terms.length === 1}
                  onPress={() => change({ mode, terms: terms.toSpliced(at, 1) })}
                />
              </div>
            )
          })}
          <Button icon={Plus} onPress={() => change({ mode, terms: [...terms, someTerm()] })}>
            {rules.addTerm}
          </Button>
        </div>
      )}
    </OrNone>
  )
}

function Reminders({ attributes, onChange }: ControlProps) {
  const { rules, attributeNames } = useWords()
  const { currency } = useSession().library
  const first = { after: { count: 1, unit: 'weeks' as const }, amount: { amount: 100, currency } }
  return (
    <OrNone
      none={rules.none}
      value={attributes.reminderFees ?? null}
      fallback={[first]}
      onChange={(next) => onChange(withAttribute(attributes, 'reminderFees', next))}
    >
      {(steps, change) => (
        <div className={styles.steps}>
          {steps.map((step, at) => {
            const label = `${attributeNames.reminderFees} ${at + 1}`
            return (
              <div key={at} className={styles.step}>
                <AmountField
                  label={`${label}: ${rules.amount}`}
                  value={step.amount}
                  onChange={(amount) => change(steps.with(at, { ...step, amount }))}
                />
                <span>{rules.stepAfter}</span>
                <PeriodFields
                  label={label}
                  value={step.after}
                  onChange={(after) => change(steps.with(at, { ...step, after }))}
                />
                <IconButton
                  icon={X}
                  label={rules.removeStep(at + 1)}
                  isDisabled={steps.length === 1}
                  onPress={() => change(steps.toSpliced(at, 1))}
                />
              </div>
            )
          })}
          <Button icon={Plus} onPress={() => change([...steps, steps.at(-1) ?? first])}>
            {rules.addStep}
          </Button>
        </div>
      )}
    </OrNone>
  )
}

function Suspension({ attributes, onChange }: ControlProps) {
  const { rules, attributeNames } = useWords()
  const label = attributeNames.suspension
  return (
    <OrNone
      none={rules.none}
      value={attributes.suspension ?? null}
      fallback={{ days: 1, every: { count: 1, unit: 'days' as const } }}
      onChange={(next) => onChange(withAttribute(attributes, 'suspension', next))}
    >
      {(value, change) => (
        <>
          <CountField
            label={`${label}: ${rules.days}`}
            least={1}
            value={value.days}
            onChange={(days) => change({ ...value, days })}
          />
          <span>{rules.perDay}</span>
          <PeriodFields label={label} value={value.every} onChange={(every) => change({ ...value, every })} />
        </>
      )}
    </OrNone>
  )
}

function Stay({ attributes, onChange }: ControlProps) {
  const { rules, attributeNames, stayChoices } = useWords()
  const places = ['owner', 'group'] as const
  return (
    <OrNone
      none={rules.none}
      value={attributes.newItemsStay ?? null}
      fallback={{ for: { count: 3, unit: 'months' as const }, within: 'owner' as const }}
      onChange={(next) => onChange(withAttribute(attributes, 'newItemsStay', next))}
    >
      {(value, change) => (
        <>
          <PeriodFields
            label={attributeNames.newItemsStay}
            value={value.for}
            onChange={(period) => change({ ...value, for: period })}
          />
          <Select
            label={attributeNames.newItemsStay}
            hideLabel
            choices={places.map((id) => ({ id, label: stayChoices[id] }))}
            value={value.within}
            onChange={(within) => change({ ...value, within })}
          />
        </>
      )}
    </OrNone>
  )
}
