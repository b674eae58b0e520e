import type { Product, Sell } from '../../../../server/src/modules/fees/contract-sales.ts'
import type { MoneyAmount } from '../../format.ts'

/** A line of the basket: a product, or something that was named and priced by hand. */
export interface BasketLine {
  readonly key: string
  readonly product: Product | undefined
  readonly description: string
  readonly quantity: number
  /** Undefined while a price is still to be typed. */
  readonly price: MoneyAmount | undefined
  readonly per: number
}

export type Basket = readonly BasketLine[]

/** Puts a product in; the same again counts one more. What is priced by hand gets a line of its own each time. */
export function withProduct(basket: Basket, product: Product): Basket {
  const there = basket.find((line) => line.product?.id === product.id && product.price !== null)
  if (there) return basket.map((line) => (line === there ? { ...line, quantity: line.quantity + 1 } : line))
  const line: BasketLine = {
    key: `product ${product.id} ${basket.length}`,
    product,
    description: product.name,
    quantity: 1,
    price: product.price ?? undefined,
    per: product.per,
  }
  return [...basket, line]
}

/** Puts something in that is no product. */
export function withOther(basket: Basket, description: string, price: MoneyAmount): Basket {
  const key = `other ${description} ${basket.length}`
  return [...basket, { key, product: undefined, description, quantity: 1, price, per: 1 }]
}

/** Changes one line; a quantity of nothing takes it out. */
export function changed(
  basket: Basket,
  key: string,
  change: { readonly quantity?: number; readonly price?: MoneyAmount | undefined },
): Basket {
  return basket
    .map((line) => (line.key === key ? { ...line, ...change } : line))
    .filter((line) => line.quantity > 0 && !Number.isNaN(line.quantity))
}

/** What a line costs, rounded half up as the server does; nothing while its price is not known. */
export function lineTotal({ price, per, quantity }: Pick<BasketLine, 'price' | 'per' | 'quantity'>): number {
  if (!price) return 0
  const thousandths = BigInt(Math.round(quantity * 1000)) * BigInt(price.amount)
  const divisor = BigInt(per) * 1000n
  return Number((thousandths * 2n + divisor) / (divisor * 2n))
}

/** What the basket comes to. */
export function basketTotal(basket: Basket, currency: string): MoneyAmount {
  return { amount: basket.reduce((sum, line) => sum + lineTotal(line), 0), currency }
}

/** The basket as the server wants it. */
export function linesToSell(basket: Basket): NonNullable<typeof Sell.types>['body']['lines'] {
  return basket.map(({ product, description, quantity, price }) => ({
    quantity,
    ...(product ? { product: product.id } : { description }),
    ...(price && product?.price == null && { price }),
  }))
}

/** The product that a scan or a typed word means: by its code, else by the beginning of its name if only one has it. */
export function productBy(products: readonly Product[], text: string): Product | undefined {
  const wanted = text.trim().toLowerCase()
  const exact = products.find(({ code }) => code.toLowerCase() === wanted)
  if (exact) return exact
  const named = products.filter(({ name }) => name.toLowerCase().startsWith(wanted))
  return wanted.length >= 2 && named.length === 1 ? named[0] : undefined
}
