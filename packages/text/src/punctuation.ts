/** A full stop that only ends an area: three letters or more before it, no abbreviation of one or two ("Jr."), no ellipsis. */
const ENDING_STOP = /(?<=[\p{L}\p{N}\p{M}]{3})\.$/u

/**
 * Removes the ISBD punctuation that leads over to the next area or element (ISBD A.3): a final " /", " :", " ;", " =",
 * " +", "," with its spaces. Full stops and brackets stay; {@link trimPunctuation} takes them too.
 *
 * @example stripIsbd('Labour unions =') // 'Labour unions'
 */
export function stripIsbd(s: string): string {
  const text = s.trim()
  const last = text.slice(-1)
  const isSeparator = ',/;:'.includes(last) || ('=+'.includes(last) && /\s/.test(text.charAt(text.length - 2)))
  return isSeparator ? text.slice(0, -1).trimEnd() : text
}

/**
 * Makes a heading or title element fit to stand alone, in facets and lists: removes one final separator, then a full
 * stop after a word of three letters or more, then square brackets when they enclose the whole or lack their partner.
 *
 * @example trimPunctuation('[Great expectations] /') // 'Great expectations'
 */
export function trimPunctuation(s: string): string {
  const plain = stripIsbd(s).replace(ENDING_STOP, '').trim()
  const inner = plain.replace(/^\[/, '').replace(/\]$/, '')
  return /[[\]]/.test(inner) ? plain : inner.trim()
}
