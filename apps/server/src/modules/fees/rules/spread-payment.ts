/** A charge that a payment may settle. */
export interface OpenCharge {
  readonly id: number
  readonly outstanding: number
}

/** How much of a payment goes to a charge, in minor units. */
export interface Share {
  readonly charge: number
  readonly amount: number
}

/** `oldest-first` settles charge after charge; `evenly` gives each the same as far as it owes it. */
export type Spread = 'oldest-first' | 'evenly'

/** Spreads an amount over charges given oldest first; what nobody owes is left over. Every cent goes somewhere. */
export function spreadPayment(charges: readonly OpenCharge[], amount: number, spread: Spread): readonly Share[] {
  const shares = spread === 'evenly' ? evenShares(charges, amount) : shareInOrder(charges, amount)
  return shares.filter((share) => share.amount > 0)
}

function shareInOrder(charges: readonly OpenCharge[], amount: number): readonly Share[] {
  let left = amount
  return charges.map(({ id, outstanding }) => {
    const share = Math.min(outstanding, left)
    left -= share
    return { charge: id, amount: share }
  })
}

// The smallest debts are met in full first; of what cannot be divided, the larger debts take the odd cents, of equal ones the older.
function evenShares(charges: readonly OpenCharge[], amount: number): readonly Share[] {
  const bySize = [...charges].sort((a, b) => a.outstanding - b.outstanding || b.id - a.id)
  const given = new Map<number, number>()
  let left = amount
  bySize.forEach(({ id, outstanding }, index) => {
    const share = Math.min(outstanding, Math.floor(left / (bySize.length - index)))
    given.set(id, share)
    left -= share
  })
  return charges.map(({ id }) => ({ charge: id, amount: given.get(id) ?? 0 }))
}
