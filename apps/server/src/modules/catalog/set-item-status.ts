import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { ItemStatus } from './contract.ts'
import type { ItemFacts } from './item-facts.ts'
import { isOnShelf } from './rules/item-status.ts'
import { wakeSearch } from './search/note-change.ts'

/** Use counts by its doublings: a title is read anew by the index after 4, 8, 16 … loans of an item, not after each. */
const countsMore = sql<boolean>`lent >= 4 and (lent & (lent - 1)) = 0`

/**
 * Moves an item to a state, and to a branch where it is from now on. The caller holds its lock (`itemForUpdate`) and has
 * decided that the move is right. One statement, which counts loans too; the search index learns of it where the shelf changed.
 */
export async function setItemStatus<T extends Pick<ItemFacts, 'id' | 'bib' | 'status' | 'holdingBranch'>>(
  w: Work,
  item: T,
  status: ItemStatus,
  options: {
    readonly holdingBranch?: number
    /** The shelf on which it stands from now on, and where it belongs while that is only for the time being. */
    readonly stands?: { readonly location: number | null; readonly permanentLocation: number | null }
  } = {},
): Promise<T & { readonly status: ItemStatus; readonly statusSince: Temporal.Instant }> {
  const holdingBranch = options.holdingBranch ?? item.holdingBranch
  const { stands } = options
  const shelf = stands
    ? sql`, location_id = ${stands.location}, permanent_location_id = ${stands.permanentLocation}`
    : sql``
  const isLent = status === 'on-loan' && !(item.status === 'lost' || item.status === 'lost-paid')
  const lent = isLent ? sql`, lent = lent + 1` : sql``
  const moved = sql`
    update catalog.item set status = ${status}, holding_branch_id = ${holdingBranch}, status_since = ${w.now}${shelf}${lent}
    where id = ${item.id}`
  if (isLent || isOnShelf(item.status) || isOnShelf(status)) {
    const kind = isLent ? sql`case when ${countsMore} then 'document' else 'availability' end` : sql`'availability'`
    w.send(
      sql`with moved as (${moved} returning bib_id, lent)
        insert into catalog.search_change (kind, bibs) select ${kind}, array[bib_id] from moved`.compile(w.db),
    )
    wakeSearch(w)
  } else {
    w.send(moved.compile(w.db))
  }
  return { ...item, status, holdingBranch, statusSince: w.now }
}

/**
 * Moves many items from one state to another, neither of which is on the shelf; those that are in another state by now
 * stay as they are.
 */
export async function setItemStatuses(
  w: Work,
  items: readonly number[],
  from: ItemStatus,
  to: ItemStatus,
): Promise<void> {
  await sql`update catalog.item set status = ${to}, status_since = ${w.now}
    where id = any(${[...items]}::bigint[]) and status = ${from}`.execute(w.db)
}
