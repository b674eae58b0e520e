import type { CallNumberFinding } from '../check/finding.ts'
import { parseLc } from '../lc.ts'
import { parseNlm } from '../nlm.ts'
import { shelfKey } from '../shelf-key.ts'
import type { CallNumberSuggestion } from '../suggest/suggestion.ts'
import { cutterBetween } from './cutter-between.ts'
import { filedHeading } from './heading-order.ts'

/** A title on the shelf around a number that is being given. */
export interface ShelfNeighbour {
  readonly callNumber: string
  /** Its author, or its title where it has none. */
  readonly heading: string
  readonly isTitle: boolean
  readonly title: string
  /** What tells titles apart: copies of one title share a number. */
  readonly record: string
}

/** A suggestion as it fits among what stands on the shelf. */
export interface ShelfFit {
  readonly callNumber: string
  readonly shelfKey: string
  /** Why it is another number than the table gives, or that it is the same. */
  readonly reasons: readonly string[]
  /** The number is taken, an author stands in two places, the shelf is not in alphabetical order. */
  readonly findings: readonly CallNumberFinding[]
}

interface Placed extends ShelfNeighbour {
  readonly key: string
  /** Letters and figures of the Cutter in the place of ours, without work mark. */
  readonly cutter: string
  readonly filed: string
}

/**
 * Moves the Cutter of a suggestion so that it files in the alphabetical order of the titles around it: the author's own
 * Cutter where one is established, else a decimal between the neighbours. Says when the whole number is taken by another
 * title, when an author is split over two Cutters, and when the shelf itself is out of order. `own` is the record that
 * the number is for.
 */
export function fitOnShelf(
  suggestion: CallNumberSuggestion,
  neighbours: readonly ShelfNeighbour[],
  own = '',
): ShelfFit {
  const others = neighbours.filter(({ record }) => record !== own)
  const shelf = sameClass(suggestion, others)
  const [cutter, reasons, findings] = /^[A-Z]\d+$/.test(suggestion.cutter)
    ? fittedCutter(suggestion, shelf)
    : [suggestion.cutter, [], []]
  return settled(suggestion, cutter, shelf, others, reasons, findings)
}

