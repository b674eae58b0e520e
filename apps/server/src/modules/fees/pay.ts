import type { Money } from '../../platform/money.ts'
import { formatMoney } from '../../platform/money.ts'
import { jsonb } from '../../platform/db.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { actorName } from '../../platform/actor.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById, libraryOf } from '../org/index.ts'
import { patronBrief } from '../patrons/index.ts'
import { accountOf } from './account.ts'
import { amountProblem, fixAccruing } from './charge.ts'
import type { Account, Pay, Receipt } from './contract.ts'
import { spreadPayment } from './rules/spread-payment.ts'
import { allocate, insertMovement, lockAccount, nextReceiptNumber, openCharges } from './store.ts'
import type { FeesTables } from './tables.ts'

type PayBody = NonNullable<(typeof Pay)['types']>['body']

/** A payment as it is asked for. */
export type PayRequest = PayBody & { readonly patron: number }

async function requestProblem(w: Work, request: PayRequest): Promise<Refusal | undefined> {
  const problem = await amountProblem(w, request.amount, 'amount')
  if (problem) return problem
  if (!request.tendered) return undefined
  if (request.method !== 'cash') {
    return refuse({
      code: 'invalid-tendered',
      field: 'tendered',
      message: 'Only for cash is something handed over and change given back.',
    })
  }
  return request.tendered.amount < request.amount.amount
    ? refuse({
        code: 'invalid-tendered',
        field: 'tendered',
        message: `${formatMoney(request.tendered)} is less than the ${formatMoney(request.amount)} to be paid.`,
      })
    : undefined
}

/** Takes a payment: what still grows is fixed first, charges are settled, a receipt is numbered. */
export async function pay(w: Work, request: PayRequest): Promise<{ receipt: Receipt; account: Account } | Refusal> {
  const problem = await requestProblem(w, request)
  if (problem) return problem
  const patron = await patronBrief(w, request.patron)
  if (!patron) return notFound('patron', `There is no patron ${request.patron}.`)
  await lockAccount(w, request.patron)
  const chosen = request.charges ?? request.loans
  const fixed = chosen && !request.loans ? [] : await fixAccruing(w, request.patron, request.loans)
  const only = chosen && [...(request.charges ?? []), ...(request.loans ? fixed : [])]
  const charges = await openCharges(w, request.patron, only)
  const missing = (request.charges ?? []).filter((id) => !charges.some((one) => one.id === id))
  if (missing.length > 0) return refuse(chargeGone(missing))
  const owed = charges.reduce((sum, one) => sum + one.outstanding, 0)
  if (request.amount.amount > owed && request.keepCredit !== true) {
    return refuse({
      code: 'more-than-owed',
      message: `Only ${formatMoney({ ...request.amount, amount: owed })} is owed here. Take less, or keep the rest as credit.`,
      facts: { owed },
    })
  }
  const shares = spreadPayment(charges, request.amount.amount, request.spread ?? 'oldest-first')
  const used = shares.reduce((sum, share) => sum + share.amount, 0)
  const before = await accountOf(w, request.patron)
  const remaining = { amount: before.balance.amount - request.amount.amount, currency: request.amount.currency }
  const lines = shares.map((share) => ({
    description: charges.find((one) => one.id === share.charge)?.description ?? '',
    amount: { amount: share.amount, currency: request.amount.currency },
  }))
  const receipt = await writeReceipt(w, request, patron, lines, remaining)
  const movement = await insertMovement(w, {
    patron: request.patron,
    kind: 'payment',
    amount: request.amount,
    unallocated: request.amount.amount - used,
    method: request.method,
    branch: branchOf(w, patron),
    by: actorName(w.actor),
    ...(request.note !== undefined && { reason: request.note }),
    receipt: receipt.id,
  })
  await allocate(w, movement, shares, { fromCredit: false })
  await w.audit({
    action: 'payment.take',
    subject: `patron:${request.patron}`,
    detail: { payment: movement, amount: request.amount, method: request.method, receipt: receipt.number },
  })
  return { receipt, account: await accountOf(w, request.patron) }
}

function chargeGone(ids: readonly number[]): Block {
  return {
    code: 'charge-settled',
    message:
      ids.length === 1
        ? 'That charge is not open any more: it was paid or waived. Look at the account again.'
        : 'Some of these charges are not open any more. Look at the account again.',
    facts: { charges: ids },
  }
}

function branchOf(w: Work, patron: { readonly branch: number }): number {
  return 'branch' in w.actor && w.actor.branch !== null ? w.actor.branch : patron.branch
}

async function writeReceipt(
  w: Work,
  request: PayRequest,
  patron: { readonly id: number; readonly name: string; readonly card: string | null; readonly branch: number },
  lines: Receipt['lines'],
  remaining: Money,
): Promise<Receipt> {
  const branch = await branchById(w, branchOf(w, patron))
  if (!branch) throw new Error(`Branch ${branchOf(w, patron)} of the desk is gone.`)
  const year = w.now.toZonedDateTimeISO(branch.timeZone).year
  const { currency } = await libraryOf(w)
  const content: Omit<Receipt, 'id'> = {
    number: await nextReceiptNumber(w, branch, year),
    at: w.now.toString(),
    by: actorName(w.actor),
    branch: branch.name,
    patron: { id: patron.id, name: patron.name, card: patron.card },
    method: request.method,
    amount: request.amount,
    tendered: request.tendered ?? null,
    change: request.tendered ? { amount: request.tendered.amount - request.amount.amount, currency } : null,
    lines,
    remaining,
  }
  const row = await tablesOf<FeesTables>(w)
    .insertInto('fees.receipt')
    .values({ number: content.number, patron_id: patron.id, at: w.now, content: jsonb(content) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id: row.id, ...content }
}

/** A receipt as it was printed. */
export async function receiptOf(w: Work, id: number): Promise<Receipt | Refusal> {
  const row = await tablesOf<FeesTables>(w)
    .selectFrom('fees.receipt')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row
    ? { id: row.id, ...(row.content as Omit<Receipt, 'id'>) }
    : notFound('receipt', `There is no receipt ${id}.`)
}
