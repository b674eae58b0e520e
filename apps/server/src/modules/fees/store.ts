import { sql } from 'kysely'
import type { Money } from '../../platform/money.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { ChargeKind } from './contract.ts'
import { lossSettled } from './events.ts'
import type { Given } from './rules/correct-charge.ts'
import type { Share } from './rules/spread-payment.ts'
import type { FeesTables } from './tables.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<FeesTables>(w)

/** Locks the account of a patron: two desks never settle the same cent. */
export async function lockAccount(w: Work, patron: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('fees.account', ${patron}))`.execute(w.db)
}

/** A charge to be written. */
export interface NewCharge {
  readonly patron: number
  readonly kind: ChargeKind
  readonly amount: Money
  readonly description: string
  readonly loan?: number | null
  readonly item?: number | null
  readonly branch?: number | null
  readonly at?: Temporal.Instant
}

/** Writes a charge; only what the desk sold has no patron. */
export async function insertCharge(
  w: Work,
  charge: Omit<NewCharge, 'patron'> & { readonly patron: number | null },
): Promise<number> {
  const row = await tables(w)
    .insertInto('fees.charge')
    .values({
      patron_id: charge.patron,
      kind: charge.kind,
      amount: charge.amount.amount,
      outstanding: charge.amount.amount,
      currency: charge.amount.currency,
      at: charge.at ?? w.now,
      description: charge.description,
      loan_id: charge.loan ?? null,
      item_id: charge.item ?? null,
      branch_id: charge.branch ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Whose charge it is; undefined when there is no such charge. */
export async function patronOfCharge(w: Pick<Work, 'db'>, id: number): Promise<number | undefined> {
  const row = await tables(w).selectFrom('fees.charge').select('patron_id').where('id', '=', id).executeTakeFirst()
  return row?.patron_id ?? undefined
}

/** A charge with its row locked. */
export function chargeForUpdate(w: Work, id: number) {
  return tables(w).selectFrom('fees.charge').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The overdue charge of a loan, locked, if there is one. */
export function overdueChargeForUpdate(w: Work, loan: number) {
  return tables(w)
    .selectFrom('fees.charge')
    .selectAll()
    .where('loan_id', '=', loan)
    .where('kind', '=', 'overdue')
    .forUpdate()
    .executeTakeFirst()
}

/** Charges of a loan by kind; without locks, so that whoever goes on takes the account's lock first. */
export function loanCharges(w: Work, loan: number, kinds: readonly ChargeKind[]) {
  return tables(w)
    .selectFrom('fees.charge')
    .selectAll()
    .where('loan_id', '=', loan)
    .where('kind', 'in', [...kinds])
    .orderBy('id')
    .execute()
}

/** Sets what a charge is and what of it is owed. */
export async function writeCharge(
  w: Work,
  id: number,
  values: { readonly amount?: number; readonly outstanding: number; readonly cancelled?: boolean },
): Promise<void> {
  await tables(w)
    .updateTable('fees.charge')
    .set({
      outstanding: values.outstanding,
      ...(values.amount !== undefined && { amount: values.amount }),
      ...(values.cancelled && { cancelled_at: w.now }),
    })
    .where('id', '=', id)
    .execute()
}

/** Open charges of a patron and the overdue charges of some loans, paid or not; oldest first, locked. */
export function owedCharges(w: Work, patron: number, loans: readonly number[]) {
  return tables(w)
    .selectFrom('fees.charge')
    .selectAll()
    .where('patron_id', '=', patron)
    .where((is) =>
      is.or([
        is('outstanding', '>', 0),
        is.and([is('kind', '=', 'overdue'), is('loan_id', '=', sql<number>`any(${[...loans]}::bigint[])`)]),
      ]),
    )
    .orderBy('at')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Open charges of a patron, oldest first, locked. */
export async function openCharges(w: Work, patron: number, only?: readonly number[]) {
  let query = tables(w)
    .selectFrom('fees.charge')
    .selectAll()
    .where('patron_id', '=', patron)
    .where('outstanding', '>', 0)
  if (only) query = query.where('id', '=', sql<number>`any(${[...only]}::bigint[])`)
  return query.orderBy('at').orderBy('id').forUpdate().execute()
}

/** Movements with something left to use, oldest first, locked. */
export function openCredits(w: Work, patron: number) {
  return tables(w)
    .selectFrom('fees.movement')
    .selectAll()
    .where('patron_id', '=', patron)
    .where('unallocated', '>', 0)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** What was given towards a charge by each movement, oldest first, what was taken back taken off. */
export async function givenTowards(w: Work, charge: number): Promise<readonly Given[]> {
  const { rows } = await sql<Given>`
    select a.movement_id as movement, m.kind, m.became_charge_id as became, sum(a.amount)::bigint as amount
    from fees.allocation a join fees.movement m on m.id = a.movement_id
    where a.charge_id = ${charge} group by a.movement_id, m.kind, m.became_charge_id having sum(a.amount) > 0 order by a.movement_id`.execute(
    w.db,
  )
  return rows
}

/** What a movement has given to each charge, what was taken back taken off. */
export async function allocatedBy(w: Work, movement: number): Promise<readonly Share[]> {
  const { rows } = await sql<Share>`
    select charge_id as charge, sum(amount)::bigint as amount from fees.allocation
    where movement_id = ${movement} group by charge_id having sum(amount) > 0 order by charge_id`.execute(w.db)
  return rows
}

/** Gives parts of a movement to charges: lowers what they owe and what is left of the movement. */
export async function allocate(
  w: Work,
  movement: number,
  shares: readonly Share[],
  options: { readonly fromCredit: boolean },
): Promise<void> {
  if (shares.length === 0) return
  const json = JSON.stringify(shares)
  const { rows } = await sql<{ loan: number | null; kind: ChargeKind; outstanding: number }>`
    with share as (select charge, amount from jsonb_to_recordset(${json}::jsonb) as s(charge bigint, amount bigint)),
      line as (insert into fees.allocation (movement_id, charge_id, amount, at)
        select ${movement}::bigint, charge, amount, ${w.now} from share)
    update fees.charge c set outstanding = c.outstanding - share.amount from share where c.id = share.charge
    returning c.loan_id as loan, c.kind, c.outstanding`.execute(w.db)
  for (const { loan, kind, outstanding } of rows)
    if (loan !== null && outstanding === 0 && (kind === 'lost' || kind === 'processing'))
      await w.publish(lossSettled, { loan })
  if (options.fromCredit) {
    const used = shares.reduce((sum, share) => sum + share.amount, 0)
    await changeRest(w, movement, -used)
  }
}

/** Takes back a part of what a movement gave to a charge; it becomes credit again, or is gone. */
export async function takeBack(
  w: Work,
  charge: number,
  part: { readonly movement: number; readonly amount: number; readonly becomesCredit: boolean },
  by: { readonly movement: number | null; readonly cause: string },
): Promise<void> {
  await tables(w)
    .insertInto('fees.allocation')
    .values({
      movement_id: part.movement,
      charge_id: charge,
      amount: -part.amount,
      at: w.now,
      taken_back_by: by.movement,
      cause: by.cause,
    })
    .execute()
  if (part.becomesCredit) await changeRest(w, part.movement, part.amount)
}

/** Raises or lowers what is left of a movement. */
export async function changeRest(w: Work, movement: number, by: number): Promise<void> {
  await sql`update fees.movement set unallocated = unallocated + ${by} where id = ${movement}`.execute(w.db)
}

/** A movement to be written. */
export interface NewMovement {
  readonly patron: number | null
  readonly kind: FeesTables['fees.movement']['kind']
  readonly amount: Money
  readonly unallocated?: number
  readonly method?: FeesTables['fees.movement']['method']
  readonly branch: number | null
  readonly by: string
  readonly reason?: string
  readonly receipt?: number
  readonly reverses?: number
  readonly tillSession?: number | null
  readonly refunds?: number
  readonly amnesty?: number
  /** The charge that somebody else owes instead. */
  readonly becameCharge?: number
  readonly toAccount?: string
}

/** Writes a movement. */
export async function insertMovement(w: Work, movement: NewMovement): Promise<number> {
  const row = await tables(w)
    .insertInto('fees.movement')
    .values({
      patron_id: movement.patron,
      kind: movement.kind,
      amount: movement.amount.amount,
      unallocated: movement.unallocated ?? 0,
      currency: movement.amount.currency,
      method: movement.method ?? null,
      at: w.now,
      by_name: movement.by,
      branch_id: movement.branch,
      reason: movement.reason ?? '',
      receipt_id: movement.receipt ?? null,
      reverses_id: movement.reverses ?? null,
      till_session_id: movement.tillSession ?? null,
      refunds_id: movement.refunds ?? null,
      amnesty_id: movement.amnesty ?? null,
      became_charge_id: movement.becameCharge ?? null,
      to_account: movement.toAccount ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The next receipt number of a branch and year: `ELM-2026-000017`, without gaps. */
export async function nextReceiptNumber(
  w: Work,
  branch: { readonly id: number; readonly code: string },
  year: number,
): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into fees.receipt_counter as c (branch_id, year, last) values (${branch.id}, ${year}, 1)
    on conflict (branch_id, year) do update set last = c.last + 1 returning last`.execute(w.db)
  return `${branch.code}-${year}-${String(rows[0]?.last ?? 0).padStart(6, '0')}`
}
