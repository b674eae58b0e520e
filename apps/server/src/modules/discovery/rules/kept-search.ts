import { detectIdentifiers } from '@carrel/identifiers'
import { foldText } from '@carrel/text'

/** A search as it is counted. */
export interface KeptSearch {
  /** Spellings that find the same have the same key. */
  readonly key: string
  readonly term: string
}

const longest = 100
/** Seven digits or more, however they are grouped: the number of a card, a telephone or a person. */
const longNumber = /\d(?:[\s().\-/]*\d){6,}/

/**
 * What may be kept of a search, or undefined for one of which nothing may: too short or too long to say anything, or with
 * something in it that may tell of a person (a mail address, a long number that is none of a publication).
 */
export function keptSearch(typed: string): KeptSearch | undefined {
  const term = typed
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (term.length > longest || term.includes('@')) return undefined
  if (longNumber.test(term) && !isOfPublication(term)) return undefined
  const key = searchKey(term)
  return key.length < 2 ? undefined : { key, term }
}

// Control numbers are left out: any long number may be one.
const published: ReadonlySet<string> = new Set(['isbn', 'issn', 'ismn', 'ean', 'upc', 'doi'])

function isOfPublication(term: string): boolean {
  return detectIdentifiers(term).some(({ kind }) => published.has(kind))
}

/** The key under which a search is counted and a cross reference found. */
export function searchKey(typed: string): string {
  return foldText(typed).replaceAll(/\s+/g, ' ').trim()
}
