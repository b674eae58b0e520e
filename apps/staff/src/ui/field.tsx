import { CircleAlert } from 'lucide-react'
import { FieldError, Label, Text } from 'react-aria-components/TextField'
import { useWords } from '../desk-context.ts'
import { cx } from './cx.ts'
import styles from './field.module.css'

/** What every field has beside its control. */
export interface FieldProps {
  readonly label: string
  /** What is wanted, in a line under the field. */
  readonly hint?: string
  /** What is wrong, in words; also marks the field as wrong. */
  readonly error?: string
  /** The label stands before the field instead of above it, for rows of short fields. */
  readonly beside?: boolean
  /** Letters of equal width: MARC, barcodes, patterns. */
  readonly mono?: boolean
}

/** The class of a field as a whole. */
export function fieldClass(beside: boolean | undefined, mono?: boolean): string {
  return cx(styles.field, beside && styles.beside, mono && styles.mono)
}

/** The label of a field; says in words when it must be filled. */
export function FieldLabel({ label, required }: { readonly label: string; readonly required?: boolean | undefined }) {
  const { ui } = useWords()
  // A field among others of one line is named by `aria-label` alone.
  if (label === '') return null
  return (
    <Label className={styles.label ?? ''}>
      {label}
      {required && <span className={styles.required}> ({ui.required})</span>}
    </Label>
  )
}

/** The lines under a field: what is wrong, else what is wanted. */
export function FieldNotes({
  hint,
  error,
}: {
  readonly hint?: string | undefined
  readonly error?: string | undefined
}) {
  return (
    <>
      {hint !== undefined && (
        <Text slot="description" className={cx(styles.note, error !== undefined && styles.hidden)}>
          {hint}
        </Text>
      )}
      <FieldError className={cx(styles.note, styles.error)}>
        {({ validationErrors }) => {
          const text = error ?? validationErrors.join(' ')
          return (
            text !== '' && (
              <>
                <CircleAlert aria-hidden="true" />
                {text}
              </>
            )
          )
        }}
      </FieldError>
    </>
  )
}
