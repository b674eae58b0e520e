/** What comes back of the charges of a lost item that is found. */
export type LostReturnPolicy = 'keep' | 'refund' | 'refund-unpaid' | 'restore' | 'charge'

/** What may leave the library owing. */
export type NegativeBalance = 'never' | 'lost-only' | 'overdue-only' | 'allow'

/** A charge that was made because the item was lost; amounts in minor units. */
export interface LossCharge {
  readonly id: number
  readonly kind: 'lost' | 'processing'
  readonly amount: number
  readonly outstanding: number
  /** Money that was paid towards it, oldest first; what was waived or written off is no money. */
  readonly paid: readonly { readonly amount: number; readonly at: Temporal.Instant }[]
}

/** What the return of a lost item is decided from. */
export interface LostReturnFacts {
  readonly policy: LostReturnPolicy
  readonly returned: Temporal.Instant
  /** Nothing is given back after this moment. */
  readonly refundUntil: Temporal.Instant | undefined
  /** Money that was paid before this moment is not given back. */
  readonly paidSince: Temporal.Instant | undefined
  readonly negativeBalance: NegativeBalance
  readonly processingRefund: boolean
  readonly charges: readonly LossCharge[]
  /** The overdue fine was forgiven when the item was lost. */
  readonly fineForgiven: boolean
}

/** What becomes of the account when a lost item comes back. */
export interface LostReturn {
  /** The overdue fine: as it is, what was forgiven is owed again, or reckoned anew up to the return. */
  readonly fine: 'stands' | 'restored' | 'charged'
  /** The charges that change, with what is still asked of each and what of its money is given back. */
  readonly charges: readonly { readonly id: number; readonly amount: number; readonly freed: number }[]
  /** Money given back may only settle what else is owed for this loan; the rest of it stays with the library. */
  readonly freedOnlySettles: boolean
  /** Why, in words. */
  readonly because: readonly string[]
}

/**
 * Decides what the return of a lost item gives back: unpaid parts are taken off, paid ones become the patron's credit as
 * far as policy, the windows in time and the ban on negative balances allow; the overdue fine stands, is restored or is
 * reckoned anew.
 */
export function lostReturn(facts: LostReturnFacts): LostReturn {
  const { policy, refundUntil, returned } = facts
  const nothing = (because: string): LostReturn => ({
    fine: 'stands',
    charges: [],
    freedOnlySettles: false,
    because: [because],
  })
  if (policy === 'keep') return nothing('The rules give nothing back when a lost item returns')
  if (refundUntil && Temporal.Instant.compare(returned, refundUntil) > 0)
    return nothing('It came back too late: the time in which the rules give something back is over')
  const because: string[] = [words[policy]]
  const charges = facts.charges.flatMap((charge) => {
    if (charge.kind === 'processing' && !facts.processingRefund) {
      because.push('The processing fee is not given back')
      return []
    }
    const kept = keptOf(facts, charge, because)
    const paid = charge.paid.reduce((sum, part) => sum + part.amount, 0)
    return kept === charge.amount ? [] : [{ id: charge.id, amount: kept, freed: paid - kept }]
  })
  const fine = policy === 'restore' && facts.fineForgiven ? 'restored' : policy === 'charge' ? 'charged' : 'stands'
  if (fine === 'restored') because.push('The overdue fine that was forgiven is owed again')
  if (fine === 'charged') because.push('The overdue fine is reckoned up to the return')
  const freed = charges.reduce((sum, one) => sum + one.freed, 0)
  const freedOnlySettles = freed > 0 && (facts.negativeBalance === 'never' || facts.negativeBalance === 'overdue-only')
  if (freedOnlySettles)
    because.push('Money that was paid settles only what else is owed for this loan; the rest is kept')
  return { fine, charges, freedOnlySettles, because }
}

const words: Readonly<Record<Exclude<LostReturnPolicy, 'keep'>, string>> = {
  refund: 'It came back: what was asked for the loss is given back',
  'refund-unpaid': 'It came back: what is not paid yet is taken off, what was paid is kept',
  restore: 'It came back: what was asked for the loss is given back',
  charge: 'It came back: what was asked for the loss is given back',
}

/** What of a charge is still asked: the money that is not given back. */
function keptOf({ policy, paidSince }: LostReturnFacts, charge: LossCharge, because: string[]): number {
  const sumOf = (parts: LossCharge['paid']) => parts.reduce((sum, part) => sum + part.amount, 0)
  if (policy === 'refund-unpaid') return sumOf(charge.paid)
  if (!paidSince) return 0
  const old = charge.paid.filter((part) => Temporal.Instant.compare(part.at, paidSince) < 0)
  if (old.length > 0) because.push('What was paid too long ago is not given back')
  return sumOf(old)
}
