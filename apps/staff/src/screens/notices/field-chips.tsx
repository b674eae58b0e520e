import type { NoticeKind } from '../../../../server/src/modules/notifications/contract.ts'
import { useWords } from '../../desk-context.ts'
import styles from './notices.module.css'

interface FieldChipsProps {
  readonly kind: NoticeKind
  readonly onInsert: (field: string) => void
}

/** The fields that a text of a kind may name; pressing one puts it at the end of the text. */
export function FieldChips({ kind, onInsert }: FieldChipsProps) {
  const { notices } = useWords()
  const groups = [
    { title: notices.fields, fields: kind.fields },
    { title: notices.itemFields, fields: kind.itemFields },
  ]
  return (
    <details>
      <summary>{notices.fields}</summary>
      {groups.map(
        ({ title, fields }) =>
          fields.length > 0 && (
            <div key={title} className={styles.stack}>
              <p className={styles.faint}>{title}</p>
              <div className={styles.fields}>
                {fields.map(({ name, text }) => (
                  <button
                    key={name}
                    type="button"
                    title={text}
                    aria-label={notices.insert(name)}
                    className={styles.field}
                    onClick={() => onInsert(name)}
                  >
                    {name}
                  </button>
                ))}
              </div>
            </div>
          ),
      )}
    </details>
  )
}
