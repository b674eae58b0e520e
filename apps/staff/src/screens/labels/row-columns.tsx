import type { LabelQueueEntry, LabelRow } from '../../../../server/src/modules/labels/contract.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import styles from './labels.module.css'

/** Columns of items for labels; of those that wait, why. */
export function rowColumns(words: Words, entries: ReadonlyMap<number, LabelQueueEntry>): readonly Column<LabelRow>[] {
  const { labelling } = words
  const why = (row: LabelRow) => entries.get(row.item)
  return [
    {
      id: 'item',
      title: labelling.item,
      cell: (row) => (
        <TwoLines second={`${row.barcode}${row.location === null ? '' : ` · ${row.location}`}`}>
          <Link href={`/catalogue/${row.bib}`} look="quiet">
            <bdi>{row.title}</bdi>
          </Link>
        </TwoLines>
      ),
      text: (row) => `${row.title} ${row.barcode}`,
    },
    {
      id: 'spine',
      title: labelling.callNumber,
      width: '38%',
      room: 'some',
      cell: (row) => (
        <TwoLines second={row.byHand ? labelling.byHand : ''}>
          {row.lines.length === 0 ? (
            <span className={styles.second}>{labelling.noCallNumber}</span>
          ) : (
            <span className={styles.lines} dir="ltr">
              {row.lines.map((line, i) => (
                <span key={`${i} ${line}`}>{line}</span>
              ))}
            </span>
          )}
        </TwoLines>
      ),
      text: (row) => row.callNumber,
    },
    ...(entries.size === 0
      ? []
      : [
          {
            id: 'why',
            title: labelling.why,
            width: '170px',
            room: 'wide',
            cell: (row: LabelRow) => {
              const entry = why(row)
              return entry ? (
                <TwoLines second={entry.callNumberBefore === null ? '' : labelling.before(entry.callNumberBefore)}>
                  {words.labelReasons[entry.reason]}
                </TwoLines>
              ) : null
            },
            text: (row: LabelRow) => words.labelReasons[why(row)?.reason ?? 'by-hand'],
          } satisfies Column<LabelRow>,
        ]),
  ]
}
