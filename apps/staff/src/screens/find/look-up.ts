import {
  GetItemByBarcode,
  SearchCatalog,
  type Item,
  type SearchHit,
} from '../../../../server/src/modules/catalog/contract.ts'
import { SearchPatrons, type PatronBrief } from '../../../../server/src/modules/patrons/contract.ts'
import { GetJob, type JobView } from '../../../../server/src/platform/contract.ts'
import type { Call } from '../../api.ts'
import { ifThere, patronByCard } from '../circulation/find-patron.ts'

/** Everything that was found for what was typed or scanned. */
export interface Found {
  readonly patron: { readonly id: number } | undefined
  readonly item: Item | undefined
  readonly job: JobView | undefined
  readonly patrons: { readonly total: number; readonly rows: readonly PatronBrief[] }
  readonly titles: { readonly total: number; readonly rows: readonly SearchHit[] }
}

const nothing = { total: 0, rows: [], corrected: null }

/** Asks all who may know at once: cards, barcodes, jobs, names, titles. */
export async function lookUp(call: Call, q: string, mayReadPatrons: boolean): Promise<Found> {
  const oneWord = !/\s/.test(q)
  const job = /^(?:job\s*)?#?(\d{1,9})$/i.exec(q)?.[1]
  const [patron, item, found, patrons, titles] = await Promise.all([
    oneWord && mayReadPatrons ? patronByCard(call, q) : undefined,
    oneWord ? ifThere(call(GetItemByBarcode, { params: { barcode: q } })) : undefined,
    job === undefined ? undefined : ifThere(call(GetJob, { params: { id: Number(job) } })),
    mayReadPatrons ? call(SearchPatrons, { query: { q, limit: 6 } }) : nothing,
    // The index may still be starting; then people and barcodes are found all the same.
    call(SearchCatalog, { query: { q, limit: 6 } }).catch(() => nothing),
  ])
  return { patron, item, job: found, patrons, titles: meantTitles(titles, patrons.total) }
}

/** Titles of a corrected word are no answer where the word as typed is somebody's name: `reyes` is not `eyes`. */
export function meantTitles<T extends Found['titles'] & { readonly corrected: string | null }>(
  titles: T,
  people: number,
): Found['titles'] {
  return titles.corrected !== null && people > 0 ? nothing : titles
}

/** Where to go when only one thing can be meant; undefined when there is a choice, or nothing. */
export function onlyPlace({ patron, item, job, patrons, titles }: Found, q: string): string | undefined {
  if (patron && item) return undefined
  if (patron) return `/patrons/${patron.id}`
  if (item) return `/catalogue/${item.bib}?item=${item.id}`
  const [title] = titles.rows
  const [person] = patrons.rows
  if (isIsbn(q) && title && titles.total === 1) return `/catalogue/${title.id}`
  if (job && /^(?:job|#)/i.test(q)) return `/jobs?job=${job.id}`
  if (job) return undefined
  if (person && patrons.total === 1 && titles.total === 0) return `/patrons/${person.id}`
  if (patrons.total === 0 && titles.total > 0) return `/catalogue?q=${encodeURIComponent(q)}`
  return undefined
}

/** True for what looks like an ISBN of 10 or 13 digits, with or without hyphens. */
export function isIsbn(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/g, '')
  return /^97[89]\d{10}$/.test(digits) || /^\d{9}[\dXx]$/.test(digits)
}
