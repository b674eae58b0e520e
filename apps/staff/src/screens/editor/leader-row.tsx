import { useWords } from '../../desk-context.ts'
import styles from './editor.module.css'
import type { EditedRecord } from './record/buffer.ts'
import { leaderRow, type Place } from './row-cells.ts'

interface LeaderRowProps {
  readonly record: EditedRecord
  readonly place: Place | undefined
  /** The field below, for the arrow. */
  readonly first: number | undefined
  readonly onPlace: (place: Place) => void
  readonly onChange: (record: EditedRecord, place: string) => void
}

/** The leader above the fields; its form stands beside it. */
export function LeaderRow({ record, place, first, onPlace, onChange }: LeaderRowProps) {
  const { editor } = useWords()
  return (
    <div className={styles.row} data-open={place?.field === leaderRow} dir="ltr">
      <span className={styles.tag}>LDR</span>
      <span />
      <span />
      <input
        aria-label={editor.leader}
        className={styles.content}
        maxLength={24}
        value={record.leader}
        onFocus={() => onPlace({ field: leaderRow, cell: 'content' })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || first === undefined) return
          event.preventDefault()
          onPlace({ field: first, cell: 'content' })
        }}
        onChange={({ target }) => onChange({ ...record, leader: target.value.padEnd(24).slice(0, 24) }, 'leader')}
      />
    </div>
  )
}
