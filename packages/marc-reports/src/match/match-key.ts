import { normalizeLccn, parseIsbn, parseIssn, parseOclc } from '@carrel/identifiers'
import type { MarcRecord } from '@carrel/marc'
import { nacoKey, stripIsbd, titleKey } from '@carrel/text'
import { readAddress, textsAt, type Address } from '../address/address.ts'

/** By what records are known to be the same: one or several places that must all agree. */
export interface MatchKey {
  /** As it was written. */
  readonly text: string
  readonly places: readonly Address[]
  /** Whether texts must agree to the letter. */
  readonly exact: boolean
}

/** How many keys one record can have: every ISBN with every title, for instance. */
const MOST_KEYS = 100

/**
 * Reads a key: places joined by `+`, such as `001`, `001+003` or `245ab+260c`. A text says what is wrong with it.
 *
 * @param exact - whether texts must agree to the letter; else numbers are compared as numbers (ISBN of 10 and 13 digits,
 *   ISSN, LCCN, OCLC numbers with any prefix), titles and names without case, accents and punctuation
 */
export function readMatchKey(text: string, exact = false): MatchKey | string {
  const places: Address[] = []
  for (const part of text.split('+')) {
    const place = readAddress(part)
    if (typeof place === 'string') return place
    places.push(place)
  }
  return { text, places, exact }
}

/** The keys of a record; none when a place is missing. A record with two ISBNs has two keys by ISBN. */
export function keysOf(record: MarcRecord, { places, exact }: MatchKey): string[] {
  let keys = ['']
  for (const [index, place] of places.entries()) {
    const texts = new Set<string>()
    for (const text of textsAt(record, place)) {
      const normal = exact ? text.trim() : normalised(text, place)
      if (normal !== '') texts.add(normal)
    }
    if (texts.size === 0) return []
    const joined = keys.flatMap((key) => [...texts].map((text) => (index === 0 ? text : `${key}\u001F${text}`)))
    keys = joined.slice(0, MOST_KEYS)
  }
  return keys
}

/** A key as people can read it. */
export function keyText(key: string): string {
  return key.replaceAll('\u001F', ' + ')
}

/** The text of a place as it is compared. Numbers that are none are compared as text. */
function normalised(text: string, { tag, from }: Address): string {
  const plain = text.trim().replaceAll(/\s+/g, ' ')
  if (from !== undefined || tag.startsWith('00') || tag === 'LDR') return text.trim()
  switch (tag) {
    case '020':
      return parseIsbn(plain)?.isbn13 ?? plain.toLowerCase()
    case '022':
      return parseIssn(plain) ?? plain.toLowerCase()
    case '010':
      return normalizeLccn(plain) ?? plain.toLowerCase()
    case '035':
      return parseOclc(plain) ?? plain.toLowerCase()
    default:
      break
  }
  if (/^(?:24|13|73|74|44|49|83)/.test(tag)) return titleKey(stripIsbd(plain)) || plain.toLowerCase()
  if (/^[167]/.test(tag)) return nacoKey(plain) || plain.toLowerCase()
  return stripIsbd(plain).toLowerCase()
}
