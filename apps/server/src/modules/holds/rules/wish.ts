/** What of a title a hold asks for: anything of it, one item, one part, or one volume by its call number. */
export interface Wish {
  readonly item: number | null
  readonly part: string | null
  readonly callNumber: string | null
}

/** An item as far as a wish looks at it. */
export interface WishedItem {
  readonly id: number
  readonly part: string | null
  readonly callNumber: string
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** True when an item of a wanted title is what a hold asks for: any part or volume serves a hold on the title. */
export function serves(item: WishedItem, wish: Wish): boolean {
  if (wish.item !== null) return item.id === wish.item
  if (wish.part !== null) return item.part !== null && same(item.part, wish.part)
  if (wish.callNumber !== null) return same(item.callNumber, wish.callNumber)
  return true
}

/** How much a hold asks for. */
export type HoldLevel = 'title' | 'item' | 'part' | 'volume' | 'group'

/** The level of a hold: `group` where any of several titles will do. */
export function levelOf(wish: Wish, titles: number): HoldLevel {
  if (wish.item !== null) return 'item'
  if (wish.part !== null) return 'part'
  if (wish.callNumber !== null) return 'volume'
  return titles > 1 ? 'group' : 'title'
}
