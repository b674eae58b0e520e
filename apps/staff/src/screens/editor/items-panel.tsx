import { useQuery } from '@tanstack/react-query'
import { GetBib } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useBranches, nameOf } from '../../reference.ts'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { itemTones } from '../catalog/item-tones.ts'
import styles from './editor.module.css'

const most = 12

/** The items of the title beside its record. */
export function ItemsPanel({ bib }: { readonly bib: number }) {
  const { words, call } = useDesk()
  const { editor, itemStatuses } = words
  const branches = useBranches()
  const found = useQuery({
    queryKey: ['bib', bib],
    queryFn: ({ signal }) => call(GetBib, { params: { id: bib } }, signal),
  })
  const items = found.data?.items ?? []
  return (
    <Panel title={editor.items} aside={<Pill>{String(items.length)}</Pill>} flush>
      <ul className={styles.items}>
        {items.slice(0, most).map((item) => (
          <li key={item.id}>
            <span>
              <span className="mono">{item.callNumber}</span>
              <span className={styles.second}>
                {nameOf(branches, item.branch)} · <Link href={`/items/${item.barcode}`}>{item.barcode}</Link>
              </span>
            </span>
            <Pill tone={itemTones[item.status]}>{itemStatuses[item.status]}</Pill>
          </li>
        ))}
        {items.length > most && (
          <li>
            <Link href={`/catalogue/${bib}`}>{editor.allItems(items.length)}</Link>
          </li>
        )}
        {items.length === 0 && <li className={styles.second}>{editor.noItems}</li>}
      </ul>
    </Panel>
  )
}
