import type { Bib, Item } from '../../../../server/src/modules/catalog/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ItemLabels } from '../printing/item-labels.tsx'
import styles from './copy-cataloguing.module.css'

/** A book that is finished: its title and its item. */
export interface DoneBook {
  readonly bib: Bib
  readonly item: Item
}

/** The books of this sitting, newest first, with their labels. */
export function DoneBooks({ books }: { readonly books: readonly DoneBook[] }) {
  const { copy } = useWords()
  return (
    <Panel title={copy.doneToday} flush>
      {books.length === 0 ? (
        <p className={styles.note}>{copy.doneNone}</p>
      ) : (
        <ul className={styles.done}>
          {books.map(({ bib, item }) => (
            <li key={item.id}>
              <Link href={`/catalogue/${bib.id}`} look="strong">
                {bib.title}
              </Link>
              <p className={styles.second}>
                <span className="mono">{item.callNumber}</span> · <Barcode value={item.barcode} />
              </p>
              <ItemLabels item={item.id} callNumber={item.callNumber} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
