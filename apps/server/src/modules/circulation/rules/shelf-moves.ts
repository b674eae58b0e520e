import type { ShelvingLocation } from '../../org/contract.ts'

/** Where an item stands, and where it belongs while that is only for the time being. */
export interface Standing {
  readonly location: number | null
  readonly permanentLocation: number | null
}

/**
 * Where an item stands after a check-in at a branch where it stays: what its shelf says (on to another place, or home), else
 * on the cart of the branch if it has one. A cart is for the time being: where the item belongs is kept.
 */
export function standsAfter(
  item: Standing,
  locations: ReadonlyMap<number, ShelvingLocation>,
  cart: number | null,
): Standing {
  const now = item.location === null ? undefined : locations.get(item.location)
  const home = item.permanentLocation ?? item.location
  if (now?.checkInPermanent === true) return { location: home, permanentLocation: null }
  const next = now?.checkInTo ?? (now && now.id === cart ? null : cart)
  if (next === null || next === item.location || !locations.has(next)) return item
  return next === home ? { location: home, permanentLocation: null } : { location: next, permanentLocation: home }
}
