import { ChevronsUpDown } from 'lucide-react'
import { Button, ComboBox as AriaComboBox, Input, ListBox, Popover } from 'react-aria-components/ComboBox'
import { useWords } from '../desk-context.ts'
import type { Choice } from './choice.ts'
import combo from './combo-box.module.css'
import { cx } from './cx.ts'
import { fieldClass, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import styles from './field.module.css'
import floating from './popover.module.css'
import { ChoiceItem } from './select.tsx'

interface SuggestingFieldProps extends FieldProps {
  /** What may be meant; the label is what is put in. */
  readonly choices: readonly Choice[]
  readonly value: string
  readonly onChange: (text: string) => void
  readonly isDisabled?: boolean
}

/** A field for text that shows what is usual while one types; anything else may be typed too. */
export function SuggestingField({
  label,
  hint,
  error,
  beside,
  mono,
  choices,
  value,
  onChange,
  ...rest
}: SuggestingFieldProps) {
  const { ui } = useWords()
  return (
    <AriaComboBox
      {...rest}
      allowsCustomValue
      allowsEmptyCollection
      defaultItems={choices}
      inputValue={value}
      onInputChange={onChange}
      isInvalid={error !== undefined}
      className={fieldClass(beside, mono)}
    >
      <FieldLabel label={label} />
      <div className={styles.frame}>
        <Input className={styles.input ?? ''} />
        <Button className={combo.open ?? ''}>
          <ChevronsUpDown aria-hidden="true" />
        </Button>
      </div>
      <FieldNotes hint={hint} error={error} />
      <Popover maxHeight={360} className={cx(floating.popover)}>
        <ListBox<Choice>
          className={floating.list ?? ''}
          renderEmptyState={() => <div className={floating.empty}>{ui.nothingFits}</div>}
        >
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
