import { sql } from 'kysely'
import { ask } from '../../platform/port.ts'
import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { todayAt } from '../org/index.ts'
import type { PatronFacts } from '../patrons/index.ts'
import { decidingRule, resolve, type StoredRule } from '../policy/index.ts'
import { caseOf, problemsOf, type Filling, type Waiter } from './filling.ts'
import type { FoundWish } from './find-wish.ts'
import { itemsOnLoan } from './ports.ts'
import type { Candidate, PlaceFacts } from './rules/place-problems.ts'
import { takesPartSql } from './waiters.ts'

/** States in which no return is to be hoped for. */
export const goneStates = ['lost', 'lost-paid', 'missing', 'withdrawn', 'damaged', 'claimed-returned'] as const

/** True for an item that could still come to a hold. */
export const isLeft = (item: Pick<ItemFacts, 'status'>) => !(goneStates as readonly string[]).includes(item.status)

/** An open hold of the patron, with what of the stock it stands for. */
interface OwnHold {
  readonly bib: number
  readonly bibs: readonly number[]
  readonly item: number | null
  readonly part: string | null
  readonly callNumber: string | null
  readonly nth: number
  readonly pickup: number
  readonly copies: readonly {
    readonly itemType: string
    readonly location: number | null
    readonly owner: number
    readonly collection: string | null
  }[]
}

async function ownHolds(w: Work, patron: number): Promise<readonly OwnHold[]> {
  const { rows } = await sql<OwnHold>`
    select h.bib_id as bib, h.item_id as item, h.part, h.call_number as "callNumber", h.nth, h.pickup_branch_id as pickup, t.bibs,
      (select coalesce(json_agg(distinct jsonb_build_object('itemType', i.item_type, 'location', i.location_id, 'owner', i.branch_id,
          'collection', i.collection)), '[]')
        from catalog.item_place_view i
        where i.bib_id = any(t.bibs) and i.id = coalesce(h.caught_item_id, h.item_id, i.id)) as copies
    from holds.hold h, lateral (select array(select h.bib_id union select a.bib_id from holds.alternative a where a.hold_id = h.id) as bibs) t
    where h.patron_id = ${patron} and h.state in ('waiting', 'in-transit', 'ready')`.execute(w.db)
  return rows
}

/** How many of the patron's open holds fall under the rule that sets the limit. */
function coveredBy(rule: StoredRule | undefined, own: readonly OwnHold[], filling: Filling): number {
  if (!rule) return own.length
  const { itemType, location, owner, ownerGroup, branch, group, collection } = rule.criteria
  const within = (place: number | undefined, actual: number) =>
    place === undefined || (filling.policy.lineages.get(actual)?.has(place) ?? place === actual)
  const inGroup = (wanted: number | undefined, actual: number) =>
    wanted === undefined || (filling.groups.ofBranch.get(actual)?.has(wanted) ?? false)
  return own.filter(
    (hold) =>
      within(branch, hold.pickup) &&
      inGroup(group, hold.pickup) &&
      hold.copies.some(
        (copy) =>
          (itemType === undefined || copy.itemType === itemType) &&
          (location === undefined || copy.location === location) &&
          (collection === undefined || copy.collection === collection) &&
          within(owner, copy.owner) &&
          inGroup(ownerGroup, copy.owner),
      ),
  ).length
}

/** Everything that decides whether a hold may be placed, and which number among equal ones it would have. */
export async function placeFacts(
  w: Work,
  found: FoundWish,
  patron: PatronFacts,
  waiter: Waiter,
  filling: Filling,
): Promise<PlaceFacts & { readonly nth: number }> {
  const [own, waiting, borrowed] = await Promise.all([
    ownHolds(w, patron.id),
    othersWaiting(w, found.bibs, patron.id, await todayAt(w, waiter.pickup)),
    Promise.all(found.bibs.map((bib) => ask(w.platform, itemsOnLoan)(w, patron.id, bib))),
  ])
  const candidates = found.items.filter(isLeft).map((item): Candidate => {
    const resolved = resolve(filling.policy, caseOf(filling, waiter, item))
    return {
      rules: resolved.attributes,
      problems: problemsOf(filling, waiter, item, resolved.attributes),
      onShelf: item.status === 'available',
      holdingBranch: item.holdingBranch,
      covered: coveredBy(decidingRule(resolved, 'holdLimit'), own, filling),
    }
  })
  const onTitle = own.filter((hold) => hold.bibs.some((bib) => found.bibs.includes(bib)))
  const same = onTitle.filter((hold) => isSame(hold, found))
  return {
    level: found.level,
    candidates,
    pickup: waiter.pickup,
    pickupName: filling.tree.byId.get(waiter.pickup)?.name ?? 'this branch',
    waiting,
    own: { total: own.length, onTitle: isOfParts(found) ? same.length : onTitle.length, same: same.length },
    borrowed: found.items.some((item) => borrowed.flat().includes(item.id)),
    nth: freeNumber(onTitle.filter((hold) => hold.bib === found.bibs[0] && isEqual(hold, found))),
  }
}

/** True when one hold stands in for the other: the same, or one of them takes any copy. */
function isSame(hold: OwnHold, found: FoundWish): boolean {
  const any = hold.item === null && hold.part === null && hold.callNumber === null
  return any || found.level === 'title' || found.level === 'group' || isEqual(hold, found)
}

/** Parts and volumes of a title are counted each by itself. */
const isOfParts = ({ level }: FoundWish) => level === 'part' || level === 'volume'

const isEqual = (hold: OwnHold, { wish }: FoundWish) =>
  hold.item === wish.item && hold.part === wish.part && hold.callNumber === wish.callNumber

function freeNumber(equal: readonly OwnHold[]): number {
  const taken = new Set(equal.map((hold) => hold.nth))
  let nth = 1
  while (taken.has(nth)) nth += 1
  return nth
}

async function othersWaiting(
  w: Work,
  bibs: readonly number[],
  patron: number,
  today: Temporal.PlainDate,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct h.id) as count from holds.place q join holds.hold h on h.id = q.hold_id
    where q.bib_id = any(${[...bibs]}::bigint[]) and h.patron_id <> ${patron} and ${takesPartSql(today, w.now)}`.execute(
    w.db,
  )
  return rows[0]?.count ?? 0
}
