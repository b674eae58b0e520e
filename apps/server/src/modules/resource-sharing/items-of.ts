import type { BibliographicId, Identifier } from '@carrel/ncip'
import { parseIsbn, parseIssn } from '@carrel/identifiers'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibExists, itemFacts, titleByKey, type ItemFacts } from '../catalog/index.ts'

/** The item of a barcode, or a refusal. */
export async function itemOf(w: Work, item: Identifier): Promise<ItemFacts | Refusal> {
  const found = await itemFacts(w, { barcode: item.value })
  return found ?? refuse({ code: 'item-not-found', message: `No item here has the barcode ${item.value}.` })
}

/** A title here by the number of its record, which is what answers give, by its control number, ISBN or ISSN. */
export async function bibOf(w: Work, { kind, value, code }: BibliographicId): Promise<number | undefined> {
  const text = value.trim()
  const isbn = parseIsbn(text)
  const issn = parseIssn(text)
  const keys = [
    ...(isbn ? [`isbn:${isbn.isbn13}`] : []),
    ...(issn === undefined ? [] : [`issn:${issn}`]),
    ...(kind === 'record' || code?.toUpperCase() !== 'ISBN'
      ? [`control::${text}`, `lccn:${text}`, `oclc:${text}`]
      : []),
  ]
  if (kind === 'record' && /^\d{1,15}$/.test(text) && (await bibExists(w, Number(text)))) return Number(text)
  for (const key of keys) {
    const title = await titleByKey(w, key)
    if (title) return title.bib
  }
  return undefined
}
