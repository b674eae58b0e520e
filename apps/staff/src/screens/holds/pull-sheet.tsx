import type { Static } from 'typebox'
import type { PullRow } from '../../../../server/src/modules/holds/contract.ts'
import { groupBarcode } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import styles from './holds.module.css'

interface PullSheetProps {
  readonly rows: readonly Static<typeof PullRow>[]
  readonly words: Words
  readonly title: string
  readonly at: string
}

/** The list on paper, with a box to tick for each, for those who walk the shelves without a screen. */
export function PullSheet({ rows, words, title, at }: PullSheetProps) {
  const { holds } = words
  return (
    <div className={styles.sheet}>
      <h1>{title}</h1>
      <p>{at}</p>
      <table>
        <thead>
          <tr>
            <th className={styles.tick}>☐</th>
            <th>{holds.callNumber}</th>
            <th>{holds.book}</th>
            <th>{holds.barcode}</th>
            <th>{holds.pickup}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.hold} ${row.item}`}>
              <td>☐</td>
              <td>
                {row.callNumber}
                <br />
                {row.location}
              </td>
              <td>
                <bdi>{row.title}</bdi>
                <br />
                <bdi>{row.author}</bdi>
              </td>
              <td>{groupBarcode(row.barcode)}</td>
              <td>{row.pickupName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
