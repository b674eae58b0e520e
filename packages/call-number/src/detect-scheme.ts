import { parseLc } from './lc.ts'
import { isLcClass } from './lc-class.ts'
import { isNlm } from './nlm.ts'
import type { CallNumberScheme } from './scheme.ts'
import { parseSudoc } from './sudoc.ts'

/** A class number by itself, behind letters of a collection, or the words of one without numbers and an author mark. */
const DEWEY = [
  /^\d{3}(?:\.\d+)?(?![\d.])/,
  /^[a-z]{1,4}\.?\s?\d{3}\.\d+(?![\d.])/i,
  /^(?:j|jnf|juv|e|y|ya|r|ref|nf|q)\.?\s?\d{3}(?![\d.])/i,
  /^\[?(?:j\s)?(?:e|b|fic|bio)\]?\s+[a-z]{1,4}\d*[a-z]?$/i,
]
/**
 * One letter and three figures that look like LC and are Dewey: J alone is for papers of legislatures in LC and for
 * children elsewhere; C and A go no so far in LC and mark Canadian and Australian literature in Dewey.
 */
const DEWEY_BEHIND_LETTER = /^(?:j\s?\d{3}(?:\.\d+)?(?:\s+[a-z]{2,4})?$|[ac]\d{3}(?:\/?\.\d|\s|$))/i

/**
 * The scheme that a call number looks to be of. LC class letters must exist ("LP 120" is of the house); 852 first
 * indicators say it with certainty where records have them, see {@link schemeOfIndicator}.
 *
 * @example detectScheme('WG 120 B3 2001') // 'nlm'
 */
export function detectScheme(text: string): CallNumberScheme {
  const trimmed = text.trim()
  if (trimmed.includes(':') && parseSudoc(trimmed)) return 'sudoc'
  if (isNlm(trimmed)) return 'nlm'
  const lc = parseLc(trimmed)
  if (lc && lc.number !== '' && isLcClass(lc.letters) && !DEWEY_BEHIND_LETTER.test(trimmed)) return 'lc'
  return DEWEY_BEHIND_LETTER.test(trimmed) || DEWEY.some((form) => form.test(trimmed)) ? 'ddc' : 'local'
}
