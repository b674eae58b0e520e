import { editDistanceAtMost } from '@carrel/text'
import type { MatchFeatures, TitleFeature } from './features.ts'
import type { MatchKind } from './match-rule.ts'

/** How far two records agree in one thing. */
export interface Agreement {
  /** `missing`: one of them says nothing. */
  readonly outcome: 'agrees' | 'alike' | 'differs' | 'missing'
  /** 0 to 1. */
  readonly likeness: number
  readonly incoming: readonly string[]
  readonly existing: readonly string[]
}

/** Compares two records in one thing. */
export function comparePoint(a: MatchFeatures, b: MatchFeatures, kind: Exclude<MatchKind, 'field'>): Agreement {
  switch (kind) {
    case 'control-number':
      return shared(a.control, b.control)
    case 'system-number':
      return shared(a.systems, b.systems, sharedAgency(a.systems, b.systems))
    case 'oclc':
      return shared(a.oclc, b.oclc)
    case 'lccn':
      return shared(a.lccn, b.lccn)
    case 'isbn':
      return shared(a.isbn, b.isbn)
    case 'issn':
      return shared(a.issn, b.issn)
    case 'standard-number':
      return shared(a.standard, b.standard)
    case 'title':
      return best(a.titles, b.titles, (title) => title.full, titleLikeness)
    case 'author':
      return best(a.authors, b.authors, (name) => name, nameLikeness)
    case 'year':
      return best(a.years, b.years, String, yearLikeness)
    case 'material':
      return shared([a.material], [b.material])
    case 'pages':
      return best(listed(a.pages), listed(b.pages), String, pagesLikeness)
    case 'publisher':
      return best(a.publishers, b.publishers, (name) => name, publisherLikeness)
  }
}

function listed(pages: number | undefined): readonly number[] {
  return pages === undefined ? [] : [pages]
}

/** Numbers agree when one is in both; where they can only be compared within an agency, others are no difference. */
function shared(a: readonly string[], b: readonly string[], canDiffer = true): Agreement {
  const told = { incoming: a, existing: b }
  if (a.some((value) => b.includes(value))) return { outcome: 'agrees', likeness: 1, ...told }
  if (a.length === 0 || b.length === 0 || !canDiffer) return { outcome: 'missing', likeness: 0, ...told }
  return { outcome: 'differs', likeness: 0, ...told }
}

function sharedAgency(a: readonly string[], b: readonly string[]): boolean {
  const agencies = new Set(a.map(agencyOf))
  return b.some((value) => agencies.has(agencyOf(value)))
}

const agencyOf = (number: string): string => /^\(([^()]*)\)/.exec(number)?.[1] ?? ''

function best<T>(
  a: readonly T[],
  b: readonly T[],
  show: (value: T) => string,
  likenessOf: (left: T, right: T) => number,
): Agreement {
  const told = { incoming: a.map(show), existing: b.map(show) }
  if (a.length === 0 || b.length === 0) return { outcome: 'missing', likeness: 0, ...told }
  const likeness = Math.max(...a.flatMap((left) => b.map((right) => likenessOf(left, right))))
  return { outcome: likeness === 1 ? 'agrees' : likeness > 0 ? 'alike' : 'differs', likeness, ...told }
}

/** The same with subtitle 1; the same without one on either side 0.9; with other subtitles 0.6; typing mistakes 0.8. */
function titleLikeness(a: TitleFeature, b: TitleFeature): number {
  if (a.full === b.full) return 1
  if (a.short === b.short) return a.short === a.full || b.short === b.full ? 0.9 : 0.6
  const length = Math.max(a.full.length, b.full.length)
  if (length < 8) return 0
  const mistakes = editDistanceAtMost(a.full.slice(0, 200), b.full.slice(0, 200), Math.min(4, Math.floor(length / 12)))
  // Numbers tell parts and editions apart: "part 1" and "part 2" are no typing mistake.
  return mistakes !== undefined && digitsOf(a.full) === digitsOf(b.full) ? 0.8 : 0
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

/** The same name 1; the same words in another order, or the one with initials of the other, 0.8. */
function nameLikeness(a: string, b: string): number {
  if (a === b) return 1
  const words = (name: string): string[] => name.split(/[\s,]+/).filter((word) => word !== '')
  const [left, right] = [words(a), words(b)]
  if (left.toSorted().join(' ') === right.toSorted().join(' ')) return 0.8
  const [[family, ...given], [other, ...others]] = [left, right]
  if (family === undefined || family !== other || given.length === 0 || others.length === 0) return 0
  const isInitials = given.every((word, at) => {
    const partner = others[at]
    return partner === undefined || word.startsWith(partner) || partner.startsWith(word)
  })
  return isInitials ? 0.8 : 0
}

function yearLikeness(a: number, b: number): number {
  const apart = Math.abs(a - b)
  return apart === 0 ? 1 : apart === 1 ? 0.5 : 0
}

function pagesLikeness(a: number, b: number): number {
  const apart = Math.abs(a - b)
  return apart === 0 ? 1 : apart <= Math.max(5, a * 0.03) ? 0.7 : 0
}

function publisherLikeness(a: string, b: string): number {
  if (a === b) return 1
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a)) ? 0.7 : 0
}
