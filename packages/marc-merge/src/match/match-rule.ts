import { readAddress, type Address } from './address.ts'

/** What two records are compared by. */
export const matchKinds = [
  'control-number',
  'system-number',
  'oclc',
  'lccn',
  'isbn',
  'issn',
  'standard-number',
  'title',
  'author',
  'year',
  'material',
  'pages',
  'publisher',
  'field',
] as const

/** One thing that two records are compared by. */
export type MatchKind = (typeof matchKinds)[number]

/** One comparison of a rule. */
export interface MatchPoint {
  readonly kind: MatchKind
  /** What agreement counts; likeness counts a part of it. */
  readonly weight: number
  /** What is taken off where both records say something, and something different. */
  readonly against?: number
  /** Whether records that both say something different are never the same. */
  readonly mustNotDiffer?: boolean
  /** For the kind `field`: a place such as `028$a`. */
  readonly place?: string
}

/** When two records are of the same title. Plain data, to be kept as JSON. */
export interface MatchRule {
  readonly name: string
  /** From this score on they are. */
  readonly threshold: number
  /** How far the best of several must lead the next one; 0 or none: several that reach the threshold are always ambiguous. */
  readonly lead?: number
  readonly points: readonly MatchPoint[]
}

/** What is wrong with a rule, in a sentence; undefined when nothing is. */
export function matchRuleProblem({ points, threshold }: MatchRule): string | undefined {
  if (points.length === 0) return 'A rule compares by something: add at least one point.'
  if (points.length > 50) return 'A rule has at most 50 points.'
  if (!(threshold > 0)) return 'The score that is needed is above zero.'
  for (const { kind, place, weight } of points) {
    if (!(weight >= 0)) return 'What a point counts is zero or more.'
    if (kind !== 'field') continue
    const address = readPlace(place)
    if (typeof address === 'string') return address
  }
  const most = points.reduce((sum, { weight }) => sum + weight, 0)
  if (most < threshold)
    return `All points together come to ${most}, which is less than the ${threshold} that are needed.`
  return undefined
}

/** Reads the place of a point of the kind `field`. */
export function readPlace(place: string | undefined): Address | string {
  return readAddress(place ?? '')
}

/** Reads a rule from JSON that anybody may have written; a text says what is wrong with it. */
export function parseMatchRule(value: unknown): MatchRule | string {
  if (typeof value !== 'object' || value === null) return 'A match rule is an object with "threshold" and "points".'
  const { name = 'rule', threshold, lead, points } = value as Readonly<Record<string, unknown>>
  if (typeof name !== 'string') return 'The name of a rule is a text.'
  if (typeof threshold !== 'number') return '"threshold" is a number.'
  if (!Array.isArray(points)) return '"points" is a list.'
  const read: MatchPoint[] = []
  for (const point of points as readonly unknown[]) {
    const { kind, weight, against, mustNotDiffer, place } = (
      typeof point === 'object' && point !== null ? point : {}
    ) as Record<string, unknown>
    const known = matchKinds.find((each) => each === kind)
    if (!known || typeof weight !== 'number') {
      return `A point is { "kind": …, "weight": 10 }; kinds are ${matchKinds.join(', ')}.`
    }
    read.push({
      kind: known,
      weight,
      ...(typeof against === 'number' && { against }),
      ...(typeof mustNotDiffer === 'boolean' && { mustNotDiffer }),
      ...(typeof place === 'string' && { place }),
    })
  }
  const rule: MatchRule = { name, threshold, points: read, ...(typeof lead === 'number' && { lead }) }
  return matchRuleProblem(rule) ?? rule
}
