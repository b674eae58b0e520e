import { deweyKey, parseDewey } from './dewey.ts'
import { classedKey, parseLc, shelvedKey } from './lc.ts'
import { localKey } from './local.ts'
import { parseNlm } from './nlm.ts'
import type { CallNumberScheme } from './scheme.ts'
import { parseSudoc, sudocKey } from './sudoc.ts'

/** The key in the scheme, or undefined when the text is not of it. */
function schemeKey(scheme: CallNumberScheme, text: string): string | undefined {
  switch (scheme) {
    case 'lc': {
      const parsed = parseLc(text)
      return parsed && classedKey(parsed)
    }
    case 'nlm': {
      const parsed = parseNlm(text) ?? parseLc(text)
      return parsed && classedKey(parsed)
    }
    case 'ddc': {
      const parsed = parseDewey(text)
      return parsed && deweyKey(parsed)
    }
    case 'sudoc': {
      const parsed = parseSudoc(text)
      return parsed && sudocKey(parsed)
    }
    case 'local':
      return localKey(text)
  }
}

/**
 * The key by which call numbers sort as their shelf stands, in ASCII and to be compared bytewise (SQL collation "C").
 * Ways of writing that mean the same give the same key. What is no call number of the scheme ("IN PROCESS" among LC)
 * gets a key behind all that are, by its words and numbers. LC and NLM numbers make one sequence.
 *
 * @example shelfKey('lc', 'QE 862 .D5 L461') < shelfKey('lc', 'QE862.D5 M37') // true
 */
export function shelfKey(scheme: CallNumberScheme, text: string): string {
  const known = schemeKey(scheme, text)
  if (known !== undefined) return known
  return `~${(scheme === 'lc' || scheme === 'nlm' ? shelvedKey(text) : undefined) ?? localKey(text)}`
}
