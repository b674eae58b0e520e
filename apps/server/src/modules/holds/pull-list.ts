import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { itemsByIds, type ItemFacts } from '../catalog/index.ts'
import { branchesOf, shelvingLocationsOf, todayAt } from '../org/index.ts'
import { ageOn } from '../patrons/index.ts'
import { policyOf, resolve } from '../policy/index.ts'
import type { PullRow } from './contract.ts'
import { targetHolds, type WaitingHold } from './rules/target-holds.ts'

interface Waiting extends WaitingHold {
  readonly patronName: string
  readonly category: string
  readonly birthDate: Temporal.PlainDate | null
  readonly placedAt: Temporal.Instant
}

/** Holds that wait and are not suspended, of titles that have a copy on a shelf. */
async function waitingHolds(w: Work, today: Temporal.PlainDate): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select h.id, h.bib_id as bib, h.item_id as item, h.pickup_branch_id as pickup, h.position, p.name as "patronName",
      p.category_code as category, p.birth_date as "birthDate", h.placed_at as "placedAt"
    from holds.open_hold_view h join patrons.patron_view p on p.id = h.patron_id
    where h.state = 'waiting' and not (h.suspended and (h.suspended_until is null or h.suspended_until > ${today}))
      and exists (select from catalog.item_view i where i.bib_id = h.bib_id and i.status = 'available')`.execute(w.db)
  return rows
}

async function itemsOnShelf(w: Work, bibs: readonly number[]): Promise<readonly ItemFacts[]> {
  const { rows } = await sql<{ id: number }>`
    select id from catalog.item_view where bib_id = any(${[...new Set(bibs)]}::bigint[]) and status = 'available'`.execute(
    w.db,
  )
  return itemsByIds(
    w,
    rows.map((row) => row.id),
  )
}

/** What a branch fetches from its shelves for holds, in shelf order; worked out from the queues as they are now. */
export async function pullList(w: Work, branch: number): Promise<{ total: number; rows: PullRow[] }> {
  const today = await todayAt(w, branch)
  const holds = await waitingHolds(w, today)
  if (holds.length === 0) return { total: 0, rows: [] }
  const items = await itemsOnShelf(
    w,
    holds.map((hold) => hold.bib),
  )
  const policy = await policyOf(w)
  const locations = await shelvingLocationsOf(w)
  const byId = new Map(items.map((item) => [item.id, item]))
  const waiting = new Map(holds.map((hold) => [hold.id, hold]))
  const targets = targetHolds(
    holds,
    items.map((item) => ({ id: item.id, bib: item.bib, branch: item.holdingBranch })),
    (hold, free) => {
      const patron = waiting.get(hold.id)
      const item = byId.get(free.id)
      if (!patron || !item || locations.get(item.location ?? 0)?.holdable === false) return false
      return resolve(policy, {
        patronCategory: patron.category,
        itemType: item.itemType,
        location: item.location,
        branch: hold.pickup,
        owner: item.branch,
        age: patron.birthDate && ageOn(patron.birthDate, today),
      }).attributes.holdable
    },
  )
  const { byId: branches } = await branchesOf(w)
  const rows = targets
    .flatMap((target) => {
      const item = byId.get(target.item)
      const hold = waiting.get(target.hold)
      return item?.holdingBranch === branch && hold ? [{ item, hold }] : []
    })
    .sort(
      (a, b) =>
        (a.item.location ?? 0) - (b.item.location ?? 0) ||
        compareBytes(a.item.shelfKey, b.item.shelfKey) ||
        a.item.id - b.item.id,
    )
    .map(({ item, hold }) => ({
      hold: hold.id,
      item: item.id,
      barcode: item.barcode,
      title: item.title,
      author: item.author,
      callNumber: item.callNumber,
      location: item.location === null ? null : (locations.get(item.location)?.name ?? null),
      pickupName: branches.get(hold.pickup)?.name ?? '',
      patronName: hold.patronName,
      placedAt: hold.placedAt.toString(),
    }))
  return { total: rows.length, rows }
}

function compareBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
