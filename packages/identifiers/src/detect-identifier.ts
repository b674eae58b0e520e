import { parseEan13, parseIsmn, parseUpc } from './ean.ts'
import { isLibraryBarcode, cleanScan } from './library-barcode.ts'
import { parseIsbn } from './isbn.ts'
import { parseIssn } from './issn.ts'
import { normalizeLccn } from './lccn.ts'
import { parseOclc } from './oclc.ts'

/** What a string could be, with the value in the form that the package's parsers give. */
export type DetectedIdentifier =
  | {
      readonly kind: 'library-barcode-patron' | 'library-barcode-item'
      readonly value: string
      readonly institution: string
      /** Whether the check digit is right; many a library has labels without. */
      readonly checked: boolean
    }
  | { readonly kind: 'isbn'; readonly value: string; readonly isbn10?: string }
  | { readonly kind: 'issn' | 'ismn' | 'ean' | 'upc' | 'lccn' | 'oclc' | 'doi'; readonly value: string }

type Rule = (text: string) => DetectedIdentifier | undefined

const found = (
  kind: 'issn' | 'ismn' | 'ean' | 'upc' | 'lccn' | 'oclc' | 'doi',
  value: string | undefined,
): DetectedIdentifier | undefined => (value === undefined ? undefined : { kind, value })

/** Nothing but one number in the text, whatever its label, hyphens and spaces: "Catch 22, 0028-0836" is a search. */
const isNumberAlone = (text: string): boolean =>
  /^(?:(?:E?ISSN|ISMN|EAN|UPC|I?SBN(?:-?1[03])?)[ :.#]*)?[\dM][\d\- ]{5,20}[\dX]?$/i.test(text)

/** The rules, likeliest first where several fit. */
const rules: readonly Rule[] = [
  (text) => {
    if (!/^[23]\d{13}$/.test(text)) return undefined
    const kind = text.startsWith('2') ? 'library-barcode-patron' : 'library-barcode-item'
    return { kind, value: text, institution: text.slice(1, 5), checked: isLibraryBarcode(text) }
  },
  (text) => found('oclc', parseOclc(text)),
  (text) =>
    found('doi', /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1]?.toLowerCase()),
  (text) => (/^(?:LCCN\b|https?:|info:)/i.test(text) ? found('lccn', normalizeLccn(text)) : undefined),
  (text) => {
    const isbn = isNumberAlone(text) ? parseIsbn(text) : undefined
    if (!isbn) return undefined
    return { kind: 'isbn', value: isbn.isbn13, ...(isbn.isbn10 === undefined ? {} : { isbn10: isbn.isbn10 }) }
  },
  (text) => (isNumberAlone(text) ? found('ismn', parseIsmn(text)) : undefined),
  (text) => (isNumberAlone(text) ? found('issn', parseIssn(text)) : undefined),
  (text) => (/^\d{12}$/.test(text) ? found('upc', parseUpc(text)) : undefined),
  (text) => (/^\d{13}$/.test(text) ? found('ean', parseEan13(text)) : undefined),
  (text) => (/^(?:https?:|LCCN|ocm|ocn)/i.test(text) ? undefined : found('lccn', normalizeLccn(text))),
  (text) => (/^\d{6,10}$/.test(text) ? found('oclc', text.replace(/^0+/, '')) : undefined),
]

/**
 * Everything that a scanned or typed string could be, likeliest first; empty for words. Eight digits with the right
 * check digit, for example, are an ISSN, but may also be an LCCN or an OCLC number without its prefix.
 */
export function detectIdentifiers(text: string): DetectedIdentifier[] {
  const clean = cleanScan(text)
  const seen = new Set<string>()
  return rules.flatMap((rule) => {
    const identifier = rule(clean)
    if (!identifier || seen.has(identifier.kind)) return []
    seen.add(identifier.kind)
    return [identifier]
  })
}

/**
 * What a scanned or typed string most likely is; undefined for words.
 *
 * @example detectIdentifier('978-0-940787-08-7') // { kind: 'isbn', value: '9780940787087', isbn10: '0940787083' }
 */
export function detectIdentifier(text: string): DetectedIdentifier | undefined {
  return detectIdentifiers(text)[0]
}
