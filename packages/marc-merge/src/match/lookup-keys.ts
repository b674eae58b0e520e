import type { MatchFeatures } from './features.ts'
import type { MatchRule } from './match-rule.ts'

/**
 * The keys by which a catalogue finds the records that a rule could match, in the form in which catalogues keep them:
 * `control:AGENCY:NUMBER`, `oclc:`, `lccn:`, `isbn:`, `issn:`, `standard:`, `title:`.
 */
export function lookupKeys(features: MatchFeatures, { points }: MatchRule): string[] {
  const keys = new Set<string>()
  const add = (prefix: string, values: readonly string[]): void => {
    for (const value of values) keys.add(matchKey(prefix, value))
  }
  for (const { kind } of points) {
    switch (kind) {
      case 'control-number':
        add('control', features.control.map(controlForm))
        break
      case 'system-number':
        add('control', features.systems.map(controlForm))
        break
      case 'oclc':
        add('oclc', features.oclc)
        break
      case 'lccn':
        add('lccn', features.lccn)
        break
      case 'isbn':
        add('isbn', features.isbn)
        break
      case 'issn':
        add('issn', features.issn)
        break
      case 'standard-number':
        add('standard', features.standard)
        break
      case 'title':
        add('title', titleKeys(features))
        break
      default:
        break
    }
  }
  return [...keys]
}

/**
 * A key in the form in which it is kept: `isbn:9780940787087`. No longer than an index holds, and without what a database cannot
 * store (U+0000, half of a surrogate pair), which faulty records have in their numbers.
 */
export function matchKey(kind: string, value: string): string {
  return `${kind}:${value}`.slice(0, longest).toWellFormed().replaceAll('\u0000', '\uFFFD')
}

const longest = 200

/** Keys of titles: short enough that a subtitle or a slip at the end is no hindrance. */
export function titleKeys({ titles }: Pick<MatchFeatures, 'titles'>): string[] {
  return [...new Set(titles.map(({ short }) => short.slice(0, 40)))]
}

/** `(AGENCY)NUMBER` as `AGENCY:NUMBER`; a number without agency has an empty one. */
function controlForm(number: string): string {
  const parts = /^\(([^()]*)\)(.*)$/.exec(number)
  return parts ? `${parts[1]}:${parts[2]}` : `:${number}`
}
