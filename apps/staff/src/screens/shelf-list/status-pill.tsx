import { itemStatuses } from '../../../../server/src/modules/catalog/contract.ts'
import type { ShelfRow } from '../../../../server/src/modules/catalog/contract-shelf-list.ts'
import { useWords } from '../../desk-context.ts'
import { Pill } from '../../ui/pill.tsx'
import { itemTones } from '../catalog/item-tones.ts'

/** The state of an item on the shelf, or that a title has none. */
export function StatusPill({ row }: { readonly row: Pick<ShelfRow, 'status'> }) {
  const words = useWords()
  const status = itemStatuses.find((one) => one === row.status)
  if (status === undefined) return <Pill>{words.shelf.noCopy}</Pill>
  return (
    <Pill tone={itemTones[status]} icon="tone">
      {words.itemStatuses[status]}
    </Pill>
  )
}
