import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import type { Choice } from './choice.ts'
import { cx } from './cx.ts'
import { fieldClass, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import styles from './radio-group.module.css'

export interface RadioGroupProps<T extends string> extends Omit<FieldProps, 'mono'> {
  readonly choices: readonly Choice<T>[]
  readonly value: T | undefined
  readonly onChange: (value: T) => void
  /** `segments`: two to four short words side by side, as one control. */
  readonly look?: 'list' | 'segments'
  readonly isDisabled?: boolean
  readonly isRequired?: boolean
  readonly name?: string
  /** The label is only said, not shown. */
  readonly hideLabel?: boolean
}

/** A choice of one of a few, all of them in sight. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, hint, error, beside, choices, value, onChange, look = 'list', hideLabel, ...rest } = props
  return (
    <AriaRadioGroup
      {...rest}
      {...(hideLabel && { 'aria-label': label })}
      isInvalid={error !== undefined}
      value={value ?? null}
      onChange={(next) => {
        const chosen = choices.find((choice) => choice.id === next)
        if (chosen) onChange(chosen.id)
      }}
      className={fieldClass(beside)}
    >
      {!hideLabel && <FieldLabel label={label} required={rest.isRequired} />}
      <div className={cx(look === 'segments' ? styles.segments : styles.list)}>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.disabled === true}
            className={cx(look === 'segments' ? styles.segment : styles.radio)}
          >
            {look === 'list' && <span className={styles.dot} aria-hidden="true" />}
            <span>
              {choice.label}
              {choice.detail !== undefined && <span className={styles.detail}>{choice.detail}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes hint={hint} error={error} />
    </AriaRadioGroup>
  )
}
