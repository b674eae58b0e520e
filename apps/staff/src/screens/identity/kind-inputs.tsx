import { useWords } from '../../desk-context.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor } from '../settings/save-form.tsx'
import type { KindField, KindForm } from './kind-fields.ts'

interface KindInputsProps {
  readonly form: KindForm
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
  /** Secrets that are kept already. */
  readonly secretsSet: readonly string[]
  readonly error: unknown
  readonly onSetting: (name: string, value: unknown) => void
  readonly onSecret: (name: string, value: string) => void
}

/** The settings of a protocol, one field each. */
export function KindInputs({ form, settings, ...rest }: KindInputsProps) {
  const shown = form.fields.filter(({ when }) => when === undefined || settings[when.name] === when.is)
  return shown.map((field) => <KindInput key={field.name} field={field} settings={settings} {...rest} />)
}

function KindInput({ field, ...props }: Omit<KindInputsProps, 'form'> & { readonly field: KindField }) {
  const { settings, secrets, secretsSet, error, onSetting, onSecret } = props
  const { identity, identityFields: words } = useWords()
  const { name } = field
  const value = settings[name]
  const label = words[field.label]
  const set = (next: unknown) => onSetting(name, next)
  const notes = {
    ...(field.hint !== undefined && { hint: words[field.hint] }),
    ...errorFor(error, `settings.${name}`),
  }
  switch (field.as) {
    case 'secret':
      return (
        <TextField
          label={label}
          type="password"
          autoComplete="new-password"
          hint={secretsSet.includes(name) ? identity.secretSet : identity.secretNone}
          value={secrets[name] ?? ''}
          onChange={(secret) => onSecret(name, secret)}
        />
      )
    case 'switch':
      return (
        <Switch isSelected={value === true} onChange={set}>
          {label}
        </Switch>
      )
    case 'number':
      return (
        <NumberField
          label={label}
          value={Number(value)}
          onChange={set}
          minValue={0}
          maxValue={field.most ?? 1000}
          {...(field.unit !== undefined && { unit: words[field.unit] })}
          {...notes}
        />
      )
    case 'choice':
      return (
        <Select
          label={label}
          value={String(value)}
          onChange={set}
          choices={(field.choices ?? []).map(({ id, label: text }) => ({ id, label: words[text] }))}
          {...notes}
        />
      )
    case 'lines':
      return (
        <TextField
          label={label}
          lines={2}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(text) => set(text.split('\n').map((line) => line.trim()))}
          isRequired
          {...notes}
        />
      )
    case 'text':
    case 'long':
      return (
        <TextField
          label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={set}
          isRequired={field.optional !== true && field.as === 'text'}
          {...(field.as === 'long' && { lines: 4 })}
          {...notes}
        />
      )
  }
}
