import { Minus, Plus } from 'lucide-react'
import {
  Button,
  Group,
  Input,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components/NumberField'
import { useWords } from '../desk-context.ts'
import styles from './field.module.css'
import { fieldClass, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import stepper from './number-field.module.css'

export interface NumberFieldProps
  extends Omit<FieldProps, 'mono'>, Omit<AriaNumberFieldProps, 'className' | 'style' | 'children'> {
  /** What is counted, after the number: `days`, `copies`. */
  readonly unit?: string
}

/** A field for a number, with buttons for one more and one less. */
export function NumberField({ label, hint, error, beside, unit, ...rest }: NumberFieldProps) {
  const { ui } = useWords()
  return (
    <AriaNumberField
      {...rest}
      isInvalid={error !== undefined || rest.isInvalid === true}
      className={fieldClass(beside)}
    >
      <FieldLabel label={label} required={rest.isRequired} />
      <Group className={`${styles.frame} ${stepper.frame}`}>
        <Input className={`${styles.input} ${stepper.input}`} />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        <Button slot="decrement" aria-label={ui.decrease} className={stepper.step ?? ''}>
          <Minus aria-hidden="true" />
        </Button>
        <Button slot="increment" aria-label={ui.increase} className={stepper.step ?? ''}>
          <Plus aria-hidden="true" />
        </Button>
      </Group>
      <FieldNotes hint={hint} error={error} />
    </AriaNumberField>
  )
}
