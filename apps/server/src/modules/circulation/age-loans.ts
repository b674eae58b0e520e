import { sql } from 'kysely'
import { auditLines, type AuditEntry } from '../../platform/audit.ts'
import { jsonb } from '../../platform/db.ts'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, withWork, type Work } from '../../platform/work.ts'
import { setItemStatuses } from '../catalog/index.ts'
import { chargeMany, loansCharged, replacementRuleOf, type NewCharge, type ReplacementRule } from '../fees/index.ts'
import { calendarOf } from '../org/index.ts'
import { loanLost } from './events.ts'
import { fineOf, readLoans, type LoanRow } from './loan-rows.ts'
import { bill, lossOf, writeAge } from './losses.ts'
import { agesAt, billedAt } from './rules/ageing.ts'

const Age = defineJob('circulation.age-loans')
const batchSize = 2000

/**
 * Writes down what the clock has said already: loans that are overdue so long that they count as lost, and the charges of
 * those whose billing had waited. Running it again finds nothing to do.
 */
export const ageing: JobHandler = handle(Age, async ({ platform }) => ageLoans(platform), '* * * * *')

/** Ages and bills everything that is due, in batches that each are one transaction. Returns how many of each. */
export async function ageLoans(platform: Platform): Promise<{ readonly aged: number; readonly billed: number }> {
  const aged = await inBatches(platform, ageBatch)
  const billed = await inBatches(platform, billBatch)
  return { aged, billed }
}

interface Cursor {
  readonly at: Temporal.Instant
  readonly id: number
}
interface Batch {
  readonly done: number
  /** Where the next batch begins; undefined at the end. */
  readonly next: Cursor | undefined
}

async function inBatches(platform: Platform, run: (w: Work, after: Cursor) => Promise<Batch>): Promise<number> {
  let done = 0
  let cursor: Cursor | undefined = { at: Temporal.Instant.fromEpochMilliseconds(0), id: 0 }
  while (cursor) {
    const from: Cursor = cursor
    const batch: Batch | { readonly ok: false } = await withWork(platform, carrel, (w) => run(w, from))
    if (isRefusal(batch) || 'ok' in batch) throw new Error('Ageing refuses nothing.')
    done += batch.done
    cursor = batch.next
  }
  return done
}

/** Loans that may have aged, earliest due first, their rows locked; to the minute it is decided by the rule. */
async function candidates(w: Work, after: Cursor): Promise<readonly (Cursor & { readonly id: number })[]> {
  const { rows } = await sql<Cursor>`
    select l.id, l.due_at as at from circulation.loan l
    where l.state = 'out' and (l.terms ? 'lostAfter' or l.terms ? 'lostAfterRecalled')
      and (l.due_at, l.id) > (${after.at}, ${after.id}) and l.due_at < ${w.now}
      and l.due_at + least(${period('lostAfter')}, ${period('lostAfterRecalled')}) - interval '3 days' <= ${w.now}
    order by l.due_at, l.id limit ${batchSize} for update of l skip locked`.execute(w.db)
  return rows
}

const period = (name: 'lostAfter' | 'lostAfterRecalled') =>
  sql`((l.terms -> ${sql.lit(name)} ->> 'count') || ' ' || (l.terms -> ${sql.lit(name)} ->> 'unit'))::interval`

async function ageBatch(w: Work, after: Cursor): Promise<Batch> {
  const found = await candidates(w, after)
  const last = found.at(-1)
  if (!last) return { done: 0, next: undefined }
  const loans = await readLoans(w, sql`l.id = any(${found.map(({ id }) => id)}::bigint[])`)
  const aged: { readonly loan: LoanRow & { readonly patron: number }; readonly at: Temporal.Instant }[] = []
  for (const loan of loans) {
    const { timeZone } = await calendarOf(w, loan.branch)
    const at = agesAt({ ...loan, timeZone })
    const { patron } = loan
    if (at && patron !== null && Temporal.Instant.compare(at, w.now) <= 0) aged.push({ loan: { ...loan, patron }, at })
  }
  const charged = await loansCharged(
    w,
    aged.map(({ loan }) => loan.id),
  )
  // A fine that was fixed before is corrected one by one, with what was paid of it.
  const simple = aged.filter(({ loan }) => !charged.has(loan.id) && !loan.terms.lostForgivesFine)
  const status = new Map<number, 'lost' | 'lost-paid'>()
  for (const { loan } of aged) {
    if (simple.some((one) => one.loan === loan)) continue
    const lost = await writeAge(w, loan)
    status.set(loan.item, lost.state === 'lost-paid' ? 'lost-paid' : 'lost')
  }
  for (const [item, state] of await ageTogether(w, simple)) status.set(item, state)
  await setStatuses(w, 'on-loan', status)
  return { done: aged.length, next: last }
}

