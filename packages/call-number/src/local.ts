import { parseParts } from './parts.ts'
import { partsKey } from './parts-key.ts'

/**
 * The key of a shelf mark of the house: words by their letters, numbers by their value, spaces, punctuation and
 * capitals without meaning, so that "CD- 50688 vol.1" stands between "CD- 50688" and "CD-50689".
 */
export function localKey(text: string): string {
  return partsKey(parseParts(text, 0, { cutterLetters: 0, smallIsVolume: false }), 'among').trimStart()
}
