import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import type { Reason } from '../../platform/schemas.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { reviveHold, type HoldRow } from '../holds/index.ts'
import type { Attributes } from '../policy/index.ts'
import type { LossUndone } from './return-lost.ts'
import type { LoanState } from './rules/loan-states.ts'
import type { Standing } from './rules/shelf-moves.ts'
import type { CirculationTables } from './tables.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<CirculationTables>(w)

/** What an item, its hold and its transit were before a scan, kept so that the scan can be undone. */
export interface Before {
  readonly status: ItemFacts['status']
  readonly holdingBranch: number
  readonly hold: HoldRow | null
  /** The open transit that the scan ended. */
  readonly transit: number | null
  /** Where it stood. */
  readonly stands?: Standing
  /** The loan for use in the library that became a usual one. */
  readonly onSite?: unknown
  /** This scan was its coming to the stage of its rota. */
  readonly reached?: boolean
  /** Who had it, until nobody can undo it any more. */
  readonly patron?: number
  /** Who had borrowed it for them. */
  readonly proxy?: number
  readonly loanState?: LoanState
  /** The overdue charge before the scan, in minor units. */
  readonly charged?: number
  /** The claim that the scan ended. */
  readonly claim?: number
  /** What was asked for a lost item before it came back. */
  readonly loss?: LossUndone
  /** The suspension that the late return set. */
  readonly suspension?: number
}

/** A loan to be written. */
export interface NewLoan {
  readonly item: number
  readonly patron: number
  readonly branch: number
  readonly due: Temporal.Instant
  readonly shortened: boolean
  /** What the rules say of it. */
  readonly terms: Attributes
  readonly reasons: readonly Reason[]
  readonly category: string
  readonly itemType: string
  /** Whole years of the patron's age and their home branch, for statistics. */
  readonly age?: number | null
  readonly home?: number
  readonly before: Before
  readonly onSite?: boolean
  readonly proxy?: number | null
  /** Lent by minutes or hours. */
  readonly hourly?: boolean
}

/**
 * Writes a loan under a number that was taken for it, without waiting for the answer: the caller holds the item's lock and
 * has seen that it is not out. A second open loan of the item would fail on `loan_open`, and with it the whole.
 */
export function insertLoan(w: Work, id: number, loan: NewLoan): void {
  w.send(
    sql`
    insert into circulation.loan (id, item_id, patron_id, branch_id, out_at, due_at, shortened, terms, reasons, patron_category, item_type,
      lent_by, before, on_site, proxy_id, hourly, patron_age, patron_branch_id)
    overriding system value values (${id}, ${loan.item}, ${loan.patron}, ${loan.branch}, ${w.now}, ${loan.due}, ${loan.shortened}, ${jsonb(loan.terms)}, ${jsonb(loan.reasons)},
      ${loan.category}, ${loan.itemType}, ${actorName(w.actor)}, ${jsonb(loan.before)},
      ${loan.onSite ?? false}, ${loan.proxy ?? null}, ${loan.hourly ?? false}, ${loan.age ?? null}, ${loan.home ?? null})`.compile(
      w.db,
    ),
  )
}

/** Writes a renewal. */
export function renewLoan(
  w: Work,
  id: number,
  values: {
    readonly due: Temporal.Instant
    readonly shortened: boolean
    /** What the rules say of it. */
    readonly terms: Attributes
    readonly reasons: readonly Reason[]
    readonly finedBefore: number
    /** By minutes or hours from now on. */
    readonly hourly: boolean
    readonly seen: boolean
  },
): void {
  w.send(
    sql`update circulation.loan set due_at = ${values.due}, shortened = ${values.shortened}, terms = ${jsonb(values.terms)}, reasons = ${jsonb(values.reasons)},
      renewals = renewals + 1, unseen_renewals = unseen_renewals + ${values.seen ? 0 : 1}, hourly = ${values.hourly},
      renewed_at = ${w.now}, fined_before = ${values.finedBefore} where id = ${id}`.compile(w.db),
  )
}

/** Moves the due moment of a loan that is not renewed. */
export function moveDue(
  w: Work,
  id: number,
  values: {
    readonly due: Temporal.Instant
    readonly reasons: readonly Reason[]
    readonly finedBefore: number
    /** Called back by this hold, now. */
    readonly recall?: number
    readonly shortened?: boolean
  },
): void {
  w.send(
    sql`update circulation.loan set due_at = ${values.due}, shortened = ${values.shortened ?? false}, reasons = ${jsonb(values.reasons)},
      fined_before = ${values.finedBefore},
      recalled_at = case when ${values.recall ?? null}::bigint is null then recalled_at else coalesce(recalled_at, ${w.now}) end,
      recall_hold_id = coalesce(${values.recall ?? null}, recall_hold_id) where id = ${id}`.compile(w.db),
  )
}

