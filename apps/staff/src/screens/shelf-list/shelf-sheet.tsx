import type { ShelfRow } from '../../../../server/src/modules/catalog/contract-shelf-list.ts'
import { groupBarcode } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import styles from './shelf-list.module.css'

interface ShelfSheetProps {
  readonly rows: readonly ShelfRow[]
  readonly words: Words
  readonly at: string
  readonly placeName: (row: ShelfRow) => string
}

/** The shelf on paper, with a box to tick for each book, for those who read shelves. */
export function ShelfSheet({ rows, words, at, placeName }: ShelfSheetProps) {
  const { shelf } = words
  return (
    <div className={styles.sheet}>
      <h1>{shelf.title}</h1>
      <p>{at}</p>
      <table>
        <thead>
          <tr>
            <th>☐</th>
            <th>{shelf.callNumber}</th>
            <th>{shelf.book}</th>
            <th>{shelf.place}</th>
            <th>{shelf.barcode}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.place} ${row.shelfKey}`}>
              <td>☐</td>
              <td>{[row.callNumber, row.part].filter(Boolean).join(' ')}</td>
              <td>
                <bdi>{row.title}</bdi>
                <br />
                <bdi>{row.author}</bdi>
              </td>
              <td>{placeName(row)}</td>
              <td>{row.barcode === null ? shelf.noCopy : groupBarcode(row.barcode)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