/** Writes many losses with one statement each for charges, loans and audit. */
async function ageTogether(
  w: Work,
  aged: readonly { readonly loan: LoanRow & { readonly patron: number }; readonly at: Temporal.Instant }[],
): Promise<ReadonlyMap<number, 'lost' | 'lost-paid'>> {
  const rules = new Map<number, ReplacementRule>()
  const charges: NewCharge[] = []
  const audit: AuditEntry[] = []
  const rows: { id: number; at: string; billed: boolean; state: 'lost' | 'lost-paid' }[] = []
  const status = new Map<number, 'lost' | 'lost-paid'>()
  for (const { loan, at } of aged) {
    const { timeZone } = await calendarOf(w, loan.branch)
    const rule = rules.get(loan.branch) ?? (await replacementRuleOf(w, loan.branch))
    rules.set(loan.branch, rule)
    const { amount } = await fineOf(w, loan, at)
    const about = { patron: loan.patron, loan: loan.id, item: loan.item, branch: loan.branch }
    if (amount.amount > 0)
      charges.push({ ...about, kind: 'overdue', amount, description: `Overdue: ${loan.title}`, at })
    const billed = Temporal.Instant.compare(billedAt(at, { ...loan, timeZone }), w.now) <= 0
    const asked = billed ? await lossCharges(w, loan, rule) : []
    charges.push(...asked)
    const state = billed && loan.terms.lostCharges === 'nothing' ? 'lost-paid' : 'lost'
    rows.push({ id: loan.id, at: at.toString(), billed, state })
    status.set(loan.item, state)
    audit.push({
      action: 'loan.age',
      subject: `loan:${loan.id}`,
      detail: {
        lost: at.toString(),
        billed,
        charges: [amount.amount, ...asked.map((one) => one.amount.amount)].filter((cents) => cents > 0),
      },
    })
  }
  if (rows.length === 0) return status
  await chargeMany(w, charges)
  await sql`
    update circulation.loan l set state = a.state, lost_at = a.at, lost_how = 'aged', billed_at = case when a.billed then ${w.now}::timestamptz end
    from jsonb_to_recordset(${jsonb(rows)}) as a(id bigint, at timestamptz, billed boolean, state text) where l.id = a.id`.execute(
    w.db,
  )
  w.send(auditLines(w, audit))
  for (const { loan } of aged)
    await w.publish(loanLost, { loan: loan.id, patron: loan.patron, item: loan.item, how: 'aged' })
  return status
}

async function lossCharges(
  w: Work,
  loan: LoanRow & { readonly patron: number },
  rule: ReplacementRule,
): Promise<readonly NewCharge[]> {
  const loss = await lossOf(w, loan, 'aged', rule)
  const about = { patron: loan.patron, loan: loan.id, item: loan.item, branch: loan.branch }
  return [
    ...(loss.replacement
      ? [{ ...about, kind: 'lost' as const, amount: loss.replacement, description: `Lost: ${loan.title}` }]
      : []),
    ...(loss.processing
      ? [{ ...about, kind: 'processing' as const, amount: loss.processing, description: `Processing: ${loan.title}` }]
      : []),
  ]
}

async function setStatuses(
  w: Work,
  from: 'on-loan' | 'lost',
  status: ReadonlyMap<number, 'lost' | 'lost-paid'>,
): Promise<void> {
  for (const to of ['lost', 'lost-paid'] as const) {
    const items = [...status].filter(([, state]) => state === to).map(([item]) => item)
    if (items.length > 0 && from !== to) await setItemStatuses(w, items, from, to)
  }
}

async function billBatch(w: Work, after: Cursor): Promise<Batch> {
  const { rows: found } = await sql<Cursor>`
    select l.id, l.lost_at as at from circulation.loan l
    where l.state = 'lost' and l.billed_at is null and (l.lost_at, l.id) > (${after.at}, ${after.id})
    order by l.lost_at, l.id limit ${batchSize} for update of l skip locked`.execute(w.db)
  const last = found.at(-1)
  if (!last) return { done: 0, next: undefined }
  const loans = await readLoans(w, sql`l.id = any(${found.map(({ id }) => id)}::bigint[])`)
  const status = new Map<number, 'lost' | 'lost-paid'>()
  let done = 0
  for (const loan of loans) {
    if (loan.lostAt === null || loan.claim || loan.patron === null) continue
    const { timeZone } = await calendarOf(w, loan.branch)
    if (Temporal.Instant.compare(billedAt(loan.lostAt, { ...loan, timeZone }), w.now) > 0) continue
    const billed = await bill(w, loan)
    if (billed.state === 'lost-paid') status.set(loan.item, 'lost-paid')
    await w.audit({ action: 'loan.bill', subject: `loan:${loan.id}` })
    done += 1
  }
  await setStatuses(w, 'lost', status)
  return { done, next: last }
}
