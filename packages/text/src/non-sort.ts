const PAIRS = /[\u0098\u0088][^\u0098\u0088\u009C\u0089]*[\u009C\u0089]/g
const MARKS = /[\u0098\u0088\u009C\u0089]/g

/**
 * Leaves out what stands between non-sorting marks: U+0098 … U+009C (ISO 6630, MARC 21 and UNIMARC in Unicode) or
 * U+0088 … U+0089 (as converted from ISO 5426 by way of Latin-1). A mark without its partner is dropped, its text kept.
 *
 * @example stripNonSort('\u0098The \u009CHobbit') // 'Hobbit'
 */
export function stripNonSort(s: string): string {
  return s.search(MARKS) >= 0 ? s.replaceAll(PAIRS, '').replaceAll(MARKS, '') : s
}
