import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { ItemStatus } from './contract.ts'
import type { ItemFacts } from './item-facts.ts'
import { isOnShelf } from './rules/item-status.ts'
import { wakeSearch } from './search/note-change.ts'

/**
 * Moves an item to a state, and to a branch where it is from now on. The caller holds its lock (`itemForUpdate`) and has
 * decided that the move is right. One statement; the search index learns of it only where the shelf changed.
 */
export async function setItemStatus<T extends Pick<ItemFacts, 'id' | 'bib' | 'status' | 'holdingBranch'>>(
  w: Work,
  item: T,
  status: ItemStatus,
  options: { readonly holdingBranch?: number } = {},
): Promise<T & { readonly status: ItemStatus; readonly statusSince: Temporal.Instant }> {
  const holdingBranch = options.holdingBranch ?? item.holdingBranch
  const moved = sql`
    update catalog.item set status = ${status}, holding_branch_id = ${holdingBranch}, status_since = ${w.now}
    where id = ${item.id}`
  if (isOnShelf(item.status) || isOnShelf(status)) {
    w.send(
      sql`with moved as (${moved} returning bib_id)
        insert into catalog.search_change (kind, bibs) select 'availability', array[bib_id] from moved`.compile(w.db),
    )
    wakeSearch(w)
  } else {
    w.send(moved.compile(w.db))
  }
  return { ...item, status, holdingBranch, statusSince: w.now }
}