function sameClass(suggestion: CallNumberSuggestion, neighbours: readonly ShelfNeighbour[]): readonly Placed[] {
  const { scheme, classNumber, prefix } = suggestion
  if (scheme !== 'lc' && scheme !== 'nlm') return []
  const parse = scheme === 'nlm' ? parseNlm : parseLc
  const place = parse(classNumber)?.parts.length ?? 0
  const beginning = `${shelfKey(scheme, classNumber)} `
  return neighbours
    .flatMap((neighbour) => {
      const number = withoutPrefix(neighbour.callNumber, prefix)
      if (number === undefined) return []
      const key = shelfKey(scheme, number)
      const part = parse(number)?.parts[place]
      if (!key.startsWith(beginning) || part?.kind !== 'cutter') return []
      const filed = filedHeading(neighbour.heading, neighbour.isTitle)
      return [{ ...neighbour, key, cutter: part.letters + part.digits, filed }]
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** The number behind the words of its collection; undefined for one of another collection. */
function withoutPrefix(callNumber: string, prefix: string): string | undefined {
  if (prefix === '') return callNumber
  const begins = callNumber.toUpperCase().startsWith(`${prefix.toUpperCase()} `)
  return begins ? callNumber.slice(prefix.length + 1) : undefined
}

type Fitted = readonly [cutter: string, reasons: readonly string[], findings: readonly CallNumberFinding[]]

function fittedCutter({ cutter, heading }: CallNumberSuggestion, shelf: readonly Placed[]): Fitted {
  const filed = filedHeading(heading)
  const initial = cutter.charAt(0)
  const known = shelf.filter((placed) => placed.filed === filed && placed.cutter.startsWith(initial))
  if (known.length > 0) return established(heading, cutter, known)
  const around = shelf.filter((placed) => placed.cutter.startsWith(initial))
  const before = around.findLast((placed) => placed.filed < filed)
  const after = around.find((placed) => placed.filed > filed)
  if (before && after && before.key > after.key) {
    const message = `The shelf is not in alphabetical order there: ${before.callNumber} (${before.heading}) stands behind ${after.callNumber} (${after.heading}).`
    return [cutter, [], [{ code: 'shelf-not-alphabetical', severity: 'warning', message }]]
  }
  const between = cutterBetween(before?.cutter, after?.cutter, cutter)
  if (between === undefined) {
    const message = `There is no room between ${before?.callNumber ?? ''} and ${after?.callNumber ?? ''}.`
    return [cutter, [], [{ code: 'no-room', severity: 'warning', message }]]
  }
  if (between === cutter) return [cutter, [], []]
  return [between, [`${between} instead of ${cutter}: it files ${placeWords(before, after)}.`], []]
}

const placeWords = (before: Placed | undefined, after: Placed | undefined): string =>
  before && after
    ? `between ${before.callNumber} (${before.heading}) and ${after.callNumber} (${after.heading})`
    : before
      ? `behind ${before.callNumber} (${before.heading})`
      : `before ${after?.callNumber ?? ''} (${after?.heading ?? ''})`

/** The Cutter that an author has on this shelf already; the one with most titles where there are two. */
function established(heading: string, wanted: string, known: readonly Placed[]): Fitted {
  const counts = Map.groupBy(known, ({ cutter }) => cutter)
  const ordered = [...counts].toSorted(([, a], [, b]) => b.length - a.length)
  const cutter = ordered[0]?.[0] ?? wanted
  const reasons = cutter === wanted ? [] : [`${heading} has ${cutter} here already.`]
  if (ordered.length < 2 || isOneBeginning(ordered.map(([each]) => each))) return [cutter, reasons, []]
  const message = `${heading} stands here under ${ordered.map(([each, titles]) => `${each} (${titles.length})`).join(' and ')}; one of them is wrong.`
  return [cutter, reasons, [{ code: 'author-split', severity: 'warning', message }]]
}

/** Longer Cutters with the same beginning are made for further works of an author: S65, S653. */
const isOneBeginning = (cutters: readonly string[]): boolean => {
  const shortest = cutters.reduce((a, b) => (a.length <= b.length ? a : b))
  return cutters.every((cutter) => cutter.startsWith(shortest))
}

/** Puts the number together and lengthens its Cutter while another title has exactly that number. */
function settled(
  suggestion: CallNumberSuggestion,
  fitted: string,
  shelf: readonly Placed[],
  others: readonly ShelfNeighbour[],
  reasons: readonly string[],
  findings: readonly CallNumberFinding[],
): ShelfFit {
  const { scheme } = suggestion
  const whole = (cutter: string) => withCutter(suggestion, cutter)
  const takenBy = (callNumber: string) => {
    const key = shelfKey(scheme, callNumber)
    return others.find((other) => shelfKey(scheme, other.callNumber) === key)
  }
  let cutter = fitted
  const said = [...reasons]
  const taken = takenBy(whole(cutter))
  for (let round = 0; round < 8 && takenBy(whole(cutter)) && shelf.length > 0; round++) {
    const current = cutter
    const next = shelf.find((placed) => placed.cutter > current)?.cutter
    cutter = cutterBetween(current, next, `${current}3`) ?? current
    if (cutter === current) break
  }
  if (cutter !== fitted) said.push(`${cutter} instead of ${fitted}, because ${whole(fitted)} is taken.`)
  return {
    callNumber: whole(cutter),
    shelfKey: shelfKey(scheme, whole(cutter)),
    reasons: said,
    findings: taken
      ? [
          ...findings,
          {
            code: 'number-exists',
            // Where authors are marked by letters, many titles share one
            severity: /\d/.test(fitted) || suggestion.cutter === '' ? 'warning' : 'note',
            message: `${taken.callNumber} is on “${taken.title}” already.`,
          },
        ]
      : findings,
  }
}

/** The number with another Cutter in the place of its own. */
function withCutter({ callNumber, cutter, behind }: CallNumberSuggestion, other: string): string {
  if (cutter === '' || cutter === other) return callNumber
  const tail = behind === '' ? '' : ` ${behind}`
  return callNumber.slice(0, callNumber.length - tail.length - cutter.length) + other + tail
}
