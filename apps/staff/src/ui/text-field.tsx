import type { LucideIcon } from 'lucide-react'
import {
  Input,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { cx } from './cx.ts'
import styles from './field.module.css'
import { fieldClass, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'

export interface TextFieldProps extends FieldProps, Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly icon?: LucideIcon
  readonly placeholder?: string
  /** More than one line: the number of lines to begin with. */
  readonly lines?: number
}

/** A field for text, of one line or more. */
export function TextField({
  label,
  hint,
  error,
  beside,
  mono,
  icon: Icon,
  placeholder,
  lines,
  ...rest
}: TextFieldProps) {
  const shown = placeholder === undefined ? {} : { placeholder }
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== undefined || rest.isInvalid === true}
      className={fieldClass(beside, mono)}
    >
      <FieldLabel label={label} required={rest.isRequired} />
      <div className={styles.frame}>
        {Icon && <Icon aria-hidden="true" />}
        {lines === undefined ? (
          <Input {...shown} className={styles.input ?? ''} />
        ) : (
          <TextArea {...shown} rows={lines} className={cx(styles.input, styles.area)} />
        )}
      </div>
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  )
}
