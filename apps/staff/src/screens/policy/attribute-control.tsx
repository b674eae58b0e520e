import type { Attributes } from '../../../../server/src/modules/policy/contract.ts'
import { useWords } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { AmountField, CountField, OrNone, PeriodFields } from './attribute-fields.tsx'
import { isKind, isLimit, withAttribute, type AttributeName } from './attributes.ts'
import { CompoundControl } from './compound-control.tsx'
import { choicesOf } from './rule-words.ts'

interface AttributeControlProps {
  readonly name: AttributeName
  readonly attributes: Attributes
  readonly onChange: (attributes: Attributes) => void
}

/** The control of one thing that a rule sets, by its kind. */
export function AttributeControl({ name, attributes, onChange }: AttributeControlProps) {
  const words = useWords()
  const { rules } = words
  const { currency } = useSession().library
  const label = words.attributeNames[name]
  const none = isLimit(name) ? rules.noLimit : rules.none
  if (isKind(name, 'yes-no')) {
    return (
      <RadioGroup
        label={label}
        hideLabel
        look="segments"
        choices={[
          { id: 'yes', label: rules.yes },
          { id: 'no', label: rules.no },
        ]}
        value={attributes[name] === true ? 'yes' : 'no'}
        onChange={(next) => onChange(withAttribute(attributes, name, next === 'yes'))}
      />
    )
  }
  if (isKind(name, 'period')) {
    const period = attributes[name] ?? { count: 0, unit: 'days' as const }
    return (
      <PeriodFields label={label} value={period} onChange={(next) => onChange(withAttribute(attributes, name, next))} />
    )
  }
  if (isKind(name, 'period-or-none')) {
    return (
      <OrNone
        none={none}
        value={attributes[name] ?? null}
        fallback={{ count: 1, unit: 'weeks' as const }}
        onChange={(next) => onChange(withAttribute(attributes, name, next))}
      >
        {(value, change) => <PeriodFields label={label} value={value} onChange={change} />}
      </OrNone>
    )
  }
  if (isKind(name, 'count')) {
    return (
      <CountField
        label={label}
        least={1}
        value={attributes[name] ?? 1}
        onChange={(next) => onChange(withAttribute(attributes, name, next))}
      />
    )
  }
  if (isKind(name, 'count-or-none')) {
    return (
      <OrNone
        none={none}
        value={attributes[name] ?? null}
        fallback={1}
        onChange={(next) => onChange(withAttribute(attributes, name, next))}
      >
        {(value, change) => <CountField label={label} value={value} onChange={change} />}
      </OrNone>
    )
  }
  if (isKind(name, 'money-or-none')) {
    return (
      <OrNone
        none={none}
        value={attributes[name] ?? null}
        fallback={{ amount: 0, currency }}
        onChange={(next) => onChange(withAttribute(attributes, name, next))}
      >
        {(value, change) => <AmountField label={label} value={value} onChange={change} />}
      </OrNone>
    )
  }
  if (isKind(name, 'rate-or-none')) {
    return (
      <OrNone
        none={none}
        value={attributes[name] ?? null}
        fallback={{ amount: { amount: 25, currency }, every: { count: 1, unit: 'days' as const } }}
        onChange={(next) => onChange(withAttribute(attributes, name, next))}
      >
        {(rate, change) => (
          <>
            <AmountField
              label={`${label}: ${rules.amount}`}
              value={rate.amount}
              onChange={(amount) => change({ ...rate, amount })}
            />
            <PeriodFields label={label} value={rate.every} onChange={(every) => change({ ...rate, every })} />
          </>
        )}
      </OrNone>
    )
  }
  if (isKind(name, 'day-or-none')) {
    return (
      <DatePicker
        label={rules.day}
        value={attributes[name] ?? undefined}
        onChange={(day) => onChange(withAttribute(attributes, name, day ?? null))}
      />
    )
  }
  if (isKind(name, 'choice') || isKind(name, 'choice-or-none')) {
    const inherit = isKind(name, 'choice-or-none') ? [{ id: '', label: rules.asClosedDue }] : []
    return (
      <Select
        label={label}
        hideLabel
        choices={[...inherit, ...choicesOf(name, words)]}
        value={attributes[name] ?? ''}
        onChange={(next) => onChange({ ...attributes, [name]: next === '' ? null : next })}
      />
    )
  }
  return <CompoundControl name={name} attributes={attributes} onChange={onChange} />
}
