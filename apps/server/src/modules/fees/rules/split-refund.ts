import type { Share } from './spread-payment.ts'

/** What a payment has and what of it is wanted back; amounts in minor units. */
export interface RefundWish {
  /** What of the payment no charge has used. */
  readonly credit: number
  /** What it gave to each charge and still gives, in the order of the charges. */
  readonly given: readonly Share[]
  readonly amount?: number
  readonly lines?: readonly { readonly charge: number; readonly amount: number | undefined }[]
}

/** What goes back out of the credit and out of each charge. */
export interface RefundSplit {
  readonly credit: number
  readonly lines: readonly Share[]
  readonly total: number
}

/** Why not, and the most that there is. */
export interface RefundProblem {
  readonly code: 'more-than-paid' | 'charge-not-in-payment'
  readonly most: number
}

/**
 * Which parts of a payment go back: the named charges, or an amount, out of the credit first and then out of the last
 * charges; without either, all of it.
 */
export function splitRefund(wish: RefundWish): RefundSplit | RefundProblem {
  const most = wish.credit + wish.given.reduce((sum, { amount }) => sum + amount, 0)
  if (wish.lines) return splitByLine(wish.given, wish.lines, wish.amount)
  const amount = wish.amount ?? most
  if (amount > most || amount === 0) return { code: 'more-than-paid', most }
  const credit = Math.min(wish.credit, amount)
  let left = amount - credit
  const lines = wish.given.toReversed().flatMap(({ charge, amount: paid }) => {
    const share = Math.min(paid, left)
    left -= share
    return share > 0 ? [{ charge, amount: share }] : []
  })
  return { credit, lines: lines.toReversed(), total: amount }
}

function splitByLine(
  given: readonly Share[],
  lines: readonly { readonly charge: number; readonly amount: number | undefined }[],
  total: number | undefined,
): RefundSplit | RefundProblem {
  const shares = new Map<number, number>()
  for (const line of lines) {
    const paid = given.find(({ charge }) => charge === line.charge)
    if (!paid) return { code: 'charge-not-in-payment', most: 0 }
    const share = (shares.get(line.charge) ?? 0) + (line.amount ?? paid.amount)
    if (share > paid.amount) return { code: 'more-than-paid', most: paid.amount }
    shares.set(line.charge, share)
  }
  const sum = [...shares.values()].reduce((a, b) => a + b, 0)
  if (total !== undefined && total !== sum) return { code: 'more-than-paid', most: sum }
  return { credit: 0, lines: [...shares].map(([charge, amount]) => ({ charge, amount })), total: sum }
}
