import { defineCache } from '../../platform/live-cache.ts'
import type { Work } from '../../platform/work.ts'
import { formatName, formats, listItemTypes } from '../catalog/index.ts'
import { branchesOf, branchGroupsOf, isWithin, shelvingLocationsOf } from '../org/index.ts'
import { holdWords, sortMedia, sortProblems } from './contract.ts'
import type { Names } from './rules/describe-test.ts'
import type { KnownNames } from './rules/plan-problems.ts'
import type { Places } from './rules/test-holds.ts'

type Reader = Pick<Work, 'db' | 'platform'>

// Item types are renamed once in a blue moon; a name that is ten seconds old does no harm here.
const itemTypes = defineCache(
  'sorting.item-types',
  [],
  async (w) => new Map((await listItemTypes(w)).map(({ code, name }) => [code, name])),
)

const knownWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ['hold', [...holdWords, 'any']] as const,
    ['problem', [...sortProblems, 'any']] as const,
    ['patron', ['housebound']] as const,
    ['media', sortMedia] as const,
  ].map(([about, words]) => [about, new Set<string>(words)]),
)

/** Where branches lie and what everything is called, for the rules and for their words; from memory. */
export async function placesOf(w: Reader): Promise<{ readonly places: Places; readonly names: Names & KnownNames }> {
  const [tree, groups, locations, types] = [
    await branchesOf(w),
    await branchGroupsOf(w),
    await shelvingLocationsOf(w),
    await itemTypes.get(w, 'all'),
  ]
  const format = (code: string) => formats.find((known) => known === code)
  return {
    places: {
      within: (branch, place) => isWithin(tree, branch, place),
      inGroup: (branch, group) => groups.ofBranch.get(branch)?.has(group) ?? false,
    },
    names: {
      branch: (id) => tree.byId.get(id)?.name ?? 'another branch',
      group: (id) => groups.byId.get(id)?.name ?? `group ${id}`,
      location: (id) => locations.get(id)?.name ?? `location ${id}`,
      itemType: (code) => types.get(code) ?? code,
      format: (code) => {
        const known = format(code)
        return known === undefined ? code : formatName(known)
      },
      hasBranch: (id) => tree.byId.has(id),
      hasGroup: (id) => groups.byId.has(id),
      hasLocation: (id) => locations.has(id),
      hasItemType: (code) => types.has(code),
      hasWord: (about, word) => knownWords.get(about)?.has(word) ?? false,
      hasFormat: (code) => format(code) !== undefined,
    },
  }
}
