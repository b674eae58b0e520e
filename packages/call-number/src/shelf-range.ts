import type { CallNumberScheme } from './scheme.ts'
import { shelfKey } from './shelf-key.ts'
import { parseSudoc, sudocKey } from './sudoc.ts'

/** A stretch of shelf as keys: `from` is in it, `to` is the first that is not (from <= key < to, bytewise). */
export interface ShelfRange {
  readonly from: string
  readonly to: string
}

/** Behind every key that begins with what stands before it. */
const LAST = '~'

const TWO_ENDS = /^(.+?)(?:\.\.+|–|—| - | to )(.+)$/i
const DEWEY_ENDS = /^(\d{1,3}(?:\.\d+)?)-(\d{1,3}(?:\.\d+)?)$/
const LC_ENDS = /^([a-z]{1,3}) ?(\d{1,4}(?:\.\d+)?)-([a-z]{0,3}) ?(\d{1,4}(?:\.\d+)?)$/i

/** The two ends that a text names, the same one twice where it names one. */
function endsOf(scheme: CallNumberScheme, text: string): readonly [string, string] {
  const [, letters = '', first = '', lastLetters = '', last = ''] =
    scheme === 'lc' || scheme === 'nlm' ? (LC_ENDS.exec(text) ?? []) : []
  if (last !== '') return [letters + first, (lastLetters === '' ? letters : lastLetters) + last]
  const ends =
    (scheme === 'ddc' ? DEWEY_ENDS.exec(text) : null) ??
    (scheme === 'local' && !text.includes('..') ? null : TWO_ENDS.exec(text))
  return [ends?.[1] ?? text, ends?.[2] ?? text]
}

/** The beginning that all keys at this end share. One or two figures of Dewey are a division ("51" is 510 to 519). */
function beginning(scheme: CallNumberScheme, end: string): string {
  const division = scheme === 'ddc' ? /^\s*(\d{1,2})[x-]{0,2}\s*$/i.exec(end)?.[1] : undefined
  if (division !== undefined) return division
  const isAgency = scheme === 'sudoc' && !parseSudoc(end) && /^[a-z]{1,4} ?\d*$/i.test(end)
  return isAgency ? sudocKey({ stem: end, bookNumber: undefined }) : shelfKey(scheme, end)
}

/**
 * The stretch of shelf that a call number, the beginning of one, or two joined by a dash name, everything that begins
 * so included: "AB 101" has "AB 101 1900" and "AB 101.4" but not "AB 1010"; "QA76-90"; "500-599"; "51".
 *
 * @example shelfRange('ddc', '813') // { from: '813', to: '813~' }
 */
export function shelfRange(scheme: CallNumberScheme, text: string): ShelfRange {
  const ends = endsOf(scheme, text.trim().replaceAll(/\s+/g, ' ')).map((end) => beginning(scheme, end))
  const [from = '', last = ''] = ends.sort((a, b) => (a < b ? -1 : 1))
  // The letters of an agency are no beginning of another's (A is Agriculture, AE the Archives)
  const isLetters = scheme === 'sudoc' && /^[A-Z]+$/.test(last)
  return { from, to: last + (isLetters ? '@' : LAST) }
}
