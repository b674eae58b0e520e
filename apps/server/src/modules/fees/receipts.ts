import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from '../org/index.ts'
import type { PatronName } from '../patrons/index.ts'
import type { Receipt } from './contract.ts'
import type { PayRequest } from './pay-request.ts'
import { nextReceiptNumber } from './store.ts'
import type { FeesTables } from './tables.ts'

/** Writes the receipt of a payment, numbered in the branch's series of the year; `remaining` is what is owed afterwards. */
export async function writeReceipt(
  w: Work,
  request: PayRequest,
  patron: PatronName,
  lines: readonly { readonly description: string; readonly share: number }[],
  remaining: number,
): Promise<{ readonly view: Receipt; readonly branch: number }> {
  const place = ('branch' in w.actor ? w.actor.branch : null) ?? patron.branch
  const branch = await branchById(w, place)
  if (!branch) throw new Error(`There is no branch ${place} to take a payment at.`)
  const money = (amount: number) => ({ amount, currency: request.amount.currency })
  const kept = request.amount.amount - lines.reduce((sum, line) => sum + line.share, 0)
  const content: Omit<Receipt, 'id'> = {
    number: await nextReceiptNumber(w, branch, w.now.toZonedDateTimeISO(branch.timeZone).year),
    at: w.now.toString(),
    by: actorName(w.actor),
    branch: branch.name,
    patron: { id: patron.id, name: patron.name, card: patron.card },
    method: request.method,
    amount: request.amount,
    tendered: request.tendered ?? null,
    change: request.tendered ? money(request.tendered.amount - request.amount.amount) : null,
    lines: [
      ...lines.map(({ description, share }) => ({ description, amount: money(share) })),
      ...(kept > 0 ? [{ description: 'Kept as credit', amount: money(kept) }] : []),
    ],
    remaining: money(remaining),
  }
  const row = await tablesOf<FeesTables>(w)
    .insertInto('fees.receipt')
    .values({ number: content.number, patron_id: patron.id, at: w.now, content: jsonb(content) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { view: { id: row.id, ...content }, branch: branch.id }
}

/** A receipt as it was printed. */
export async function receiptOf(w: Work, id: number): Promise<Receipt | Refusal> {
  const row = await tablesOf<FeesTables>(w)
    .selectFrom('fees.receipt')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return notFound('receipt', `There is no receipt ${id}.`)
  return { id: row.id, ...parsedReceipt(row.content) }
}

/** The stored content is what {@link writeReceipt} wrote. */
function parsedReceipt(content: unknown): Omit<Receipt, 'id'> {
  return content as Omit<Receipt, 'id'>
}
