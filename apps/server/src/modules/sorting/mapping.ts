import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, lendingBranch, shelvingLocationsOf } from '../org/index.ts'
import type { ExportMapping, ReadMapping } from './contract.ts'
import { placesOf } from './places.ts'
import { planOf } from './plans.ts'
import { readMapping } from './rules/read-mapping.ts'
import { writeMapping } from './rules/write-mapping.ts'

type ReadAnswer = NonNullable<(typeof ReadMapping)['types']>['response']
type ExportAnswer = NonNullable<(typeof ExportMapping)['types']>['response']

/** Reads rules from another system's text for one branch; saves nothing. */
export async function readMappingFor(w: Work, branch: number, text: string): Promise<ReadAnswer | Refusal> {
  const plan = await planOf(w, branch)
  if (isRefusal(plan)) return plan
  const [tree, locations, { names }] = [await branchesOf(w), await shelvingLocationsOf(w), await placesOf(w)]
  const same = (a: string, b: string) => a.toLowerCase() === b.trim().toLowerCase()
  return readMapping(text, {
    branch: tree.byId.get(branch)?.code ?? '',
    bins: plan.bins,
    branchByCode: (code) => tree.ordered.find((place) => same(place.code, code))?.id,
    locationByCode: (code) =>
      [...locations.values()].find((place) => same(place.code, code) && (place.branch ?? branch) === branch)?.id ??
      [...locations.values()].find((place) => same(place.code, code))?.id,
    itemTypeByCode: (code) => {
      const lower = code.trim().toLowerCase()
      return names.hasItemType(lower) ? lower : undefined
    },
  })
}

/** The rules of a branch as text that another system, or another branch, reads. */
export async function exportMapping(w: Work, branch: number): Promise<ExportAnswer | Refusal> {
  const place = await lendingBranch(w, branch)
  if (isRefusal(place)) return place
  const plan = await planOf(w, branch)
  if (isRefusal(plan)) return plan
  const [tree, locations, { names }] = [await branchesOf(w), await shelvingLocationsOf(w), await placesOf(w)]
  return {
    fileName: `sorting-${place.code.toLowerCase()}.txt`,
    text: writeMapping(plan, {
      names,
      code: place.code,
      branchCode: (id) => tree.byId.get(id)?.code ?? '',
      locationCode: (id) => locations.get(id)?.code ?? '',
    }),
  }
}
