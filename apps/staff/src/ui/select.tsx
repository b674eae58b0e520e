import { Check, ChevronsUpDown } from 'lucide-react'
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { useWords } from '../desk-context.ts'
import type { Choice } from './choice.ts'
import { cx } from './cx.ts'
import styles from './field.module.css'
import { fieldClass, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import floating from './popover.module.css'
import select from './select.module.css'

export interface SelectProps<T extends string> extends Omit<FieldProps, 'mono'> {
  readonly choices: readonly Choice<T>[]
  readonly value: T | undefined
  readonly onChange: (value: T) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
  readonly isRequired?: boolean
  readonly name?: string
  /** The label is only said, not shown. */
  readonly hideLabel?: boolean
}

/** A choice of one from a short list; typing the first letters finds it. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, hint, error, beside, choices, value, onChange, placeholder, hideLabel, ...rest } = props
  const { ui } = useWords()
  return (
    <AriaSelect
      {...rest}
      // Opened before its choices have come, it shows them when they do.
      allowsEmptyCollection
      {...(hideLabel && { 'aria-label': label })}
      placeholder={placeholder ?? ui.choose}
      isInvalid={error !== undefined}
      className={fieldClass(beside)}
      value={value ?? null}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key)
        if (chosen) onChange(chosen.id)
      }}
    >
      {!hideLabel && <FieldLabel label={label} required={rest.isRequired} />}
      <Button className={cx(styles.frame, select.button)}>
        <SelectValue className={select.value ?? ''} />
        <ChevronsUpDown aria-hidden="true" />
      </Button>
      <FieldNotes hint={hint} error={error} />
      <Popover maxHeight={360} className={floating.popover ?? ''}>
        <ListBox
          items={choices}
          className={floating.list ?? ''}
          renderEmptyState={() => <div className={floating.empty}>{ui.noChoices}</div>}
        >
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

/** A line of a list of choices. */
export function ChoiceItem({ choice }: { readonly choice: Choice }) {
  return (
    <ListBoxItem
      id={choice.id}
      textValue={choice.label}
      isDisabled={choice.disabled === true}
      className={floating.item ?? ''}
    >
      <span className={floating.label}>
        <span slot="label">{choice.label}</span>
        {choice.detail !== undefined && <span className={floating.second}>{choice.detail}</span>}
      </span>
      <Check aria-hidden="true" className={floating.check} />
    </ListBoxItem>
  )
}
