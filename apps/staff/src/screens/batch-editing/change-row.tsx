import type { BatchChange } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Link } from '../../ui/link.tsx'
import { Pill } from '../../ui/pill.tsx'
import styles from './batch-editing.module.css'
import { changeTones } from './edit-state.ts'
import { RecordDiff } from './record-diff.tsx'

interface ChangeRowProps {
  readonly change: BatchChange
  /** Where its record is. */
  readonly href: string
  /** Takes the record in or leaves it out, while nothing is written yet. */
  readonly onChoose?: (include: boolean) => void
}

/** One record of a batch edit: whose it is, what becomes of it, and what is odd about it. */
export function ChangeRow({ change, href, onChoose }: ChangeRowProps) {
  const { batch, batchChangeStates } = useWords()
  const { state, note, diff } = change
  const choosable = state === 'ready' || state === 'left-out'
  return (
    <li className={styles.change}>
      <div className={styles.tick}>
        {onChoose && (
          <Checkbox
            aria-label={batch.take(change.title)}
            isSelected={state === 'ready'}
            isDisabled={!choosable}
            onChange={onChoose}
          />
        )}
      </div>
      <div className={styles.record}>
        <p className="mono">{change.controlNumber}</p>
        <Link href={href} look="quiet">
          <bdi>{change.title}</bdi>
        </Link>
      </div>
      <div className={styles.what}>
        {diff && <RecordDiff diff={diff} />}
        {note !== null && <p className={styles.second}>{note}</p>}
        <p className={styles.marks}>
          {state !== 'ready' && (
            <Pill tone={changeTones[state]} icon="tone">
              {batchChangeStates[state]}
            </Pill>
          )}
          {change.thinned && <Pill tone="warn">{batch.thinned}</Pill>}
          {change.protected && <Pill tone="warn">{batch.protected}</Pill>}
          {change.lockedBy !== null && <Pill tone="warn">{batch.lockedBy(change.lockedBy)}</Pill>}
        </p>
      </div>
    </li>
  )
}
