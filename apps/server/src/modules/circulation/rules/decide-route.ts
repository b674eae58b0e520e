import type { ItemStatus } from '../../catalog/contract.ts'
import type { TransitReason } from '../store.ts'

/** What decides where an item goes that has come in. */
export interface RouteFacts {
  readonly item: {
    readonly status: ItemStatus
    /** Owning branch. */
    readonly branch: number
    /** Where it was before the scan, or from where it was lent. */
    readonly holdingBranch: number
    /** Added at the desk, not catalogued yet. */
    readonly temporary: boolean
  }
  /** Where it is in hand. */
  readonly branch: number
  /** The hold that caught it. */
  readonly caught: { readonly state: 'ready' | 'in-transit'; readonly pickup: number } | undefined
  /** Where a rota wants it just now. */
  readonly rotation: number | undefined
  /** The journey that staff asked for and that this scan did not end at its goal. */
  readonly manual: number | undefined
  /** It has just arrived where staff or a rota wanted it. */
  readonly arrived: boolean
  /** True when it floats to a shelf of this branch. */
  readonly floats: boolean
  readonly returnTo: 'owner' | 'holding' | 'stay'
  /** Withdrawn items go back to the shelf. */
  readonly releaseWithdrawn: boolean
  /** Staff want nothing sent away. */
  readonly noTransits: boolean
}

/** Why an item goes where it goes. */
export type RouteCause =
  | 'status'
  | 'temporary'
  | 'hold'
  | 'rotation'
  | 'manual'
  | 'floats'
  | 'return-policy'
  | 'arrived'
  | 'no-transits'
  | 'home'

/** Where an item goes, why, and the status that it has from now on. */
export type ItemRoute = { readonly cause: RouteCause } & (
  | { readonly to: 'shelf' | 'workroom' | 'hold-shelf'; readonly status: ItemStatus }
  | {
      readonly to: 'transit'
      readonly status: 'in-transit'
      readonly destination: number
      readonly reason: TransitReason
    }
)

/** States in which an item is in nobody's way to the shelf. */
const keptBack: ReadonlySet<string> = new Set(['damaged', 'incomplete'])

/**
 * Routes an item. First what its status keeps back, then the hold that caught it, the rota that it is in, a journey that
 * staff asked for, floating, and at last where returned items belong.
 */
export function decideRoute(facts: RouteFacts): ItemRoute {
  const { item, branch, caught } = facts
  if (keptBack.has(item.status) || (item.status === 'withdrawn' && !facts.releaseWithdrawn))
    return { to: 'workroom', status: item.status, cause: 'status' }
  if (item.temporary) return { to: 'workroom', status: 'in-process', cause: 'temporary' }
  if (caught?.state === 'ready') return { to: 'hold-shelf', status: 'on-hold-shelf', cause: 'hold' }
  const [destination, reason, cause] = wanted(facts)
  if (destination === branch) return { to: 'shelf', status: 'available', cause }
  if (facts.noTransits && reason !== 'hold') return { to: 'shelf', status: 'available', cause: 'no-transits' }
  return { to: 'transit', status: 'in-transit', destination, reason, cause }
}

/** At which branch it is wanted, and by whom. */
function wanted(facts: RouteFacts): readonly [number, TransitReason, RouteCause] {
  const { item, branch, caught, rotation, manual, returnTo } = facts
  if (caught) return [caught.pickup, 'hold', 'hold']
  if (rotation !== undefined) return [rotation, 'rotation', 'rotation']
  if (manual !== undefined) return [manual, 'manual', 'manual']
  if (facts.arrived) return [branch, 'return', 'arrived']
  if (facts.floats) return [branch, 'return', 'floats']
  if (returnTo === 'stay') return [branch, 'return', 'return-policy']
  if (returnTo === 'holding') return [item.holdingBranch, 'return', 'return-policy']
  return [item.branch, 'return', 'home']
}
