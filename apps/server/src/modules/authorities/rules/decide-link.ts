import type { HeadingKind } from '../contract.ts'
import type { AuthorityState } from './authority-facts.ts'
import { keyOf, partsOf, type AuthorityClass } from './heading-text.ts'
import { nearKey } from './near-key.ts'

/**
 * How a heading of the catalogue stands to an authority: chosen by hand; the very heading; a subdivided one of which all
 * parts, or only the main one, are established; a form that the authority leads away from; nearly alike; the heading of
 * several persons; claimed by several authorities; one that was taken out of use; none.
 */
export const linkWays = [
  'chosen',
  'exact',
  'subdivided',
  'main',
  'see-from',
  'near',
  'undifferentiated',
  'conflict',
  'retired',
  'none',
] as const
export type LinkWay = (typeof linkWays)[number]

/** A heading of the catalogue that is to be linked. */
export interface HeadingFacts {
  readonly kind: HeadingKind
  readonly text: string
  readonly key: string
  readonly source: string
}

/** A form of an authority that has one of the keys that a heading asks for. */
export interface FormFound {
  readonly authority: number
  readonly role: 'heading' | 'see-from'
  readonly class: AuthorityClass
  readonly key: string
  readonly near: string
  readonly state: AuthorityState
  readonly undifferentiated: boolean
  readonly validation: boolean
  readonly vocabulary: string
}

/** A vocabulary, as linking needs it. */
export interface VocabularyFacts {
  readonly code: string
  readonly sources: readonly string[]
  readonly names: boolean
  readonly rank: number
}

/** What was decided. */
export interface LinkDecision {
  readonly how: LinkWay
  readonly authority: number | null
  readonly parts: number
}

/** What has to be looked up to decide about a heading. */
export interface Wanted {
  /** Its own key, then those of its main part with fewer and fewer subdivisions. */
  readonly prefixes: readonly string[]
  /** Keys of its subdivisions, each by itself. */
  readonly divisions: readonly string[]
  readonly near: string
}

/** Kinds of authority by which a heading of each kind is established; a jurisdiction is a place among names (MARC 21 151). */
const classesOf: Readonly<Record<HeadingKind, ReadonlySet<AuthorityClass>>> = {
  name: new Set(['name', 'place']),
  title: new Set(['title', 'name-title']),
  subject: new Set(['topic', 'place', 'name', 'name-title', 'title', 'event', 'time']),
  genre: new Set(['genre', 'topic']),
}

/** The keys by which the authorities of a heading are found. */
export function wantedFor(heading: Pick<HeadingFacts, 'kind' | 'text' | 'key'>): Wanted {
  const parts = heading.kind === 'subject' || heading.kind === 'genre' ? partsOf(heading.text) : [heading.text]
  const prefixes = [heading.key]
  for (let length = parts.length - 1; length > 0; length--) prefixes.push(keyOf(parts.slice(0, length).join(' -- ')))
  return { prefixes, divisions: parts.slice(1).map(keyOf), near: nearKey(heading.text) }
}

/** Whether a vocabulary speaks for a heading. */
export function speaksFor(vocabulary: VocabularyFacts, heading: Pick<HeadingFacts, 'kind' | 'source'>): boolean {
  const isName = heading.kind === 'name' || heading.kind === 'title'
  return isName ? vocabulary.names : vocabulary.sources.includes(heading.source)
}

/**
 * Decides which authority a heading belongs to. `found` are the forms with one of the keys of {@link wantedFor}, of any
 * vocabulary and kind. The whole heading comes before its parts, the established form before one that leads to it.
 */
export function decideLink(
  heading: HeadingFacts,
  wanted: Wanted,
  found: readonly FormFound[],
  vocabularies: ReadonlyMap<string, VocabularyFacts>,
): LinkDecision {
  const rank = (form: FormFound) => vocabularies.get(form.vocabulary)?.rank ?? 1000
  const speaking = found
    .filter((form) => {
      const vocabulary = vocabularies.get(form.vocabulary)
      return vocabulary !== undefined && speaksFor(vocabulary, heading)
    })
    .toSorted((a, b) => rank(a) - rank(b) || a.authority - b.authority)
  const forms = speaking.filter((form) => classesOf[heading.kind].has(form.class))
  for (const [cut, key] of wanted.prefixes.entries()) {
    const parts = cut === 0 ? 0 : wanted.prefixes.length - cut
    const decision = decideWhole(forms.filter((form) => form.key === key))
    if (!decision) continue
    if (cut === 0 || decision.how !== 'exact') return { ...decision, parts }
    const established = new Set(speaking.filter(({ role }) => role === 'heading').map((form) => form.key))
    const rest = wanted.divisions.slice(parts - 1)
    return { ...decision, how: rest.every((part) => isDivision(part, established)) ? 'subdivided' : 'main', parts }
  }
  const near = wanted.near !== '' && forms.find((form) => form.role === 'heading' && form.near === wanted.near)
  return near ? { how: 'near', authority: near.authority, parts: 0 } : { how: 'none', authority: null, parts: 0 }
}

/** A subdivision that is established by itself, or a date. */
function isDivision(key: string, established: ReadonlySet<string>): boolean {
  return established.has(key) || /^\d[\d \p{L}]*$/u.test(key)
}

function decideWhole(forms: readonly FormFound[]): LinkDecision | undefined {
  const at = (form: FormFound, how: LinkWay): LinkDecision => ({ how, authority: form.authority, parts: 0 })
  const headings = forms.filter(({ role }) => role === 'heading')
  const [current, other] = headings.filter(({ state }) => state === 'current')
  if (current) {
    if (current.undifferentiated) return at(current, 'undifferentiated')
    // Two records of one vocabulary for one heading; another vocabulary that has it too is no conflict.
    const isDouble = other?.vocabulary === current.vocabulary && other.class === current.class
    return at(current, isDouble ? 'conflict' : 'exact')
  }
  const leading = forms.filter((form) => form.role === 'see-from' && form.state === 'current' && !form.validation)
  const [first] = leading
  if (first) {
    const rivals = leading.filter(
      ({ vocabulary, authority }) => vocabulary === first.vocabulary && authority !== first.authority,
    )
    return at(first, rivals.length > 0 ? 'conflict' : 'see-from')
  }
  const [retired] = headings
  return retired && at(retired, 'retired')
}
