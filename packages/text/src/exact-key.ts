/**
 * A text for comparison letter by letter, as quoted search does: composed (NFC), lower case, final sigma as any other.
 *
 * @example exactKey('Cafe\u0301') // 'café'
 */
export function exactKey(s: string): string {
  return s.normalize('NFC').toLowerCase().replaceAll('ς', 'σ')
}
