import type { RecordDiffView } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useWords } from '../../desk-context.ts'
import { FieldDiff } from '../../ui/field-diff.tsx'
import styles from './batch-editing.module.css'
import { linesOfDiff } from './diff-parts.ts'

/** What becomes of a record, a line for each field that changes. */
export function RecordDiff({ diff }: { readonly diff: RecordDiffView }) {
  const { batch } = useWords()
  const lines = linesOfDiff(diff)
  if (lines.length === 0) return <p className={styles.second}>{batch.onlyOrder}</p>
  return (
    <ul className={styles.lines}>
      {lines.map((line, at) => (
        <li key={at}>
          <FieldDiff {...line} />
        </li>
      ))}
    </ul>
  )
}
