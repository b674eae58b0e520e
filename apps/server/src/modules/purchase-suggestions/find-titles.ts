import { parseIsbn } from '@carrel/identifiers'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { searchCatalog, titleByKey, bibBriefs } from '../catalog/index.ts'
import type { FoundTitle } from './contract.ts'

const most = 5
const quoted = (text: string) => `"${text.replaceAll('"', ' ').trim()}"`

/** An ISBN as 13 digits; undefined for what is none. */
export function isbnOf(text: string): string | undefined {
  return parseIsbn(text)?.isbn13
}

/** Titles that the library has already: the one with the ISBN, else those with this title and author. */
export async function titlesAlike(
  w: Work,
  { title, author, isbn }: { readonly title: string; readonly author: string; readonly isbn: string },
): Promise<readonly FoundTitle[]> {
  const byNumber = isbn === '' ? undefined : await titleByIsbn(w, isbn)
  if (byNumber) return [byNumber]
  const family = author.split(',')[0]?.trim().split(' ').at(-1) ?? ''
  const name = author.includes(',') ? (author.split(',')[0] ?? '') : family
  const found = await searchCatalog(
    { ...w, actor: { kind: 'anonymous' } },
    {
      q: `title:${quoted(title.slice(0, 200))}${name === '' ? '' : ` author:${quoted(name.slice(0, 100))}`}`,
      limit: most,
    },
  )
  if (isRefusal(found) || found.corrected !== null || found.relaxed !== null) return []
  return found.rows.map((hit) => ({ bib: hit.id, title: hit.title, author: hit.author }))
}

/** The title with an ISBN. */
export async function titleByIsbn(w: Work, isbn: string): Promise<FoundTitle | undefined> {
  const found = await titleByKey(w, `isbn:${isbn}`)
  if (!found) return undefined
  const [brief] = await bibBriefs(w, [found.bib])
  return { bib: found.bib, title: found.title, author: brief?.author ?? null }
}
