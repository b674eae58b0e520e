/** What was given towards a charge, oldest first. */
export interface Given {
  readonly movement: number
  readonly kind: 'payment' | 'waiver' | 'credit'
  readonly amount: number
}

/** What has to be written when the amount of a charge changes. */
export interface Correction {
  readonly outstanding: number
  /** To take back from each movement: a payment's part becomes credit again, a waiver's part is void. */
  readonly takeBack: readonly { readonly movement: number; readonly amount: number; readonly becomesCredit: boolean }[]
}

/**
 * The consequences of a new amount, e.g. when a return is backdated: less is owed, and what was paid beyond it goes back
 * to the patron's credit. Waivers shrink before payments, later payments before earlier ones.
 */
export function correctCharge(newAmount: number, given: readonly Given[]): Correction {
  const total = given.reduce((sum, one) => sum + one.amount, 0)
  let excess = Math.max(0, total - newAmount)
  const order = [
    ...given.filter((one) => one.kind === 'waiver').toReversed(),
    ...given.filter((one) => one.kind !== 'waiver').toReversed(),
  ]
  const takeBack = order.flatMap((one) => {
    const amount = Math.min(one.amount, excess)
    excess -= amount
    return amount > 0 ? [{ movement: one.movement, amount, becomesCredit: one.kind !== 'waiver' }] : []
  })
  return { outstanding: Math.max(0, newAmount - total), takeBack }
}
