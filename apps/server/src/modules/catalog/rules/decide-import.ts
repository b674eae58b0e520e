import { matchKey } from '@carrel/marc-merge'
import type { BibDescription } from './describe-record.ts'
import { controlKey, ownControlKey } from './match-keys.ts'
import { isSameTitle } from './same-title.ts'

/** A title of the catalogue that shares a match key with an incoming record. */
export interface Candidate {
  readonly bib: number
  /** The keys that both have. */
  readonly keys: readonly string[]
  readonly title: string
  readonly originalTitle: string | null
  readonly format: string
  /** See thinness(). */
  readonly thinness: number
  /** Its record says the same as the incoming one. */
  readonly same: boolean
  /** Its own control number and agency (001 and 003). */
  readonly control: string
  readonly source: string
  /** Its present record came with this very import. */
  readonly sameFile: boolean
}

/** What becomes of an incoming record, with what people should know about it. */
export type ImportDecision =
  | { readonly state: 'added'; readonly notes: readonly string[] }
  | {
      readonly state: 'updated' | 'unchanged'
      readonly bib: number
      readonly notes: readonly string[]
    }
  | { readonly state: 'refused'; readonly notes: readonly string[] }

/**
 * Decides about an incoming record. Its own control number with its agency (001 with 003) is trusted as it is; a number
 * without agency, another agency's number (035), an OCLC number and an ISBN count only where the title agrees, because
 * such numbers are given twice, and never between two records to which one agency gave two control numbers. A thinner
 * record never replaces a fuller one of another agency.
 */
export function decideImport(
  incoming: BibDescription,
  thinness: number,
  candidates: readonly Candidate[],
): ImportDecision {
  const { identifiers } = incoming
  const comparable = {
    title: incoming.title.title,
    originalTitle: incoming.title.original,
    format: incoming.format,
  }
  const own = identifiers.control === '' ? [] : [ownControlKey(identifiers)]
  const trusted = identifiers.source === '' ? [] : own
  const levels = [
    { keys: trusted, check: false, name: 'control number' },
    { keys: own, check: true, name: 'control number' },
    {
      keys: identifiers.systems.map(({ agency, number }) => controlKey(agency, number)),
      check: true,
      name: 'control number (035)',
    },
    { keys: identifiers.oclcs.map((number) => matchKey('oclc', number)), check: true, name: 'OCLC number' },
    { keys: identifiers.isbns.map((number) => matchKey('isbn', number)), check: true, name: 'ISBN' },
    {
      keys: candidates.flatMap(({ keys }) => keys.filter((key) => key.startsWith('bytes:'))),
      check: false,
      name: 'bytes',
    },
  ]
  const notes: string[] = []
  for (const { keys, check, name } of levels) {
    const sharing = candidates.filter((candidate) => candidate.keys.some((key) => keys.includes(key)))
    const matching = check
      ? sharing.filter((candidate) => isSameTitle(candidate, comparable) && !isToldApart(candidate, identifiers))
      : sharing
    for (const other of sharing) {
      if (!matching.includes(other))
        notes.push(`Shares its ${name} with title ${other.bib}, "${other.title}", which is another.`)
    }
    const [match, second] = matching
    if (!match) continue
    if (second) {
      const titles = matching.map(({ bib }) => bib).join(', ')
      return {
        state: 'refused',
        notes: [`Its ${name} fits more than one title: ${titles}. Merge these, then import the record again.`],
      }
    }
    if (match.same) return { state: 'unchanged', bib: match.bib, notes: [] }
    if (keys !== trusted && thinness > match.thinness) {
      return {
        state: 'unchanged',
        bib: match.bib,
        notes: [`Same ${name} as title ${match.bib}, whose record is fuller and was kept.`],
      }
    }
    const twice = match.sameFile ? ['It came before in this file and differs from there; the later one counts.'] : []
    return { state: 'updated', bib: match.bib, notes: [`Found by its ${name}.`, ...twice] }
  }
  return { state: 'added', notes: [...new Set(notes)] }
}

/** True when one agency, or one file, has the two records under different control numbers: then they are two titles. */
function isToldApart(candidate: Candidate, { control, source }: BibDescription['identifiers']): boolean {
  if (control === '' || candidate.control === '' || control === candidate.control) return false
  return candidate.sameFile || (source !== '' && source === candidate.source)
}
