import { cleanDewey } from '../clean-dewey.ts'
import { parseDewey } from '../dewey.ts'
import { parseLc } from '../lc.ts'
import type { CallNumberScheme } from '../scheme.ts'

/**
 * Whether a call number is of the class that a record gives: in LC and NLM the same letters and number, in Dewey the same
 * number or one cut shorter. Undefined where they cannot be compared: other schemes, collections without numbers.
 *
 * @example isOfClass('ddc', '813.5 TOL', '813.54') // true
 */
export function isOfClass(scheme: CallNumberScheme, callNumber: string, recordClass: string): boolean | undefined {
  if (scheme === 'ddc') {
    const call = parseDewey(callNumber)
    const [known] = cleanDewey(recordClass).filter((number) => /^\d/.test(number))
    if (!call || call.number === '' || known === undefined) return undefined
    const [own, other] = [call.number + call.decimal, known.replaceAll(/\D/g, '')]
    return own.startsWith(other) || other.startsWith(own)
  }
  if (scheme !== 'lc' && scheme !== 'nlm') return undefined
  const [call, known] = [parseLc(callNumber), parseLc(recordClass)]
  if (!call || !known || call.number === '' || known.number === '') return undefined
  return (
    call.letters === known.letters && Number(call.number) === Number(known.number) && call.decimal === known.decimal
  )
}
