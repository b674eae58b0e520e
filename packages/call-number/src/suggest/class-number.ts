import { parseLc } from '../lc.ts'

/**
 * A Dewey number with at most so many figures behind its point: cut at the last mark of segmentation (a prime mark or
 * slash in the record) that leaves no more, else at the figure.
 *
 * @example cutDewey("370.19'342", '370.19342', 4) // '370.19'
 */
export function cutDewey(raw: string, number: string, decimals: number | undefined): string {
  const [whole = '', behind = ''] = number.split('.')
  if (decimals === undefined || behind.length <= decimals) return number
  const marked = raw.slice(raw.search(/\d{3}/)).replace(/^\d{3}/, '')
  const places = Array.from(
    marked.matchAll(/['’‘′`/]/g),
    ({ index }) => marked.slice(0, index).replaceAll(/\D/g, '').length,
  )
  const at = places.findLast((place) => place <= decimals) ?? decimals
  const kept = behind.slice(0, at).replace(/0+$/, '')
  return kept === '' ? whole : `${whole}.${kept}`
}

/** How many Cutters a class number has of its own. */
export function cuttersIn(classNumber: string): number {
  return (parseLc(classNumber)?.parts ?? []).filter((part) => part.kind === 'cutter').length
}

/** True where a class number has its year already ("DA990.U46 R62 2000"). */
export function hasYear(classNumber: string): boolean {
  return (parseLc(classNumber)?.parts ?? []).some(
    (part) => part.kind === 'number' && /^(?:1[4-9]|20)\d\d$/.test(part.digits),
  )
}
