import type { ItemStatus } from '../../catalog/contract.ts'

/** What decides where an item goes that has come in. */
export interface RouteFacts {
  readonly item: { readonly status: ItemStatus; readonly branch: number }
  /** Where it is in hand. */
  readonly branch: number
  /** The hold that caught it. */
  readonly caught: { readonly state: 'ready' | 'in-transit'; readonly pickup: number } | undefined
}

/** Where an item goes, and the status that it has from now on. */
export type ItemRoute =
  | { readonly to: 'shelf' | 'workroom' | 'hold-shelf'; readonly status: ItemStatus }
  | { readonly to: 'transit'; readonly status: 'in-transit'; readonly destination: number }

/** Routes an item: to the workroom when its status keeps it, to the hold that caught it, else home, else to the shelf. */
export function decideRoute({ item, branch, caught }: RouteFacts): ItemRoute {
  if (item.status === 'withdrawn' || item.status === 'damaged') return { to: 'workroom', status: item.status }
  if (caught?.state === 'ready') return { to: 'hold-shelf', status: 'on-hold-shelf' }
  if (caught) return { to: 'transit', status: 'in-transit', destination: caught.pickup }
  if (item.branch !== branch) return { to: 'transit', status: 'in-transit', destination: item.branch }
  return { to: 'shelf', status: 'available' }
}