/** Ends a loan; `forget` drops who had it. */
export function endLoan(
  w: Work,
  id: number,
  values: { readonly returned: Temporal.Instant; readonly branch: number; readonly forget: boolean },
): void {
  w.send(
    sql`update circulation.loan set state = 'returned', returned_at = ${values.returned}, returned_branch_id = ${values.branch},
        patron_id = case when ${values.forget} then null else patron_id end,
        proxy_id = case when ${values.forget} then null else proxy_id end where id = ${id}`.compile(w.db),
  )
}

/** Opens a loan again that was ended by mistake. */
export async function reopenLoan(
  w: Work,
  id: number,
  patron: number,
  state: LoanState,
  proxy: number | null = null,
): Promise<void> {
  await tables(w)
    .updateTable('circulation.loan')
    .set({ state, returned_at: null, returned_branch_id: null, patron_id: patron, proxy_id: proxy })
    .where('id', '=', id)
    .execute()
}

/** Sets the state of an open loan. */
export async function setLoanState(w: Work, id: number, state: LoanState, note: string): Promise<void> {
  await tables(w).updateTable('circulation.loan').set({ state, ended_note: note }).where('id', '=', id).execute()
}

/** Takes a loan away that was made by mistake. */
export async function deleteLoan(w: Work, id: number): Promise<void> {
  await tables(w).deleteFrom('circulation.loan').where('id', '=', id).execute()
}

/** The open transit of an item. */
export function openTransit(w: Work, item: number) {
  return tables(w)
    .selectFrom('circulation.transit')
    .selectAll()
    .where('item_id', '=', item)
    .where('arrived_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
}

/** Ends a transit: it arrived, or was broken off. */
export async function endTransit(w: Work, id: number, how: 'arrived' | 'cancelled'): Promise<void> {
  await tables(w)
    .updateTable('circulation.transit')
    .set(how === 'arrived' ? { arrived_at: w.now } : { cancelled_at: w.now })
    .where('id', '=', id)
    .execute()
}

/** Puts a transit back on its way. */
export async function reopenTransit(w: Work, id: number): Promise<void> {
  await tables(w)
    .updateTable('circulation.transit')
    .set({ arrived_at: null, cancelled_at: null })
    .where('id', '=', id)
    .execute()
}

/** Why an item travels. */
export type TransitReason = 'return' | 'hold' | 'rotation' | 'manual'

/** Sends an item to another branch, or asks that it be sent. */
export async function insertTransit(
  w: Work,
  transit: {
    readonly item: number
    readonly from: number
    readonly to: number
    readonly hold: number | null
    readonly reason?: TransitReason
    readonly note?: string
    /** It stands on its shelf still; its journey begins when it is scanned to leave. */
    readonly requestedOnly?: boolean
  },
): Promise<number> {
  const row = await tables(w)
    .insertInto('circulation.transit')
    .values({
      item_id: transit.item,
      from_branch_id: transit.from,
      to_branch_id: transit.to,
      hold_id: transit.hold,
      reason: transit.reason ?? (transit.hold === null ? 'return' : 'hold'),
      requested_at: w.now,
      sent_at: transit.requestedOnly === true ? null : w.now,
      note: transit.note ?? '',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Writes a scan at the return desk under a number that was taken for it, without waiting for the answer. */
export function insertCheckIn(
  w: Work,
  id: number,
  scan: {
    readonly item: number
    readonly branch: number
    readonly loan: number | null
    readonly hold: number | null
    readonly transit: number | null
    readonly inHouse: boolean
    readonly before: Before
  },
): void {
  w.send(
    sql`
    insert into circulation.check_in (id, item_id, branch_id, at, by_name, loan_id, hold_id, transit_id, in_house, before)
    overriding system value values (${id}, ${scan.item}, ${scan.branch}, ${w.now}, ${actorName(w.actor)}, ${scan.loan}, ${scan.hold}, ${scan.transit}, ${scan.inHouse},
      ${jsonb(scan.before)})`.compile(w.db),
  )
}

/** A scan at the return desk, locked. */
export function checkInForUpdate(w: Work, id: number) {
  return tables(w).selectFrom('circulation.check_in').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** True when something happened with an item after a scan. */
export async function hasLaterScan(w: Work, item: number, checkIn: number): Promise<boolean> {
  const { rows } = await sql<{ later: boolean }>`
    select exists (select from circulation.check_in where item_id = ${item} and id > ${checkIn} and undone_at is null)
      or exists (select from circulation.loan l, circulation.check_in c where c.id = ${checkIn} and l.item_id = ${item} and l.out_at > c.at) as later`.execute(
    w.db,
  )
  return rows[0]?.later ?? false
}

/** Marks a scan as undone. */
export async function markUndone(w: Work, id: number): Promise<void> {
  await tables(w).updateTable('circulation.check_in').set({ undone_at: w.now }).where('id', '=', id).execute()
}

/** A stored `before` with its moments and days as they were. */
export function revivedBefore(stored: unknown): Before {
  const before = stored as Before & { readonly hold: Readonly<Record<string, unknown>> | null }
  return before.hold ? { ...before, hold: reviveHold(before.hold) } : before
}
