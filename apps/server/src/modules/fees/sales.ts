import { sql, type RawBuilder } from 'kysely'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { correct } from './charge.ts'
import type { PaymentMethod, Receipt } from './contract.ts'
import type { ListSales, RefundSaleLine, Sale } from './contract-sales.ts'
import { refundPayment } from './refund-payment.ts'
import type { FeesTables } from './tables.ts'

interface SaleRow {
  readonly id: number
  readonly at: Temporal.Instant
  readonly by: string
  readonly branch: number
  readonly patron_id: number | null
  readonly patron_name: string | null
  readonly payment: number | null
  readonly method: PaymentMethod | null
  readonly receipt: number | null
  readonly currency: string
  readonly lines: readonly {
    readonly id: number
    readonly product: number | null
    readonly description: string
    readonly quantity: number
    readonly unit: string
    readonly amount: number
    readonly charge: number | null
    readonly refunded: number
  }[]
  readonly total: number
}

// What a charge asks less than its line did was given back.
async function saleRows(w: Work, condition: RawBuilder<unknown>): Promise<readonly SaleRow[]> {
  const { rows } = await sql<SaleRow>`
    select s.id, s.at, s.by_name as by, s.branch_id as branch, s.patron_id, p.name as patron_name,
      m.id as payment, m.method, m.receipt_id as receipt, count(*) over () as total,
      coalesce(m.currency, (select c.currency from fees.charge c join fees.sale_line l on l.charge_id = c.id where l.sale_id = s.id limit 1), '') as currency,
      (select jsonb_agg(jsonb_build_object('id', l.id, 'product', l.product_id, 'description', l.description, 'quantity', l.quantity,
          'unit', l.unit, 'amount', l.amount, 'charge', l.charge_id, 'refunded', l.amount - coalesce(c.amount, l.amount)) order by l.id)
        from fees.sale_line l left join fees.charge c on c.id = l.charge_id where l.sale_id = s.id) as lines
    from fees.sale s left join fees.movement m on m.id = s.payment_id left join patrons.patron_view p on p.id = s.patron_id
    where ${condition}`.execute(w.db)
  return rows
}

function saleView(row: SaleRow, libraryCurrency: string): Sale {
  const currency = row.currency === '' ? libraryCurrency : row.currency
  const money = (amount: number) => ({ amount, currency })
  return {
    id: row.id,
    at: row.at.toString(),
    by: row.by,
    branch: row.branch,
    patron: row.patron_id === null ? null : { id: row.patron_id, name: row.patron_name ?? '' },
    payment: row.payment,
    method: row.method,
    receipt: row.receipt,
    total: money(row.lines.reduce((sum, line) => sum + line.amount, 0)),
    refunded: money(row.lines.reduce((sum, line) => sum + line.refunded, 0)),
    lines: row.lines.map((line) => ({ ...line, amount: money(line.amount), refunded: money(line.refunded) })),
  }
}

/** One sale. */
export async function saleById(w: Work, id: number): Promise<Sale | Refusal> {
  const [row] = await saleRows(w, sql`s.id = ${id}`)
  return row ? saleView(row, await currencyOf(w)) : notFound('sale', `There is no sale ${id}.`)
}

/** Sales, newest first. */
export async function listSales(w: Work, query: NonNullable<(typeof ListSales)['types']>['query']) {
  const conditions = [
    sql`true`,
    ...(query.branch === undefined ? [] : [sql`s.branch_id = ${query.branch}`]),
    ...(query.receipt === undefined ? [] : [sql`m.receipt_id = ${query.receipt}`]),
  ]
  const rows = await saleRows(
    w,
    sql`${sql.join(conditions, sql` and `)} order by s.id desc limit ${query.limit ?? 100} offset ${query.offset ?? 0}`,
  )
  const currency = await currencyOf(w)
  return { total: rows[0]?.total ?? 0, rows: rows.map((row) => saleView(row, currency)) }
}

async function currencyOf(w: Work): Promise<string> {
  return (await libraryOf(w)).currency
}

/** Takes something back that was sold: the money of a paid line goes back, one on the account is taken off it. */
export async function refundSaleLine(
  w: Work,
  id: number,
  request: NonNullable<(typeof RefundSaleLine)['types']>['body'],
): Promise<{ sale: Sale; receipt: Receipt | null } | Refusal> {
  const sale = await saleById(w, id)
  if (isRefusal(sale)) return sale
  const line = sale.lines.find((one) => one.id === request.line)
  if (!line) return notFound('sale-line', `Sale ${id} has no line ${request.line}.`)
  const left = line.amount.amount - line.refunded.amount
  const amount = request.amount?.amount ?? left
  if (line.charge === null || left === 0 || amount <= 0)
    return refuse({ code: 'nothing-to-refund', message: 'Nothing of this line is left to give back.' })
  const payment = sale.payment ?? (await paymentOf(w, line.charge))
  if (payment === null) {
    if (amount > left)
      return refuse({
        code: 'more-than-paid',
        field: 'amount',
        message: 'That is more than this line cost. Give back less.',
      })
    await correct(w, line.charge, { amount: left - amount, currency: line.amount.currency }, request.reason)
    const after = await saleById(w, id)
    return isRefusal(after) ? after : { sale: after, receipt: null }
  }
  const { method, reason, till } = request
  const refunded = await refundPayment(w, {
    payment,
    lines: [{ charge: line.charge, amount: { amount, currency: line.amount.currency } }],
    reason,
    ...(method && { method }),
    ...(till !== undefined && { till }),
  })
  if (isRefusal(refunded)) return refunded
  const after = await saleById(w, id)
  return isRefusal(after) ? after : { sale: after, receipt: refunded.receipt }
}

/** The payment that settled most of what was put on an account; null while it is owed. */
async function paymentOf(w: Work, charge: number): Promise<number | null> {
  const row = await tablesOf<FeesTables>(w)
    .selectFrom('fees.allocation as a')
    .innerJoin('fees.movement as m', 'm.id', 'a.movement_id')
    .select('m.id')
    .where('a.charge_id', '=', charge)
    .where('m.kind', '=', 'payment')
    .groupBy('m.id')
    .having((is) => is(is.fn.sum('a.amount'), '>', 0))
    .orderBy((is) => is.fn.sum('a.amount'), 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}
