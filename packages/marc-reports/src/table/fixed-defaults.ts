import { fixedPositions, materialOf } from '@carrel/marc-format'

/** The leader of a record made of a row unless the map has one: a new description of a printed book, in Unicode. */
export const usualLeader = '00000nam a2200000 i 4500'

/**
 * A field 008 for a record of which little is known. What describes the material is left uncoded (`|`) where the format
 * allows that, so that nobody takes a guess for knowledge.
 *
 * @param entered - the day the record is made, as yymmdd
 * @param year - four digits, or empty when no year is known
 */
export function usual008(leader: string, entered: string, year: string): string {
  const dates = /^\d{4}$/.test(year) ? `s${year}    ` : 'nuuuuuuuu'
  const material = materialOf(leader[6] ?? 'a', leader[7] ?? 'm') ?? 'books'
  const places = Array.from({ length: 40 }, () => ' ')
  for (const { from, length, fill } of fixedPositions(`008 ${material}`) ?? []) {
    for (let at = from; at < from + length && at < 35; at++) if (at >= 18) places[at] = fill ? '|' : ' '
  }
  return `${entered}${dates}xx ${places.slice(18, 35).join('')}und d`
}

/** A fixed field with some positions set, longer where needed; a text that is too long for its place is cut. */
export function withPositions(value: string, from: number, end: number, text: string): string {
  const wanted = text.padEnd(end - from).slice(0, end - from)
  const long = value.padEnd(end)
  return long.slice(0, from) + wanted + long.slice(end)
}
