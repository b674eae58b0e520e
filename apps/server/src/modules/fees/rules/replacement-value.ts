/** What an item's record says it is worth, in minor units; null where it says nothing. Zero is an amount like any other. */
export interface ItemWorth {
  readonly price: number | null
  readonly cost: number | null
}

/** Which of the two amounts of an item counts, and which is asked next where the first is blank. */
export const replacementOrders = ['price', 'cost', 'price-then-cost', 'cost-then-price'] as const
export type ReplacementOrder = (typeof replacementOrders)[number]

/** How a library values an item that does not come back; amounts in minor units. */
export interface ReplacementRule {
  readonly order: ReplacementOrder
  /** Where the item's record says nothing; null: then nothing is asked. */
  readonly fallback: number | null
  /** Zero in the record counts as zero; else it counts as blank. */
  readonly zeroCounts: boolean
  readonly least: number | null
  readonly most: number | null
}

/** A value with where it came from, so that it can be explained. */
export interface ReplacementValue {
  /** Minor units; null: nothing is known of its worth. */
  readonly amount: number | null
  readonly from: 'price' | 'cost' | 'default' | 'nothing'
  /** The bound that it was raised or lowered to. */
  readonly bound?: 'least' | 'most'
}

/**
 * What is asked for an item that does not come back. A blank price is not a price of zero.
 *
 * @example replacementValue({ price: 0, cost: 300 }, { order: 'price-then-cost', … }).amount // 0
 */
export function replacementValue(item: ItemWorth, rule: ReplacementRule): ReplacementValue {
  for (const from of sourcesOf(rule.order)) {
    const amount = item[from]
    if (amount !== null && (amount > 0 || rule.zeroCounts)) return bounded({ amount, from }, rule)
  }
  return rule.fallback === null
    ? { amount: null, from: 'nothing' }
    : bounded({ amount: rule.fallback, from: 'default' }, rule)
}

function sourcesOf(order: ReplacementOrder): readonly ('price' | 'cost')[] {
  switch (order) {
    case 'price':
      return ['price']
    case 'cost':
      return ['cost']
    case 'price-then-cost':
      return ['price', 'cost']
    case 'cost-then-price':
      return ['cost', 'price']
  }
}

function bounded(
  value: { readonly amount: number; readonly from: ReplacementValue['from'] },
  { least, most }: ReplacementRule,
): ReplacementValue {
  if (least !== null && value.amount < least) return { ...value, amount: least, bound: 'least' }
  if (most !== null && value.amount > most) return { ...value, amount: most, bound: 'most' }
  return value
}
