import { covers, type Covered } from '@carrel/kbart'
import { accessTo, accessToBib, type EAccess } from '../../../modules/e-collections/index.ts'
import type { Work } from '../../../platform/work.ts'
import type { FoundTitles } from './find-titles.ts'
import type { Wanted } from './read-request.ts'

/** A way to what is wanted, and whether the issue or book is there. */
export interface OnlineWay {
  readonly way: EAccess
  readonly covered: Covered
}

const ranks = { yes: 0, perhaps: 1, no: 2 }

/** The ways by which what a link means can be read online, those that surely have it first. */
export async function onlineWays(w: Work, wanted: Wanted, found: FoundTitles): Promise<readonly OnlineWay[]> {
  const isPeriodical = wanted.kind === 'article' || wanted.kind === 'journal'
  const numbers = [...(wanted.isbn === '' ? [] : [wanted.isbn]), ...wanted.issns]
  const first = found.sure ? found.hits[0] : undefined
  const [byNumber, byTitle] = await Promise.all([
    accessTo(w, { numbers, name: isPeriodical ? wanted.title : '' }),
    first === undefined ? [] : accessToBib(w, first.id),
  ])
  const ways = [...new Map([...byNumber, ...byTitle].map((way) => [way.id, way])).values()]
  const today = w.now.toString().slice(0, 10)
  return ways
    .map((way) => ({ way, covered: isPeriodical ? bestOf(way, wanted, today) : ({ is: 'yes' } as const) }))
    .toSorted((a, b) => ranks[a.covered.is] - ranks[b.covered.is])
}

/** Whether one of the ways surely has it. */
export function isThere(ways: readonly OnlineWay[]): boolean {
  return ways.some(({ covered }) => covered.is === 'yes')
}

/** Of the runs of a title, what the one says that comes nearest. */
function bestOf({ runs }: EAccess, { kind, date, volume }: Wanted, today: string): Covered {
  // Whoever looks for the journal as a whole is led to it, whatever is there of it.
  if (kind === 'journal' && date === '' && volume === '') return { is: 'yes' }
  const told = runs.map((run) => covers(run, { date, volume }, today))
  return told.toSorted((a, b) => ranks[a.is] - ranks[b.is])[0] ?? { is: 'perhaps' }
}
