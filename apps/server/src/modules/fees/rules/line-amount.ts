/**
 * What a quantity of something costs, in minor units: `price` for each `per` units, rounded half up. Quantities are read
 * to a thousandth, so that 12.5 gram at 5.00 for 100 is exactly 0.63.
 *
 * @example lineAmount({ price: 500, per: 100, quantity: 12.5 }) // 63
 */
export function lineAmount(line: { readonly price: number; readonly per: number; readonly quantity: number }): number {
  const thousandths = BigInt(Math.round(line.quantity * 1000))
  const divisor = BigInt(line.per) * 1000n
  return Number((thousandths * BigInt(line.price) * 2n + divisor) / (divisor * 2n))
}
