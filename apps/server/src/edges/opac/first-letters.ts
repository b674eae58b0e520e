/**
 * The letters that the pages of the site are written with in its languages of Latin script: the small fonts that every page
 * loads have just these (`tools/subset-fonts.ts` makes them). Other letters come from the whole fonts, which a page loads only
 * when it has one of them.
 */
export const firstLetters = [
  String.fromCodePoint(...Array.from({ length: 95 }, (_, n) => 32 + n)),
  '\u00a0\u202f©·×°–—‘’“”„‚«»‹›…ªº¿¡€£',
  'áàâäãåæçéèêëíìîïñóòôöøœðþýßúùûüÿ',
  'ÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖØŒÐÞÝÚÙÛÜŸ',
].join('')

/** Those letters as the `unicode-range` of a style sheet. */
export function letterRange(letters: string): string {
  const codes = [...new Set([...letters].map((letter) => letter.codePointAt(0) ?? 0))].toSorted((a, b) => a - b)
  const runs: [number, number][] = []
  for (const code of codes) {
    const last = runs.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else runs.push([code, code])
  }
  const hex = (code: number) => code.toString(16).toUpperCase()
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',')
}
