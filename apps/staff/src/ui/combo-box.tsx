import { ChevronsUpDown } from 'lucide-react'
import { Button, ComboBox as AriaComboBox, Input, ListBox, Popover } from 'react-aria-components/ComboBox'
import { useWords } from '../desk-context.ts'
import type { Choice } from './choice.ts'
import { cx } from './cx.ts'
import combo from './combo-box.module.css'
import styles from './field.module.css'
import { fieldClass, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import floating from './popover.module.css'
import { ChoiceItem } from './select.tsx'

export interface ComboBoxProps<T extends string> extends Omit<FieldProps, 'mono'> {
  readonly choices: readonly Choice<T>[]
  readonly value: T | undefined
  readonly onChange: (value: T | undefined) => void
  /** What has been typed, for a list that the server narrows; without it the list narrows itself. */
  readonly typed?: string
  readonly onType?: (text: string) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
  readonly isRequired?: boolean
  /** The field takes the focus when it appears: for a form that was asked for. */
  readonly autoFocus?: boolean
}

/** A choice of one from a long list, narrowed by typing. */
export function ComboBox<T extends string>(props: ComboBoxProps<T>) {
  const { label, hint, error, beside, choices, value, onChange, typed, onType, placeholder, ...rest } = props
  const { ui } = useWords()
  const narrowing = onType === undefined ? { defaultItems: choices } : { items: choices, onInputChange: onType }
  return (
    <AriaComboBox
      {...rest}
      {...narrowing}
      {...(typed !== undefined && { inputValue: typed })}
      allowsEmptyCollection
      menuTrigger="focus"
      isInvalid={error !== undefined}
      className={fieldClass(beside)}
      value={value ?? null}
      onChange={(key) => onChange(choices.find((choice) => choice.id === key)?.id)}
    >
      <FieldLabel label={label} required={rest.isRequired} />
      <div className={styles.frame}>
        <Input {...(placeholder !== undefined && { placeholder })} className={styles.input ?? ''} />
        <Button className={combo.open ?? ''}>
          <ChevronsUpDown aria-hidden="true" />
        </Button>
      </div>
      <FieldNotes hint={hint} error={error} />
      <Popover maxHeight={360} className={cx(floating.popover)}>
        <ListBox<Choice<T>>
          className={floating.list ?? ''}
          renderEmptyState={() => <div className={floating.empty}>{ui.nothingFits}</div>}
        >
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
