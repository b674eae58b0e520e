/**
 * A text for comparison letter by letter, as quoted search does: composed (NFC) and case folded, nothing else.
 *
 * @example exactKey('Cafe\u0301') // 'café'
 */
export function exactKey(s: string): string {
  const lower = s.normalize('NFC').toLowerCase()
  return /[ßς]/.test(lower) ? lower.replaceAll('ß', 'ss').replaceAll('ς', 'σ') : lower
}
