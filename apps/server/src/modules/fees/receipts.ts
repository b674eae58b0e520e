import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import type { Money } from '../../platform/money.ts'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from '../org/index.ts'
import { survivingPatron, type PatronName } from '../patrons/index.ts'
import type { PaymentMethod, Receipt } from './contract.ts'
import { nextReceiptNumber } from './store.ts'
import type { FeesTables } from './tables.ts'

/** What a receipt says. */
export interface NewReceipt {
  readonly kind: Receipt['kind']
  /** Undefined for a sale to somebody who is no patron. */
  readonly patron: PatronName | undefined
  /** Where the money moved; else it is counted at the patron's branch. */
  readonly branch: number | null
  readonly method: PaymentMethod
  readonly amount: Money
  readonly tendered?: Money
  readonly lines: readonly { readonly description: string; readonly share: number }[]
  /** What is owed afterwards, in minor units. */
  readonly remaining: number
}

/** Writes a receipt, numbered in the branch's series of the year. */
export async function writeReceipt(
  w: Work,
  request: NewReceipt,
): Promise<{ readonly view: Receipt; readonly branch: number }> {
  const place = request.branch ?? request.patron?.branch
  const branch = place === undefined ? undefined : await branchById(w, place)
  if (!branch) throw new Error(`There is no branch ${place} to take a payment at.`)
  const { patron, amount, tendered } = request
  const money = (minor: number) => ({ amount: minor, currency: amount.currency })
  const kept = amount.amount - request.lines.reduce((sum, line) => sum + line.share, 0)
  const rest = request.kind === 'payment' ? 'Kept as credit' : 'From credit'
  const content: ReceiptContent = {
    kind: request.kind,
    number: await nextReceiptNumber(w, branch, w.now.toZonedDateTimeISO(branch.timeZone).year),
    at: w.now.toString(),
    by: actorName(w.actor),
    branch: branch.name,
    patron: patron ? { id: patron.id, name: patron.name, card: patron.card } : null,
    method: request.method,
    amount,
    tendered: tendered ?? null,
    change: tendered ? money(tendered.amount - amount.amount) : null,
    lines: [
      ...request.lines.map(({ description, share }) => ({ description, amount: money(share) })),
      ...(kept > 0 ? [{ description: rest, amount: money(kept) }] : []),
    ],
    remaining: money(request.remaining),
  }
  const row = await tablesOf<FeesTables>(w)
    .insertInto('fees.receipt')
    .values({ number: content.number, patron_id: patron?.id ?? null, at: w.now, content: jsonb(content) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { view: { id: row.id, ...content, printed: 0 }, branch: branch.id }
}

/** A receipt as it was printed. */
export async function receiptOf(w: Pick<Work, 'db'>, id: number): Promise<Receipt | Refusal> {
  const row = await tablesOf<FeesTables>(w)
    .selectFrom('fees.receipt')
    .selectAll()
    .select((is) =>
      is
        .selectFrom('fees.receipt_print')
        .select(is.fn.countAll<number>().as('printed'))
        .whereRef('receipt_id', '=', 'fees.receipt.id')
        .as('printed'),
    )
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return notFound('receipt', `There is no receipt ${id}.`)
  const content = parsedReceipt(row.content)
  return {
    id: row.id,
    ...content,
    patron: await patronNow(w, content.patron),
    printed: row.printed ?? 0,
  }
}

/** Whose a receipt is: where two records became one, the one that was kept, and the other as a note. */
async function patronNow(w: Pick<Work, 'db'>, written: ReceiptContent['patron']): Promise<Receipt['patron']> {
  const now = written && (await survivingPatron(w, written.id))
  if (!written || !now || now.id === written.id) return written
  const { id, name, card } = now
  return { id, name, card, formerly: { id: written.id, name: written.name, card: written.card } }
}

/** A receipt by the number that is printed on it. */
export async function receiptByNumber(w: Pick<Work, 'db'>, number: string): Promise<Receipt | Refusal> {
  const row = await tablesOf<FeesTables>(w)
    .selectFrom('fees.receipt')
    .select('id')
    .where('number', '=', number.trim())
    .executeTakeFirst()
  return row ? receiptOf(w, row.id) : notFound('receipt', `There is no receipt ${number}.`)
}

type ReceiptContent = Omit<Receipt, 'id' | 'printed'>

/** The stored content is what {@link writeReceipt} wrote; the first receipts did not say their kind. */
function parsedReceipt(content: unknown): ReceiptContent {
  const stored = content as Omit<ReceiptContent, 'kind'> & Partial<Pick<ReceiptContent, 'kind'>>
  return { ...stored, kind: stored.kind ?? 'payment' }
}

/** Notes that a receipt went out; what is printed after the first time is marked as a copy. */
export async function notePrint(w: Work, receipt: number, way: 'paper' | 'mail'): Promise<void> {
  await tablesOf<FeesTables>(w)
    .insertInto('fees.receipt_print')
    .values({ receipt_id: receipt, way, at: w.now, by_name: actorName(w.actor) })
    .execute()
}
