import { sequence } from '../ber/structures.ts'
import { integer, internationalString, oid, visibleString, type BerType } from '../ber/types.ts'
import type { BerElement } from '../ber/read-ber.ts'
import { external } from './external.ts'

/** What a server says when it cannot do something (DefaultDiagFormat). */
export interface Diagnostic {
  /** The set that the number is from, an object identifier; that of bib-1 nearly always. */
  readonly set: string
  /** The number; 0 where a server sent a diagnostic of a form of its own. */
  readonly condition: number
  /** What the server adds: the attribute, name or number that it means. */
  readonly addInfo: string
}

// Servers of version 3 send either kind of string.
const addInfo: BerType<string> = {
  ...visibleString,
  matches: (element) => visibleString.matches(element) || internationalString.matches(element),
}

/** DefaultDiagFormat. */
export const defaultDiagnostic: BerType<Diagnostic> = readingMissing(
  sequence<Diagnostic>('A diagnostic', { set: oid, condition: integer, addInfo }),
)

/** Some servers leave the added text away altogether. */
function readingMissing(strict: BerType<Diagnostic>): BerType<Diagnostic> {
  const lenient = sequence<Omit<Diagnostic, 'addInfo'>>('A diagnostic', { set: oid, condition: integer })
  return {
    ...strict,
    read: (element) =>
      element.children.some(addInfo.matches) ? strict.read(element) : { ...lenient.read(element), addInfo: '' },
  }
}

/** DiagRec: a diagnostic of the usual form, or one of a form of the server's own, of which only the identifier is kept. */
export const diagnosticRecord: BerType<Diagnostic> = {
  own: undefined,
  matches: (element) => defaultDiagnostic.matches(element) || external.matches(element),
  read: (element: BerElement) =>
    defaultDiagnostic.matches(element)
      ? defaultDiagnostic.read(element)
      : { set: external.read(element).oid ?? '', condition: 0, addInfo: '' },
  write: (content, as) => defaultDiagnostic.write(content, as),
}
