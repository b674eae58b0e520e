import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { Money } from '../../platform/money.ts'
import { ask } from '../../platform/port.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import type { Account, Charge, Movement } from './contract.ts'
import { accruingFines, type AccruingFine } from './ports.ts'
import type { FeesTables } from './tables.ts'

type ChargeRow = Selectable<FeesTables['fees.charge']> & {
  readonly title: string | null
  readonly barcode: string | null
}

async function chargeRows(
  w: Work,
  patron: number,
  closed: boolean,
  loans: readonly number[],
): Promise<readonly ChargeRow[]> {
  const { rows } = await sql<ChargeRow>`
    select c.*, i.title, i.barcode from fees.charge c left join catalog.item_history_view i on i.id = c.item_id
    where c.patron_id = ${patron}
      and (c.outstanding > 0 or ${closed} or (c.kind = 'overdue' and c.loan_id = any(${[...loans]}::bigint[])))
    order by c.at, c.id`.execute(w.db)
  return rows
}

function chargeView(row: ChargeRow, fine: AccruingFine | undefined): Charge {
  const growth = fine ? Math.max(0, fine.amount.amount - row.amount) : 0
  const money = (amount: number): Money => ({ amount, currency: row.currency })
  return {
    id: row.id,
    kind: row.kind,
    amount: money(row.amount + growth),
    outstanding: money(row.outstanding + growth),
    at: row.at.toString(),
    description: fine?.description ?? row.description,
    loan: row.loan_id,
    item: row.item_id,
    title: row.title,
    barcode: row.barcode,
    branch: row.branch_id,
    accruing: fine !== undefined,
    ...(row.original_amount !== null && { original: money(row.original_amount) }),
  }
}

async function accruingViews(w: Work, fines: readonly AccruingFine[]): Promise<readonly Charge[]> {
  if (fines.length === 0) return []
  const { rows } = await sql<{ id: number; title: string; barcode: string }>`
    select id, title, barcode from catalog.item_history_view where id = any(${fines.map((fine) => fine.item)}::bigint[])`.execute(
    w.db,
  )
  const items = new Map(rows.map((row) => [row.id, row]))
  return fines.map((fine) => ({
    id: null,
    kind: 'overdue',
    amount: fine.amount,
    outstanding: fine.amount,
    at: fine.due.toString(),
    description: fine.description,
    loan: fine.loan,
    item: fine.item,
    title: items.get(fine.item)?.title ?? null,
    barcode: items.get(fine.item)?.barcode ?? null,
    branch: fine.branch,
    accruing: true,
  }))
}

type MovementRow = Selectable<FeesTables['fees.movement']> & { readonly lines: Movement['lines'] | null }

/** What a movement `m` gave to charges, or took back from them, as JSON. */
export const movementLines = sql`(
  select jsonb_agg(jsonb_build_object('charge', a.charge_id, 'description', c.description,
    'amount', jsonb_build_object('amount', a.amount, 'currency', m.currency)) order by a.id)
  from fees.allocation a join fees.charge c on c.id = a.charge_id
  where (a.movement_id = m.id and a.taken_back_by is null) or a.taken_back_by = m.id)`

/** A movement as screens show it. */
export function movementView(row: MovementRow): Movement {
  return {
    id: row.id,
    kind: row.kind,
    amount: { amount: row.amount, currency: row.currency },
    method: row.method,
    at: row.at.toString(),
    by: row.by_name,
    branch: row.branch_id,
    reason: row.reason,
    receipt: row.receipt_id,
    reverses: row.reverses_id,
    refunds: row.refunds_id,
    account: row.to_account,
    tillSession: row.till_session_id,
    unallocated: { amount: row.unallocated, currency: row.currency },
    lines: row.lines ?? [],
  }
}

async function movementViews(w: Work, patron: number): Promise<Movement[]> {
  const { rows } = await sql<MovementRow>`
    select m.*, ${movementLines} as lines
    from fees.movement m where m.patron_id = ${patron} order by m.id desc limit 500`.execute(w.db)
  return rows.map(movementView)
}

/** What a patron owes as of now, accruing fines included, and what has moved; `closed` shows settled charges too. */
export async function accountOf(w: Work, patron: number, closed = false): Promise<Account> {
  const { currency } = await libraryOf(w)
  const fines = new Map((await ask(w.platform, accruingFines)(w, patron)).map((fine) => [fine.loan, fine]))
  const rows = await chargeRows(w, patron, closed, [...fines.keys()])
  const fineOf = (row: ChargeRow) =>
    row.kind === 'overdue' && row.loan_id !== null ? fines.get(row.loan_id) : undefined
  const fixed = rows.map((row) => chargeView(row, fineOf(row)))
  const charged = new Set(rows.filter((row) => row.kind === 'overdue').map((row) => row.loan_id))
  const growing = await accruingViews(
    w,
    [...fines.values()].filter((fine) => !charged.has(fine.loan) && fine.amount.amount > 0),
  )
  const charges = [...fixed, ...growing]
    .filter((charge) => closed || charge.outstanding.amount > 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  const credit = await creditOf(w, patron)
  const owed = charges.reduce((sum, charge) => sum + charge.outstanding.amount, 0)
  return {
    patron,
    balance: { amount: owed - credit, currency },
    credit: { amount: credit, currency },
    charges,
    movements: await movementViews(w, patron),
  }
}

/** Money of a patron that no charge has used, in minor units. */
export async function creditOf(w: Work, patron: number): Promise<number> {
  const { sum } = await tablesOf<FeesTables>(w)
    .selectFrom('fees.movement')
    .select((select) => select.fn.coalesce(select.fn.sum<string>('unallocated'), sql<string>`0`).as('sum'))
    .where('patron_id', '=', patron)
    .where('unallocated', '>', 0)
    .executeTakeFirstOrThrow()
  return Number(sum)
}

/** What a patron owes in all as of now; below zero the library owes. */
export async function balanceOf(w: Work, patron: number): Promise<Money> {
  const { currency } = await libraryOf(w)
  const { rows } = await sql<{ balance: number }>`select ${fixedBalanceSql(patron)} as balance`.execute(w.db)
  return { amount: (rows[0]?.balance ?? 0) + (await growingOf(w, patron)), currency }
}

/** What a patron owes in fixed charges less credit, in minor units, as a part of a larger query. */
export function fixedBalanceSql(patron: number | RawBuilder<number>): RawBuilder<number> {
  return sql`coalesce((select outstanding - credit from fees.balance_view where patron_id = ${patron}), 0)`
}

/** How much accruing fines of a patron come on top of the fixed charges, in minor units. */
export async function growingOf(w: Work, patron: number): Promise<number> {
  const fines = await ask(w.platform, accruingFines)(w, patron)
  return fines.length === 0 ? 0 : growthOf(w, fines)
}

/** How much accruing fines have grown beyond what of them was charged already. */
async function growthOf(w: Work, fines: readonly AccruingFine[]): Promise<number> {
  const rows = await tablesOf<FeesTables>(w)
    .selectFrom('fees.charge')
    .select(['loan_id', 'amount'])
    .where('kind', '=', 'overdue')
    .where(
      'loan_id',
      'in',
      fines.map((fine) => fine.loan),
    )
    .execute()
  const charged = new Map(rows.map((row) => [row.loan_id, row.amount]))
  return fines.reduce((sum, fine) => sum + Math.max(0, fine.amount.amount - (charged.get(fine.loan) ?? 0)), 0)
}
