import { holdWords, sortProblems, type SortFacts } from '../../../../server/src/modules/sorting/contract.ts'

/** What can be said of an imagined item; each as one value of a condition. */
export const imagined = ['item-type', 'destination', 'hold', 'problem', 'location'] as const
export type Imagined = Readonly<Partial<Record<(typeof imagined)[number], string | undefined>>>

// No branch has this number: "another branch" that is none in particular.
const elsewhere = 0

/** Facts of an imagined item for the rules. */
export function imaginedFacts(branch: number, thing: Imagined): Partial<Omit<SortFacts, 'branch'>> {
  const hold = holdWords.find((word) => word === thing.hold) ?? 'none'
  const problem = sortProblems.find((word) => word === thing.problem)
  const place = thing.destination ?? (hold === 'elsewhere' ? 'elsewhere' : 'here')
  const id = /^branch:(\d+)$/.exec(place)?.[1]
  return {
    itemType: thing['item-type'] ?? null,
    location: thing.location === undefined ? null : Number(thing.location),
    destination: place === 'here' ? branch : id === undefined ? elsewhere : Number(id),
    owner: branch,
    hold,
    problems: problem ? [problem] : [],
  }
}
