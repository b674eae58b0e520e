import { foldText } from './fold-text.ts'

/** Letters that this key spells otherwise than search folding does. */
const OWN: Readonly<Record<string, string>> = { ø: 'oe', '©': 'c' }

/**
 * The key collision fingerprint by which variants of a name are clustered: trimmed, lower case, punctuation and
 * control characters removed, diacritics and ligatures folded, words sorted, each once, joined by a space.
 *
 * @example fingerprint('École, the école') // 'ecole the'
 */
export function fingerprint(s: string): string {
  const spelled = s
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[ø©]/g, (letter) => OWN[letter] ?? letter)
  const words = foldText(spelled)
    .replaceAll(/\p{P}|(?!\s)\p{Cc}|[$+<=>^`|~]/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '')
  return [...new Set(words)].sort().join(' ')
}
