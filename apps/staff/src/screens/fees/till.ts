import type { TillRow } from '../../../../server/src/modules/fees/contract.ts'
import type { Static } from '../../../../server/src/platform/schemas.ts'
import type { MoneyAmount } from '../../format.ts'
import type { Method } from './payment.ts'

type Row = Pick<Static<typeof TillRow>, 'method' | 'amount'>

/** What came in less what went out, by the way it was paid, the largest first. */
export function byMethod(
  rows: readonly Row[],
): readonly { readonly method: Method | null; readonly amount: MoneyAmount }[] {
  const sums = new Map<Method | null, MoneyAmount>()
  for (const { method, amount } of rows) {
    const before = sums.get(method)?.amount ?? 0
    sums.set(method, { amount: before + amount.amount, currency: amount.currency })
  }
  return [...sums].map(([method, amount]) => ({ method, amount })).toSorted((a, b) => b.amount.amount - a.amount.amount)
}
