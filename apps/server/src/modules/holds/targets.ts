import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { fillingOf, fitOf, type HeldItem, type Waiter } from './filling.ts'
import { targetHolds, type FreeItem, type Target, type WaitingHold } from './rules/target-holds.ts'
import { takesPartSql } from './waiters.ts'

/** A hold that waits and takes part today, with what rules ask of its patron. */
export interface TargetedHold extends WaitingHold, Waiter {
  readonly patron: number
  readonly kind: string
  readonly patronName: string
  readonly placedAt: Temporal.Instant
}

/** An item on its shelf that nobody looks for in vain. */
export interface TargetedItem extends FreeItem, HeldItem {
  readonly barcode: string
  readonly title: string
  readonly author: string | null
  readonly shelfKey: string
  readonly format: string
}

/** What goes to whom. */
export interface Targets {
  readonly targets: readonly Target[]
  readonly holds: ReadonlyMap<number, TargetedHold>
  readonly items: ReadonlyMap<number, TargetedItem>
}

/** The holds that wait for titles and take part today. */
export async function waitingHolds(
  w: Work,
  bibs: readonly number[],
  today: Temporal.PlainDate,
): Promise<readonly TargetedHold[]> {
  const { rows } = await sql<TargetedHold>`
    select h.id, q.bib_id as bib, q.position, h.item_id as item, h.part, h.call_number as "callNumber", h.pickup_branch_id as pickup,
      h.passed, h.kind, h.patron_id as patron, h.placed_at as "placedAt", p.name as "patronName", p.category_code as category, p.birth_date as "birthDate",
      p.branch_id as home
    from holds.place q join holds.hold h on h.id = q.hold_id join patrons.patron_view p on p.id = h.patron_id
    where q.bib_id = any(${bibs}::bigint[]) and ${takesPartSql(today, w.now)}`.execute(w.db)
  return rows
}

/** The copies of titles that stand on a shelf. */
export async function freeItems(w: Work, bibs: readonly number[]): Promise<readonly TargetedItem[]> {
  const { rows } = await sql<Omit<TargetedItem, 'branch'> & { readonly owner: number }>`
    select i.id, i.bib_id as bib, i.holding_branch_id as "holdingBranch", i.branch_id as owner, i.part, i.call_number as "callNumber",
      i.location_id as location, i.item_type as "itemType", s.collection, i.created_at as "addedAt", i.barcode, i.title, i.author,
      i.shelf_key as "shelfKey", i.format
    from catalog.item_view i join catalog.item_place_view s on s.id = i.id
    where i.bib_id = any(${bibs}::bigint[]) and i.status = 'available'
      and not exists (select from holds.not_found n where n.item_id = i.id and n.ended_at is null)`.execute(w.db)
  return rows.map(({ owner, ...row }) => ({ ...row, branch: owner }))
}

/** Titles for which someone waits and that have a copy on a shelf: of one branch, or of any. */
async function titlesToServe(w: Work, branch: number | undefined): Promise<readonly number[]> {
  const here = branch === undefined ? sql`true` : sql`i.holding_branch_id = ${branch}`
  const { rows } = await sql<{ bib: number }>`
    select distinct q.bib_id as bib from holds.place q
    where exists (select from catalog.item_place_view i where i.bib_id = q.bib_id and i.status = 'available' and ${here})`.execute(
    w.db,
  )
  return rows.map((row) => row.bib)
}

/** The titles that compete with some: those for which the same holds wait too. */
async function withTheirRivals(w: Work, bibs: readonly number[]): Promise<readonly number[]> {
  const known = new Set(bibs)
  for (let added = bibs; added.length > 0;) {
    const { rows } = await sql<{ bib: number }>`
      select distinct other.bib_id as bib from holds.place q join holds.alternative a on a.hold_id = q.hold_id
        join holds.place other on other.hold_id = q.hold_id
      where q.bib_id = any(${[...added]}::bigint[])`.execute(w.db)
    added = rows.map((row) => row.bib).filter((bib) => !known.has(bib))
    for (const bib of added) known.add(bib)
  }
  return [...known]
}

/**
 * Which copy goes to which hold as things are now, for every title of which a branch (or any) has a copy on the shelf. The same
 * for whichever branch asks, because all copies and all who wait for these titles are looked at.
 */
export async function targetsNow(w: Work, branch: number | undefined, today: Temporal.PlainDate): Promise<Targets> {
  const titles = await withTheirRivals(w, await titlesToServe(w, branch))
  if (titles.length === 0) return { targets: [], holds: new Map(), items: new Map() }
  const [waiting, free, filling] = await Promise.all([
    waitingHolds(w, titles, today),
    freeItems(w, titles),
    fillingOf(w),
  ])
  const holds = new Map(waiting.map((hold) => [hold.id, hold]))
  const items = new Map(free.map((item) => [item.id, item]))
  const targets = targetHolds(
    waiting,
    // Fairness looks at where a copy is, rules also at whose it is.
    free.map((item) => ({
      id: item.id,
      bib: item.bib,
      branch: item.holdingBranch,
      part: item.part,
      callNumber: item.callNumber,
    })),
    (hold, one) => {
      const waiter = holds.get(hold.id)
      const item = items.get(one.id)
      return waiter && item ? fitOf(filling, waiter, item) : 'no'
    },
  )
  return { targets, holds, items }
}
