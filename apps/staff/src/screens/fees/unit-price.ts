import type { Product } from '../../../../server/src/modules/fees/contract-sales.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'

/** The price of a product as it is written on its button. */
export function unitPrice({ price, per, unit }: Product, { sales }: Words, format: Format): string {
  if (price === null) return sales.typed
  if (unit === 'piece' && per === 1) return format.money(price)
  return sales.each(format.money(price), per, sales[unit])
}
