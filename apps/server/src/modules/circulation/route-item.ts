import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import type { Caught } from '../holds/index.ts'
import { branchGroupsOf, branchesOf, shareGroup, shelvingLocationsOf, type Branch } from '../org/index.ts'
import { policyOf, resolve, type ResolvedAttributes } from '../policy/index.ts'
import { floatingRules } from './floating-groups.ts'
import type { DeskSettings } from './desk-settings.ts'
import type { ReturnFacts } from './return-facts.ts'
import { decideRoute, type ItemRoute } from './rules/decide-route.ts'
import { floatTo } from './rules/floating.ts'
import { standsAfter, type Standing } from './rules/shelf-moves.ts'

/** Where an item goes, and on which shelf it stands from now on. */
export interface Routed {
  readonly route: ItemRoute
  readonly stands: Standing
}

/** What the rules say of where an item belongs when it comes in at a branch. */
export async function returnRules(w: Work, item: ItemFacts, branch: Branch): Promise<ResolvedAttributes> {
  return resolve(await policyOf(w), {
    itemType: item.itemType,
    location: item.location,
    branch: branch.id,
    owner: item.branch,
    ...(item.collection !== null && { collection: item.collection }),
  }).attributes
}

/** Whether a branch takes an item back by the rules; if not, which does, in words. */
export async function refusedHere(
  w: Work,
  item: ItemFacts,
  branch: Branch,
  returnAt: ResolvedAttributes['returnAt'],
): Promise<{ policy: 'owner' | 'holding' | 'group'; where: string } | undefined> {
  const { byId } = await branchesOf(w)
  const nameOf = (id: number) => byId.get(id)?.name ?? 'its branch'
  switch (returnAt) {
    case 'any':
      return undefined
    case 'owner':
      return item.branch === branch.id ? undefined : { policy: returnAt, where: nameOf(item.branch) }
    case 'holding':
      return item.holdingBranch === branch.id ? undefined : { policy: returnAt, where: nameOf(item.holdingBranch) }
    case 'group': {
      const parent = byId.get(item.branch)?.parent ?? null
      const near = parent !== null && byId.get(branch.id)?.parent === parent
      const shared = item.branch === branch.id || shareGroup(await branchGroupsOf(w), item.branch, branch.id)
      return near || shared ? undefined : { policy: returnAt, where: `${nameOf(item.branch)} or a branch of its group` }
    }
  }
}

/** Routes an item by everything that is known of it. */
export async function routeItem(
  w: Work,
  item: ItemFacts,
  branch: Branch,
  facts: ReturnFacts,
  asked: {
    readonly caught: Caught | undefined
    readonly rules: ResolvedAttributes
    readonly settings: DeskSettings
    readonly noTransits: boolean
  },
): Promise<Routed> {
  const locations = await shelvingLocationsOf(w)
  const { transit } = facts
  const wanted = transit && (transit.reason === 'manual' || transit.reason === 'rotation') ? transit : undefined
  const floated = floatTo(
    await floatingRules(w),
    { itemType: item.itemType, location: item.location, own: facts.floating },
    branch.id,
    await branchesOf(w),
    locations,
  )
  const route = decideRoute({
    item,
    branch: branch.id,
    caught: asked.caught && { state: asked.caught.state, pickup: asked.caught.hold.pickup_branch_id },
    rotation: facts.rota?.branch,
    manual: wanted?.reason === 'manual' && wanted.to !== branch.id ? wanted.to : undefined,
    arrived: wanted?.to === branch.id,
    floats: floated !== undefined,
    returnTo: asked.rules.returnTo,
    releaseWithdrawn: asked.settings.withdrawnReturns === 'release',
    noTransits: asked.noTransits,
  })
  const before = { location: item.location, permanentLocation: item.permanentLocation }
  if (route.to !== 'shelf') return { route, stands: before }
  if (route.cause === 'floats' && floated && floated.location !== item.location) {
    const home = item.permanentLocation ?? item.location
    return {
      route,
      stands: { location: floated.location, permanentLocation: floated.location === home ? null : home },
    }
  }
  const elsewhere = item.location !== null && (locations.get(item.location)?.branch ?? branch.id) !== branch.id
  if (elsewhere && item.permanentLocation !== null && item.branch === branch.id)
    return { route, stands: { location: item.permanentLocation, permanentLocation: null } }
  return { route, stands: standsAfter(before, locations, asked.settings.checkInCart) }
}
