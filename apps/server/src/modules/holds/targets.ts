import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { fillingOf, fitOf, type HeldItem, type Waiter } from './filling.ts'
import { targetHolds, type FreeItem, type Target, type WaitingHold } from './rules/target-holds.ts'
import { takesPartSql } from './waiters.ts'

/** A hold that waits and takes part today, with what rules ask of its patron. */
export interface TargetedHold extends WaitingHold, Waiter {
  readonly kind: string
  readonly patron: number
}

/** An item on its shelf that nobody looks for in vain; `branch` is its owner. */
export interface TargetedItem extends FreeItem, HeldItem {}

/** What goes to whom. */
export interface Targets {
  readonly targets: readonly Target[]
  readonly holds: ReadonlyMap<number, TargetedHold>
  readonly items: ReadonlyMap<number, TargetedItem>
}

/** Holds that wait for titles and take part today. */
export async function waitingHolds(
  w: Work,
  bibs: readonly number[],
  today: Temporal.PlainDate,
): Promise<readonly TargetedHold[]> {
  const { rows } = await sql<TargetedHold>`
    select h.id, q.bib_id as bib, q.position, h.item_id as item, h.part, h.call_number as "callNumber", h.pickup_branch_id as pickup,
      h.passed, h.kind, h.patron_id as patron, p.category_code as category, p.birth_date as "birthDate", p.branch_id as home
    from unnest(${bibs}::bigint[]) t(bib) join holds.place q on q.bib_id = t.bib join holds.hold h on h.id = q.hold_id
      join patrons.patron_view p on p.id = h.patron_id
    where ${takesPartSql(today, w.now)}`.execute(w.db)
  return rows
}

/** Items of titles that stand on a shelf and that nobody looks for; `withAge` reads how new they are too. */
export async function freeItems(w: Work, bibs: readonly number[], withAge = true): Promise<readonly TargetedItem[]> {
  const { rows } = await sql<Omit<TargetedItem, 'addedAt'> & { readonly addedAt: Temporal.Instant | null }>`
    select i.id, i.bib_id as bib, i.holding_branch_id as "holdingBranch", i.branch_id as branch, i.part, i.call_number as "callNumber",
      i.location_id as location, i.item_type as "itemType", i.collection, ${withAge ? sql`i.created_at` : sql`null`} as "addedAt"
    from unnest(${bibs}::bigint[]) t(bib) join catalog.held_item_view i on i.bib_id = t.bib
    where i.status = 'available'
      and not exists (select from holds.not_found n where n.item_id = i.id and n.ended_at is null)`.execute(w.db)
  return rows.map((row) => ({ ...row, addedAt: row.addedAt ?? longAgo }))
}

// No rule asks how new an item is.
const longAgo = Temporal.Instant.fromEpochMilliseconds(0)

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
  const filling = await fillingOf(w)
  const asksAge = filling.policy.rules.some((rule) => rule.attributes.newItemsStay !== undefined)
  const [waiting, free] = await Promise.all([waitingHolds(w, titles, today), freeItems(w, titles, asksAge)])
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
