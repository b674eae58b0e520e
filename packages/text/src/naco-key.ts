import { foldCharacter } from './fold-character.ts'
import { stripNonSort } from './non-sort.ts'

/** What to keep in {@link nacoKey}. */
export interface NacoOptions {
  /** Keep the first comma, as the rules ask for $a of a name: "Smith, Jane" and "Smith Jane" are not one heading. */
  readonly keepFirstComma?: boolean
}

/** Signs that the rules retain; they tell headings apart (C, C++ and C♯). */
const KEPT = /[&+#@♭♯]/
const DELETED = /['[\]]/
const HELD_COMMA = '\u0007'

/** What each character met so far becomes; there are not many. */
const met = new Map<string, string>()

function normalized(character: string): string {
  const known = met.get(character)
  if (known !== undefined) return known
  const made = normalizeCharacter(character)
  met.set(character, made)
  return made
}

function normalizeCharacter(character: string): string {
  if (KEPT.test(character)) return character
  if (DELETED.test(character)) return ''
  if (character === HELD_COMMA) return ', '
  if (character === 'ℓ') return 'l'
  // Middle dots, trade marks and rights signs are punctuation here, where search folding drops them
  if (/[·・･•©®™℠℗]/.test(character)) return ' '
  const folded = foldCharacter(character.codePointAt(0) ?? 0)
  return folded.replaceAll("'", '').replaceAll(/[^\p{L}\p{N}\p{M}]/gu, ' ')
}

/**
 * The comparison key of a heading (NACO Normalization, "Authority File Comparison Rules", 2008): lower case, diacritics,
 * apostrophes, square brackets and modifier letters deleted, letters such as æ ø ł þ ð ı ß written out, super- and
 * subscripts and digits of other scripts as 0 to 9, & + # @ ♭ ♯ retained, all other punctuation one space. Text between
 * non-sorting marks is left out. The first comma is kept where asked, unless nothing follows it.
 *
 * @example nacoKey('Smith, Jane. Poet, painter', { keepFirstComma: true }) // 'smith, jane poet painter'
 */
export function nacoKey(s: string, options: NacoOptions = {}): string {
  let text = stripNonSort(s).normalize('NFC').trim()
  const comma = text.indexOf(',')
  if (options.keepFirstComma === true && comma >= 0 && comma < text.length - 1) {
    text = text.slice(0, comma) + HELD_COMMA + text.slice(comma + 1)
  }
  let key = ''
  for (const character of text) key += normalized(character)
  return key.normalize('NFC').replaceAll(/\s+/g, ' ').trim().replace(' ,', ',')
}
