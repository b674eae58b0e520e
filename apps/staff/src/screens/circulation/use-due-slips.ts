import { useEffect, useRef } from 'react'

/** Loans whose slip came out already; somebody may come back to the desk within a visit. */
const printed = new Set<number>()

/** Gives the loans of a visit to be printed when the next patron comes to the desk or nobody, once for each loan. */
export function useDueSlips(
  patron: number | undefined,
  loans: readonly number[],
  print: (loans: readonly number[]) => void,
): void {
  const last = useRef<{ readonly patron: number | undefined; readonly loans: readonly number[] }>({
    patron: undefined,
    loans: [],
  })
  useEffect(() => {
    const left = last.current
    // What the visit has lent is emptied in the same moment in which the patron leaves.
    last.current = { patron, loans: patron === left.patron && loans.length === 0 ? left.loans : loans }
    if (left.patron === undefined || left.patron === patron) return
    const fresh = left.loans.filter((loan) => !printed.has(loan))
    if (fresh.length === 0) return
    for (const loan of fresh) printed.add(loan)
    print(fresh)
  })
}
