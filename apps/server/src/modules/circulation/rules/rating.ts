/** Words before an age that make it a limit, as a library sets them: `PEGI 16`, `FSK 12`, `K-16`. */
export const usualMarkers: readonly string[] = ['PEGI', 'FSK', 'USK', 'Age', 'K', 'PG', 'NC']

// "FSK ab 12", "Age from 12": one of these may stand between the marker and the number.
const between = '(?:\\s*(?:ab|from|over))?'

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * The age from which something is for, read out of what its record says of its audience; the highest where several are
 * named, null where none is. A marker counts as a whole word, in any letter case, with or without space, hyphen or colon.
 */
export function ageOfRating(rating: string | null, markers: readonly string[]): number | null {
  const words = markers.map((marker) => marker.trim()).filter((marker) => marker !== '')
  if (rating === null || rating === '' || words.length === 0) return null
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map(escape).join('|')})${between}[\\s:\\-–]*(\\d{1,2})(?!\\d)`,
    'giu',
  )
  const ages = [...rating.matchAll(pattern)].map((match) => Number(match[1]))
  return ages.length === 0 ? null : Math.max(...ages)
}

/** The age that lending asks for: the highest of what rules, item and record say. */
export function ageAsked(...ages: readonly (number | null)[]): number | null {
  const said = ages.filter((age) => age !== null)
  return said.length === 0 ? null : Math.max(...said)
}
