import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { correct, deskBranch } from './charge.ts'
import { lostReturn, type LossCharge, type LostReturn, type LostReturnFacts } from './rules/lost-return.ts'
import { spreadPayment } from './rules/spread-payment.ts'
import { allocate, insertMovement, loanCharges, lockAccount, openCredits, overdueChargeForUpdate } from './store.ts'
import { voidPayment } from './void-payment.ts'

interface PaidRow {
  readonly id: number
  readonly kind: 'lost' | 'processing'
  readonly amount: number
  readonly outstanding: number
  readonly paid: readonly { readonly amount: number; readonly at: string }[] | null
}

async function lossCharges(w: Work, loan: number): Promise<readonly LossCharge[]> {
  const { rows } = await sql<PaidRow>`
    select c.id, c.kind, c.amount, c.outstanding, (
      select json_agg(json_build_object('amount', given.amount, 'at', given.at) order by given.at)
      from (
        select m.at, sum(a.amount)::bigint as amount from fees.allocation a join fees.movement m on m.id = a.movement_id
        where a.charge_id = c.id and m.kind in ('payment', 'credit') group by m.id having sum(a.amount) > 0
      ) given) as paid
    from fees.charge c where c.loan_id = ${loan} and c.kind in ('lost', 'processing') order by c.id`.execute(w.db)
  return rows.map((row) => ({
    ...row,
    paid: (row.paid ?? []).map(({ amount, at }) => ({ amount, at: Temporal.Instant.from(at) })),
  }))
}

/** Decides what the return of a lost item gives back of the charges of its loan; the account is locked from here on. */
export async function decideLostReturn(
  w: Work,
  loan: { readonly id: number; readonly patron: number },
  facts: Omit<LostReturnFacts, 'charges'>,
): Promise<LostReturn> {
  await lockAccount(w, loan.patron)
  return lostReturn({ ...facts, charges: await lossCharges(w, loan.id) })
}

const cause = 'Found and returned'

/**
 * Writes what was decided: charges are lowered to what is still asked, money that this sets free becomes credit, or
 * settles what else is owed for the loan where the library may not owe anything. Returns how much was taken off or given
 * back, in minor units. The overdue fine has been set right before.
 */
export async function applyLostReturn(
  w: Work,
  loan: { readonly id: number; readonly patron: number },
  decision: LostReturn,
): Promise<number> {
  const before = await loanCharges(w, loan.id, ['lost', 'processing'])
  const open = decision.freedOnlySettles ? await openBeside(w, loan.id, decision) : []
  let room = open.reduce((sum, one) => sum + one.outstanding, 0)
  let settles = 0
  let lowered = 0
  for (const { id, amount, freed } of decision.charges) {
    const charge = before.find((one) => one.id === id)
    if (!charge) continue
    const givenBack = decision.freedOnlySettles ? Math.min(freed, room) : freed
    room -= decision.freedOnlySettles ? givenBack : 0
    settles += decision.freedOnlySettles ? givenBack : 0
    const asked = amount + freed - givenBack
    if (asked === charge.amount) continue
    lowered += charge.amount - asked
    await correct(w, id, { amount: asked, currency: charge.currency }, cause)
    await keepOriginal(w, id, charge.amount)
  }
  if (settles > 0)
    await settleFromCredit(
      w,
      loan.patron,
      open.map((one) => one.id),
      settles,
    )
  return lowered
}

/** What else is owed for a loan, the overdue fine first. */
async function openBeside(w: Work, loan: number, decision: LostReturn) {
  const changed = new Set(decision.charges.map((one) => one.id))
  const all = await loanCharges(w, loan, ['overdue', 'processing', 'rental', 'damage', 'other'])
  return all.filter((one) => one.outstanding > 0 && !changed.has(one.id))
}

async function keepOriginal(w: Work, charge: number, amount: number): Promise<void> {
  await sql`update fees.charge set original_amount = coalesce(original_amount, ${amount}) where id = ${charge}`.execute(
    w.db,
  )
}

async function settleFromCredit(w: Work, patron: number, charges: readonly number[], most: number): Promise<void> {
  let left = most
  for (const credit of await openCredits(w, patron)) {
    if (left === 0) return
    const { rows } = await sql<{ id: number; outstanding: number }>`
      select id, outstanding from fees.charge where id = any(${[...charges]}::bigint[]) and outstanding > 0 order by id`.execute(
      w.db,
    )
    const share = spreadPayment(rows, Math.min(left, credit.unallocated), 'oldest-first')
    await allocate(w, credit.id, share, { fromCredit: true })
    left -= share.reduce((sum, one) => sum + one.amount, 0)
  }
}

/** Forgives what is still owed of the overdue fine of a loan; returns the movement, by which it can be restored. */
export async function forgiveOverdue(w: Work, loan: number, reason: string): Promise<number | undefined> {
  const charge = await overdueChargeForUpdate(w, loan)
  if (!charge || charge.outstanding === 0) return undefined
  const movement = await insertMovement(w, {
    patron: charge.patron_id,
    kind: 'waiver',
    amount: { amount: charge.outstanding, currency: charge.currency },
    branch: deskBranch(w),
    by: actorName(w.actor),
    reason,
  })
  await allocate(w, movement, [{ charge: charge.id, amount: charge.outstanding }], { fromCredit: false })
  await w.audit({
    action: 'charge.waive',
    subject: `patron:${charge.patron_id}`,
    reason,
    detail: { charge: charge.id, amount: charge.outstanding },
  })
  return movement
}

/** Takes the forgiving of a fine back: it is owed again, and the line that forgave it stays with one that says so. */
export async function restoreForgiven(w: Work, movement: number, reason: string): Promise<void> {
  const { rows } = await sql<{ void: boolean }>`
    select exists (select from fees.movement where reverses_id = ${movement}) as void`.execute(w.db)
  if (rows[0]?.void === true) return
  const done = await voidPayment(w, { payment: movement, reason })
  if (isRefusal(done)) throw new Error(`The forgiving ${movement} could not be taken back.`)
}

/** Takes a charge back that was made for nothing, or in error: all that was given towards it is given back. */
export async function cancelCharges(
  w: Work,
  loan: number,
  kinds: readonly ('overdue' | 'lost' | 'processing' | 'damage')[],
  reason: string,
): Promise<number> {
  let lowered = 0
  for (const charge of await loanCharges(w, loan, kinds)) {
    if (charge.amount === 0) continue
    lowered += charge.amount
    await correct(w, charge.id, { amount: 0, currency: charge.currency }, reason)
    await keepOriginal(w, charge.id, charge.amount)
  }
  return lowered
}

/** Money given towards the overdue fine of a loan, in minor units. */
export async function paidOfOverdue(w: Work, loan: number): Promise<number> {
  const { rows } = await sql<{ paid: number }>`
    select coalesce(sum(a.amount), 0)::bigint as paid
    from fees.charge c join fees.allocation a on a.charge_id = c.id join fees.movement m on m.id = a.movement_id
    where c.loan_id = ${loan} and c.kind = 'overdue' and m.kind in ('payment', 'credit')`.execute(w.db)
  return rows[0]?.paid ?? 0
}
