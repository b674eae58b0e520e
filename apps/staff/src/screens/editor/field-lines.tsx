import { useWords } from '../../desk-context.ts'
import { FieldDiff } from '../../ui/field-diff.tsx'
import styles from './editor.module.css'
import type { EditedField } from './record/buffer.ts'

/** Fields as lines to read. */
export function FieldLines({ fields }: { readonly fields: readonly EditedField[] }) {
  const { editor } = useWords()
  if (fields.length === 0) return <p className={styles.second}>{editor.nothing}</p>
  return (
    <ul className={styles.lines}>
      {fields.map((field) => (
        <li key={field.id}>
          <FieldDiff
            tag={field.tag}
            indicators={field.indicators.replaceAll(' ', '#')}
            parts={
              field.value === undefined
                ? field.subfields.flatMap(({ code, value }) => [
                    { is: 'code' as const, text: `$${code}` },
                    { is: 'same' as const, text: value },
                  ])
                : [{ is: 'same', text: field.value }]
            }
          />
        </li>
      ))}
    </ul>
  )
}
