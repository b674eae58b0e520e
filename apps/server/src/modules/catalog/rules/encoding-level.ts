import { codeAt, type Fields } from './fields.ts'

/** Encoding levels (leader/17) from the fullest record to the thinnest; I to M are OCLC's. */
const order = ' I1L4K237M58uz'

/** How thin a record is: 0 is a full one; a higher number says less about its title. */
export function thinness(fields: Fields): number {
  const place = order.indexOf(codeAt(fields.leader, 17))
  return place < 0 ? order.length : place
}
