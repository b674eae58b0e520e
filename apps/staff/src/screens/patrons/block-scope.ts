import type { Patron } from '../../../../server/src/modules/patrons/contract.ts'
import type { Words } from '../../messages/index.ts'

/** What a block stops and where, in a few words; empty for one that stops everything everywhere. */
export function blockScope(
  { stops, branch, ignoreWithin }: Pick<Patron['blocks'][number], 'stops' | 'branch' | 'ignoreWithin'>,
  words: Pick<Words, 'blockStops' | 'people'>,
  branchName: (id: number) => string,
): string {
  const { people } = words
  const what = stops.length < 3 ? [people.onlyStops(stops.map((stop) => words.blockStops[stop].toLowerCase()))] : []
  const where = branch === null ? [] : [people.onlyAt(branchName(branch))]
  const near = ignoreWithin === null ? [] : [people.notNear(ignoreWithin)]
  return [...what, ...where, ...near].join(' · ')
}
