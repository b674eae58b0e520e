import { foldText } from '@carrel/text'

/**
 * The n-gram fingerprint: letters and figures only, every run of `size` characters, each once, in order. It forgives blanks,
 * hyphens and short exchanges that {@link fingerprint} of `@carrel/text` does not.
 *
 * @param size - characters of a piece, 1 to 10; what is shorter is its own key
 * @example ngramFingerprint('Mc Graw-Hill') === ngramFingerprint('McGraw Hill') // true
 */
export function ngramFingerprint(text: string, size = 2): string {
  if (!Number.isInteger(size) || size < 1 || size > 10) throw new RangeError('Pieces have 1 to 10 characters')
  const letters = [...foldText(text.toLowerCase())].filter((each) => /[\p{L}\p{N}+#&]/u.test(each))
  if (letters.length <= size) return letters.join('')
  const pieces = new Set<string>()
  for (let at = 0; at + size <= letters.length; at += 1) pieces.add(letters.slice(at, at + size).join(''))
  return [...pieces].sort().join('')
}
