/** Lines that are read of one list. */
export const longestList = 200_000

/**
 * The numbers of a list that someone pasted, typed or uploaded, each once: one a line, or between commas, semicolons or
 * tabs. Quotes around a number and a byte order mark are no part of it.
 */
export function readList(text: string): readonly string[] {
  const found = new Set<string>()
  for (const piece of text.replace(/^\uFEFF/, '').split(/[\r\n\t,;]+/)) {
    const value = piece
      .trim()
      .replace(/^["'](.*)["']$/, '$1')
      .trim()
    if (value !== '') found.add(value.slice(0, 200))
  }
  return [...found]
}
