import { actorName } from '../../platform/actor.ts'
import type { Money } from '../../platform/money.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { patronBrief, type PatronName } from '../patrons/index.ts'
import { accountOf, balanceOf } from './account.ts'
import { amountProblem, deskBranch } from './charge.ts'
import type { Account, PaymentMethod, Receipt } from './contract.ts'
import type { Sale, Sell } from './contract-sales.ts'
import { paymentProblem } from './pay.ts'
import { productFor } from './products.ts'
import { writeReceipt } from './receipts.ts'
import { lineAmount } from './rules/line-amount.ts'
import { saleById } from './sales.ts'
import { allocate, insertCharge, insertMovement, lockAccount } from './store.ts'
import type { FeesTables } from './tables.ts'
import { placeOfMoney, type MoneyPlace } from './till-at.ts'

type SellRequest = NonNullable<(typeof Sell)['types']>['body']

interface PricedLine {
  readonly product: number | null
  readonly description: string
  readonly quantity: number
  readonly unit: string
  readonly amount: number
}

/** Sells at the desk, to a patron or to anyone; paid at once, or put on the patron's account. */
export async function sell(
  w: Work,
  request: SellRequest,
): Promise<{ sale: Sale; receipt: Receipt | null; account: Account | null } | Refusal> {
  const lines = await pricedLines(w, request)
  if ('ok' in lines) return lines
  const patron = request.patron === undefined ? undefined : await patronBrief(w, request.patron)
  if (request.patron !== undefined && !patron) return notFound('patron', `There is no patron ${request.patron}.`)
  const { currency } = await libraryOf(w)
  const total = { amount: lines.reduce((sum, line) => sum + line.amount, 0), currency }
  const method = total.amount === 0 ? undefined : request.method
  const problem = await saleProblem(w, { method, tendered: request.tendered }, total, patron)
  if (problem) return problem
  const place = await placeOfMoney(w, {
    till: request.till,
    method: method ?? null,
    branch: patron?.branch ?? null,
  })
  if (isRefusal(place)) return place
  if (place.branch === null) {
    return refuse({ code: 'branch-needed', message: 'Say where this is sold: name an open till, or work at a branch.' })
  }
  if (patron) await lockAccount(w, patron.id)
  const charges = await chargeLines(w, lines, patron, { branch: place.branch, currency })
  const paid =
    method === undefined ? undefined : await takePayment(w, { request, method, total, patron, place, lines: charges })
  const sale = await writeSale(w, { patron, branch: place.branch, payment: paid?.movement ?? null, lines: charges })
  await w.audit({
    action: 'sale.make',
    subject: patron ? `patron:${patron.id}` : `sale:${sale}`,
    detail: { sale, total, method: method ?? null, receipt: paid?.receipt.number ?? null },
  })
  w.afterCommit(() => w.platform.live.tell('payment', { patron: patron?.id ?? null }))
  const view = await saleById(w, sale)
  if (isRefusal(view)) return view
  return { sale: view, receipt: paid?.receipt ?? null, account: patron ? await accountOf(w, patron.id) : null }
}

async function pricedLines(w: Work, request: SellRequest): Promise<readonly PricedLine[] | Refusal> {
  const lines: PricedLine[] = []
  for (const [index, line] of request.lines.entries()) {
    const field = `lines.${index}`
    const by = line.product === undefined ? line.code && { code: line.code } : { id: line.product }
    const product = by ? await productFor(w, by) : undefined
    if (by && !product) return notFound('product', `Nothing with the code "${line.code ?? line.product}" is sold here.`)
    if (product?.branch != null && deskBranch(w) !== null && product.branch !== deskBranch(w))
      return notFound('product', `"${product.name}" is not sold at this branch.`)
    const description = line.description?.trim() || product?.name
    if (!description)
      return refuse({ code: 'invalid-line', field, message: 'Say what is sold: a product or a description.' })
    const price = product?.price ?? line.price
    if (!price) return refuse({ code: 'price-needed', field, message: `Type the price of "${description}".` })
    const problem = price.amount === 0 ? undefined : await amountProblem(w, price, field)
    if (problem) return problem
    const quantity = line.quantity ?? 1
    const amount = lineAmount({ price: price.amount, per: product?.price ? product.per : 1, quantity })
    if (amount > 100_000_000_000)
      return refuse({
        code: 'invalid-amount',
        field,
        message: 'The amount is larger than anything sold here. Check it.',
      })
    lines.push({ product: product?.id ?? null, description, quantity, unit: product?.unit ?? 'piece', amount })
  }
  return lines
}

