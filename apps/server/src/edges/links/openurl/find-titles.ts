import { matchKey } from '@carrel/marc-merge'
import { hitsOf, getBib, searchCatalog, titleByKey, type SearchHit } from '../../../modules/catalog/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { Wanted } from './read-request.ts'

/** Titles of the library that an OpenURL means. */
export interface FoundTitles {
  readonly hits: readonly SearchHit[]
  /** By a number, so that it is this; else only by its words. */
  readonly sure: boolean
}

const shown = 10

/** Looks for a title by its ISBN, then its ISSNs, then by title and author as they are written. */
export async function findTitles(w: Work, wanted: Wanted): Promise<FoundTitles> {
  const keys = [
    ...(wanted.isbn === '' ? [] : [matchKey('isbn', wanted.isbn)]),
    ...wanted.issns.map((issn) => matchKey('issn', issn.replace('-', ''))),
  ]
  const byNumber = await Promise.all(keys.map((key) => titleByKey(w, key)))
  const numbers = [...new Set(byNumber.flatMap((found) => (found ? [found.bib] : [])))]
  const seen = await Promise.all(numbers.map((bib) => getBib(w, bib)))
  const known = seen.flatMap((bib) => (isRefusal(bib) ? [] : [bib.id]))
  if (known.length > 0) return { hits: await hitsOf(w, known), sure: true }
  return { hits: wanted.title === '' ? [] : await byWords(w, wanted), sure: false }
}

async function byWords(w: Work, { title, author, kind }: Wanted): Promise<readonly SearchHit[]> {
  const words = (text: string) => text.replace(/["():*?]/g, ' ').trim()
  const [family = ''] = words(author).split(',')
  const q = [
    `title:"${words(title)}"`,
    // Of an article the author is not that of the journal.
    ...(family !== '' && kind !== 'article' && kind !== 'chapter' ? [`author:"${family}"`] : []),
  ].join(' ')
  if (words(title) === '') return []
  const found = await searchCatalog(w, { q, limit: shown })
  return isRefusal(found) || found.corrected !== null || found.relaxed === 'words' ? [] : found.rows
}
