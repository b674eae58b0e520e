/** What was given towards a charge, oldest first. */
export interface Given {
  readonly movement: number
  readonly kind: 'payment' | 'waiver' | 'write-off' | 'transfer' | 'credit'
  readonly amount: number
  /** Of a transfer: the charge that somebody else owes instead. */
  readonly became?: number | null
}

/** What has to be written when the amount of a charge changes. */
export interface Correction {
  readonly outstanding: number
  /** To take back from each movement: a payment's part becomes credit again, a waiver's part is void. */
  readonly takeBack: readonly {
    readonly movement: number
    readonly amount: number
    readonly becomesCredit: boolean
    /** The charge at somebody else that shrinks by the same. */
    readonly became?: number
  }[]
}

/**
 * The consequences of a new amount, e.g. when a return is backdated: less is owed, and what was paid beyond it goes back
 * to the patron's credit. Waivers and write-offs shrink first, then what was transferred, then payments, the later first.
 */
export function correctCharge(newAmount: number, given: readonly Given[]): Correction {
  const total = given.reduce((sum, one) => sum + one.amount, 0)
  let excess = Math.max(0, total - newAmount)
  const order = [
    ...given.filter(isRelief).toReversed(),
    ...given.filter((one) => one.kind === 'transfer').toReversed(),
    ...given.filter((one) => !isRelief(one) && one.kind !== 'transfer').toReversed(),
  ]
  const takeBack = order.flatMap((one) => {
    const amount = Math.min(one.amount, excess)
    excess -= amount
    if (amount === 0) return []
    const becomesCredit = !isRelief(one) && one.kind !== 'transfer'
    const { movement, became } = one
    return [{ movement, amount, becomesCredit, ...(typeof became === 'number' && { became }) }]
  })
  return { outstanding: Math.max(0, newAmount - total), takeBack }
}

function isRelief({ kind }: Given): boolean {
  return kind === 'waiver' || kind === 'write-off'
}