async function saleProblem(
  w: Work,
  request: { readonly method: PaymentMethod | undefined; readonly tendered: Money | undefined },
  total: Money,
  patron: PatronName | undefined,
): Promise<Refusal | undefined> {
  if (total.amount === 0) return undefined
  if (request.method !== undefined) {
    const { method, tendered } = request
    return paymentProblem(w, { amount: total, method, ...(tendered && { tendered }) })
  }
  return patron
    ? undefined
    : refuse({
        code: 'method-needed',
        field: 'method',
        message: 'Say how it is paid. Only a patron can have it put on the account.',
      })
}

interface ChargedLine extends PricedLine {
  readonly charge: number | null
}

async function chargeLines(
  w: Work,
  lines: readonly PricedLine[],
  patron: PatronName | undefined,
  at: { readonly branch: number; readonly currency: string },
): Promise<readonly ChargedLine[]> {
  const charged: ChargedLine[] = []
  for (const line of lines) {
    const amount = { amount: line.amount, currency: at.currency }
    const description = describedLine(line)
    const charge =
      line.amount === 0
        ? null
        : await insertCharge(w, { patron: patron?.id ?? null, kind: 'sale', amount, description, branch: at.branch })
    charged.push({ ...line, charge })
  }
  return charged
}

/** `Print-out × 7`, `Filament, 12.5 gram`. */
function describedLine({ description, quantity, unit }: PricedLine): string {
  if (unit !== 'piece' && unit !== 'page') return `${description}, ${quantity} ${unit}`
  return quantity === 1 ? description : `${description} × ${quantity}`
}

async function takePayment(
  w: Work,
  sale: {
    readonly request: SellRequest
    readonly method: PaymentMethod
    readonly total: Money
    readonly patron: PatronName | undefined
    readonly place: MoneyPlace
    readonly lines: readonly ChargedLine[]
  },
): Promise<{ readonly movement: number; readonly receipt: Receipt }> {
  const { method, total, patron, place } = sale
  const shares = sale.lines.flatMap((line) =>
    line.charge === null ? [] : [{ charge: line.charge, amount: line.amount }],
  )
  const remaining = patron ? (await balanceOf(w, patron.id)).amount - total.amount : 0
  const receipt = await writeReceipt(w, {
    kind: 'payment',
    patron,
    branch: place.branch,
    method,
    amount: total,
    ...(sale.request.tendered && { tendered: sale.request.tendered }),
    lines: sale.lines.map((line) => ({ description: describedLine(line), share: line.amount })),
    remaining,
  })
  const movement = await insertMovement(w, {
    patron: patron?.id ?? null,
    kind: 'payment',
    amount: total,
    method,
    branch: receipt.branch,
    by: actorName(w.actor),
    receipt: receipt.view.id,
    tillSession: place.tillSession,
  })
  await allocate(w, movement, shares, { fromCredit: false })
  return { movement, receipt: receipt.view }
}

async function writeSale(
  w: Work,
  sale: {
    readonly patron: PatronName | undefined
    readonly branch: number
    readonly payment: number | null
    readonly lines: readonly ChargedLine[]
  },
): Promise<number> {
  const db = tablesOf<FeesTables>(w)
  const { id } = await db
    .insertInto('fees.sale')
    .values({
      patron_id: sale.patron?.id ?? null,
      branch_id: sale.branch,
      at: w.now,
      by_name: actorName(w.actor),
      payment_id: sale.payment,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('fees.sale_line')
    .values(
      sale.lines.map((line) => ({
        sale_id: id,
        product_id: line.product,
        description: line.description,
        quantity: String(line.quantity),
        unit: line.unit,
        amount: line.amount,
        charge_id: line.charge,
      })),
    )
    .execute()
  return id
}
