import type { MarcRecord } from '@carrel/marc'
import { textsAt } from './address.ts'
import { comparePoint, type Agreement } from './compare-point.ts'
import { featuresOf, type MatchFeatures } from './features.ts'
import { readPlace, type MatchPoint, type MatchRule } from './match-rule.ts'

/** What one point of a rule found. */
export interface PointResult {
  readonly point: MatchPoint
  readonly outcome: Agreement['outcome']
  /** What it counted. */
  readonly score: number
  /** What either record says, as it was compared. */
  readonly incoming: readonly string[]
  readonly existing: readonly string[]
}

/** How far two records are of the same title by a rule. */
export interface MatchScore {
  readonly score: number
  readonly threshold: number
  /** Whether the score reaches the threshold and nothing forbids it. */
  readonly matches: boolean
  /** The point in which they must not differ and do. */
  readonly forbidden: MatchPoint | undefined
  readonly points: readonly PointResult[]
}

/** A record with what it can be known by, so that it is read once for many comparisons. */
export interface ScoredRecord {
  readonly record: MarcRecord
  readonly features: MatchFeatures
}

/** Reads a record once for many comparisons. */
export function scoredRecord(record: MarcRecord): ScoredRecord {
  return { record, features: featuresOf(record) }
}

/** Compares two records by a rule. */
export function matchScore(incoming: ScoredRecord, existing: ScoredRecord, rule: MatchRule): MatchScore {
  let score = 0
  let forbidden: MatchPoint | undefined
  const points: PointResult[] = []
  for (const point of rule.points) {
    const agreement =
      point.kind === 'field'
        ? compareField(incoming, existing, point)
        : comparePoint(incoming.features, existing.features, point.kind)
    const { outcome, likeness } = agreement
    const counted = outcome === 'differs' ? -(point.against ?? 0) : point.weight * likeness
    if (outcome === 'differs' && point.mustNotDiffer === true) forbidden ??= point
    score += counted
    points.push({ point, outcome, score: rounded(counted), incoming: agreement.incoming, existing: agreement.existing })
  }
  const total = rounded(score)
  return { score: total, threshold: rule.threshold, matches: !forbidden && total >= rule.threshold, forbidden, points }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

function compareField(incoming: ScoredRecord, existing: ScoredRecord, { place }: MatchPoint): Agreement {
  const address = readPlace(place)
  if (typeof address === 'string') return { outcome: 'missing', likeness: 0, incoming: [], existing: [] }
  const texts = ({ record }: ScoredRecord): string[] =>
    textsAt(record, address).map((text) => text.trim().toLowerCase().replaceAll(/\s+/g, ' '))
  const [left, right] = [texts(incoming), texts(existing)]
  if (left.length === 0 || right.length === 0)
    return { outcome: 'missing', likeness: 0, incoming: left, existing: right }
  const isSame = left.some((text) => right.includes(text))
  return { outcome: isSame ? 'agrees' : 'differs', likeness: isSame ? 1 : 0, incoming: left, existing: right }
}

/** What the scores of several candidates say together. */
export type MatchVerdict<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly candidate: T; readonly score: number }
  /** Several reach the threshold and none leads far enough: a person decides. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly T[]; readonly score: number }

/** Chooses among candidates with their scores; it never guesses. */
export function chooseMatch<T>(
  scored: readonly { readonly candidate: T; readonly result: MatchScore }[],
  rule: MatchRule,
): MatchVerdict<T> {
  const matching = scored.filter(({ result }) => result.matches).sort((a, b) => b.result.score - a.result.score)
  const [best, second] = matching
  if (!best) return { kind: 'none' }
  const { score } = best.result
  const lead = rule.lead ?? 0
  if (!second || (lead > 0 && score - second.result.score >= lead))
    return { kind: 'one', candidate: best.candidate, score }
  return { kind: 'ambiguous', candidates: matching.map(({ candidate }) => candidate), score }
}
