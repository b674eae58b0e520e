import { nonfilingCountInScript } from './articles.ts'
import type { DataField } from './marc-fields.ts'
import type { Work } from './work.ts'

/**
 * Script identification codes of subfield 6 (MARC 21 Appendix A), by language; right-to-left scripts carry `/r`.
 * Scripts without a MARC code of their own use ISO 15924.
 */
const scriptCodes: Readonly<Record<string, string>> = {
  ara: '(3/r',
  arm: 'Armn',
  bel: '(N',
  ben: 'Beng',
  bul: '(N',
  chi: '$1',
  geo: 'Geor',
  gre: '(S',
  heb: '(2/r',
  hin: 'Deva',
  jpn: '$1',
  kor: '$1',
  per: '(3/r',
  rus: '(N',
  srp: '(N',
  tam: 'Taml',
  ukr: '(N',
  urd: '(3/r',
  yid: '(2/r',
}

/** A field and, where it was printed in another script, the same field as printed. */
export interface FieldPair {
  readonly field: DataField
  readonly printed?: DataField | undefined
}

/** A field that needs no twin in another script. */
export function alone(field: DataField): FieldPair {
  return { field }
}

/** The language whose script the work's `script` is in: its own, or that of the original for a translation. */
export function scriptLanguage(work: Work): string {
  const own = work.lang ?? 'eng'
  return own in scriptCodes ? own : (work.from ?? own)
}

/** Non-filing characters of a title in its own script. */
export function scriptNonfiling(work: Work, title: string): number {
  return nonfilingCountInScript(title, work.title, work.lang ?? 'eng')
}

/**
 * Numbers the pairs from 01 and joins them by subfield 6: `880-01` in the romanised field, `245-01/(N` in the 880.
 * Gives the record's fields in order, then the 880 fields.
 */
export function linkPairs(pairs: readonly FieldPair[], language: string): DataField[] {
  const code = scriptCodes[language]
  const printedFields: DataField[] = []
  const fields = pairs.map(({ field, printed }) => {
    if (!printed) return field
    if (code === undefined) throw new Error(`no script code is listed for the language ${language}`)
    const occurrence = String(printedFields.length + 1).padStart(2, '0')
    printedFields.push({
      ...printed,
      tag: '880',
      subfields: [['6', `${field.tag}-${occurrence}/${code}`], ...printed.subfields],
    })
    return { ...field, subfields: [['6', `880-${occurrence}`] as const, ...field.subfields] }
  })
  return [...fields, ...printedFields]
}
