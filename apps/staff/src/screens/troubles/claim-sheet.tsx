import type { Claim } from '../../../../server/src/modules/circulation/contract-troubles.ts'
import type { Words } from '../../messages/index.ts'
import styles from './troubles.module.css'

interface ClaimSheetProps {
  readonly rows: readonly Claim[]
  readonly words: Words
  readonly title: string
  readonly at: string
}

/** The list of claims on paper, for the walk along the shelves. */
export function ClaimSheet({ rows, words, title, at }: ClaimSheetProps) {
  const { troubles } = words
  return (
    <section className={styles.sheet}>
      <h1>{title}</h1>
      <p>{at}</p>
      <table>
        <thead>
          <tr>
            <th>{troubles.shelf}</th>
            <th>{troubles.callNumber}</th>
            <th>{troubles.book}</th>
            <th>{troubles.barcode}</th>
            <th>{troubles.note}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((claim) => (
            <tr key={claim.id}>
              <td>{claim.location}</td>
              <td>{claim.callNumber}</td>
              <td>{claim.title}</td>
              <td>{claim.barcode}</td>
              <td>{claim.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
