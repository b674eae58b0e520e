import { foldCharacter } from './fold-character.ts'
import { exactKey } from './exact-key.ts'
import { foldKeepingApostrophes } from './fold-text.ts'
import { scanWords } from './scan-words.ts'

/** One token of a text and its position among the words, 0 for the first. */
export interface PositionedToken {
  readonly token: string
  readonly position: number
}

/** One word of a query with the ways in which it may be written: any one of the alternatives, whose tokens must all be found. */
export interface QueryWord {
  readonly alternatives: readonly (readonly string[])[]
}

const ignore = (): void => {}

/**
 * The folded words of a text, in order. Hyphens part words and apostrophes do not (e-book → e, book; O'Brien →
 * obrien); c++, c# and .net stay whole; Han, kana, Thai, Lao, Khmer and Myanmar, written without spaces, give
 * overlapping pairs of characters.
 *
 * @example tokens('Straße & Söhne: 吾輩は猫') // ['strasse', 'sohne', '吾辈', '辈は', 'は猫']
 */
export function tokens(s: string): string[] {
  const found: string[] = []
  scanWords(foldKeepingApostrophes(s), { word: (token) => void found.push(token), variant: ignore, implied: ignore })
  return found
}

/** Signs that fold to words or parted numbers, which the exact form must show as well to keep step with the folded one. */
const SIGNS = /[♭♯♮¼½¾⅓⅔⅛⅜⅝⅞]/g

/** Apostrophes, and letters that nobody can type but as one: ʻokina, ayn, alif, the prime of a soft sign. */
const RAISED = /['\u02b9-\u02bf\u2018\u2019\u201b\u2032]+/g
const LETTER_RAISED = /[\u02b9-\u02bf]/

/**
 * The words of {@link tokens} with their diacritics and letters as written (lower case, composed), one for one and
 * in the same order: for quoted search. An apostrophe within a word stays, and a ʻokina, ayn or alif is one: nobody
 * can type them. ß stays too.
 *
 * @example exactTokens('Hawaiʻi, Straße') // ["hawai'i", 'straße']
 */
export function exactTokens(s: string): string[] {
  const found: string[] = []
  const signs = s
    .replaceAll(SIGNS, (sign) => foldCharacter(sign.charCodeAt(0)))
    .replaceAll(RAISED, (run) => (LETTER_RAISED.test(run) ? "'" : run))
  const exact = exactKey(signs.normalize('NFKC'))
  scanWords(exact, { word: (token) => void found.push(token), variant: ignore, implied: ignore, apostrophe: "'" })
  return found
}

/**
 * Everything under which the words of a text should be found. A position counts the words of {@link tokens}; a variant
 * stands where its (last) word stands: O'Brien → obrien, o, brien at one position; e-book → e, then book and ebook;
 * J.R.R. → j, r, then r and jrr; LGBTQ+ → lgbtq and lgbtq+; 20,000 → 20000, 20, 000; an
 * ampersand by itself → and. Years and page ranges are not joined.
 *
 * @example tokensWithVariants('An e-book') // an 0, e 1, book 2, ebook 2
 */
export function tokensWithVariants(s: string): PositionedToken[] {
  const found: PositionedToken[] = []
  let position = -1
  scanWords(foldKeepingApostrophes(s), {
    word: (token) => void found.push({ token, position: ++position }),
    variant: (token) => void found.push({ token, position }),
    implied: (token) => void found.push({ token, position: Math.max(position, 0) }),
  })
  return found
}

/**
 * The words of a query, each with its other spellings, in the form that fits an index of {@link tokensWithVariants}.
 *
 * @example queryWords("O'Brien e-book") // [[obrien] or [o, brien]], [[e, book] or [ebook]]
 */
export function queryWords(s: string): QueryWord[] {
  const words: string[][][] = []
  let parts: string[] | undefined
  scanWords(foldKeepingApostrophes(s), {
    word(token) {
      // Rock 'n' roll
      words.push(token === 'n' ? [['n'], ['and']] : [[token]])
      parts = undefined
    },
    variant(token, replaces) {
      if (replaces > 0) {
        const replaced = words.splice(-replaces)
        const spelled = replaced.flatMap((word) => word[0] ?? [])
        const others = replaces === 1 ? (replaced[0]?.slice(1) ?? []) : []
        words.push([spelled, ...others, [token]])
      } else if (parts) parts.push(token)
      else {
        parts = [token]
        words.at(-1)?.push(parts)
      }
    },
    implied: ignore,
  })
  return words.map((alternatives) => ({ alternatives }))
}
