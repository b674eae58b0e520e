import { useFormat } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'

/** Writes a change of money with its sign: `+$5.00`, `−$5.00`. */
export function useSignedMoney(): (change: MoneyAmount) => string {
  const format = useFormat()
  return (change) => {
    const amount = format.money({ ...change, amount: Math.abs(change.amount) })
    return change.amount > 0 ? `+${amount}` : change.amount < 0 ? `−${amount}` : amount
  }
}
