import { useState } from 'react'
import type { SettingView } from '../../../../server/src/modules/org/contract.ts'
import { useWords } from '../../desk-context.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readValue, valueText } from './setting-values.ts'

interface SettingControlProps {
  readonly setting: SettingView
  readonly isDisabled: boolean
  /** What the server said about the last value. */
  readonly error: string | undefined
  readonly onChange: (value: unknown) => void
}

/** The control that fits the kind of a setting. What is typed is kept when the field is left or Enter is pressed. */
export function SettingControl({ setting, isDisabled, error, onChange }: SettingControlProps) {
  const words = useWords()
  const { value, fallback, choices, text } = setting
  const [draft, setDraft] = useState(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
  const [wrong, setWrong] = useState<string>()
  const told = wrong ?? error
  if (choices !== undefined) {
    const options = choices.map((choice) => ({ id: JSON.stringify(choice), label: valueText(choice, words.ui) }))
    return (
      <Select
        label={text}
        hideLabel
        isDisabled={isDisabled}
        choices={options}
        value={JSON.stringify(value)}
        onChange={(id) => onChange(readValue(id)?.value)}
        {...(told !== undefined && { error: told })}
      />
    )
  }
  if (typeof fallback === 'boolean') {
    return (
      <Switch aria-label={text} isSelected={value === true} isDisabled={isDisabled} onChange={onChange}>
        {value === true ? words.ui.yes : words.ui.no}
      </Switch>
    )
  }
  if (typeof fallback === 'number') {
    return (
      <NumberField
        aria-label={text}
        label=""
        isDisabled={isDisabled}
        value={typeof value === 'number' ? value : fallback}
        onChange={onChange}
        {...(told !== undefined && { error: told })}
      />
    )
  }
  const plain = typeof fallback === 'string' || typeof value === 'string'
  const keep = () => {
    if (plain) return draft !== value && onChange(draft)
    const read = readValue(draft)
    setWrong(read ? undefined : words.settings.notJson)
    return read && JSON.stringify(read.value) !== JSON.stringify(value) && onChange(read.value)
  }
  return (
    <TextField
      aria-label={text}
      label=""
      mono={!plain}
      isDisabled={isDisabled}
      value={draft}
      onChange={setDraft}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
      }}
      {...(told !== undefined && { error: told })}
    />
  )
}
