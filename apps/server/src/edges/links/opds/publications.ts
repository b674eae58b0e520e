import { getBib, type Bib } from '../../../modules/catalog/index.ts'
import { shelfGlances, type ShelfGlance } from '../../../modules/circulation/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { languageTag } from '../../opac/script-of.ts'
import { isOnline } from '../../opac/parts/availability-lines.ts'
import { spokenName, tidyTitle } from '../../opac/parts/title-heading.ts'
import type { OpdsPublication } from './feed.ts'

const kinds: Readonly<Record<string, string>> = {
  audiobook: 'Audiobook',
  'e-audiobook': 'Audiobook',
  periodical: 'Periodical',
  'e-periodical': 'Periodical',
  film: 'Movie',
  'online-film': 'Movie',
  music: 'MusicAlbum',
  map: 'Map',
}
const types: readonly (readonly [RegExp, string])[] = [
  [/\.epub$/i, 'application/epub+zip'],
  [/\.pdf$/i, 'application/pdf'],
  [/\.mobi$/i, 'application/x-mobipocket-ebook'],
  [/\.mp3$/i, 'audio/mpeg'],
]

/** Titles for reading apps, in their order, each with where it can be had; those that the public may not see are left out. */
export async function publicationsOf(
  w: Work,
  bibs: readonly number[],
  site: string,
): Promise<readonly OpdsPublication[]> {
  const [titles, glances] = await Promise.all([Promise.all(bibs.map((bib) => getBib(w, bib))), shelfGlances(w, bibs)])
  return titles.flatMap((title) => (isRefusal(title) ? [] : [publication(title, glances.get(title.id), site)]))
}

function publication(bib: Bib, glance: ShelfGlance | undefined, site: string): OpdsPublication {
  const page = `${site}/title/${bib.id}`
  const { id, year, publisher, isbn, changedAt, summary } = bib
  const links = bib.links.flatMap(({ url, text }) =>
    webAddress(url) === undefined ? [] : [{ url, text, type: typeOf(url) }],
  )
  // Links of what stands on a shelf lead to tables of contents and the like. Each title leads to somewhere (OPDS 2.0, section 4).
  const online = isOnline(bib.format) || !glance ? links : []
  return {
    id,
    page,
    title: tidyTitle(bib.title),
    author: bib.author === null ? null : spokenName(bib.author, bib),
    language: languageTag(bib.language),
    year,
    publisher,
    summary,
    subjects: bib.subjects,
    isbn,
    kind: `http://schema.org/${kinds[bib.format] ?? (/book|braille|large/.test(bib.format) ? 'Book' : 'CreativeWork')}`,
    changedAt,
    cover: `${site}/cover/${id}.svg`,
    thumbnail: `${site}/cover/${id}-thumb.svg`,
    online: online.length > 0 || glance ? online : [{ url: page, text: '', type: 'text/html' }],
    copies: glance && {
      total: glance.copies,
      available: Math.max(0, glance.onShelf.length),
      waiting: glance.waiting,
      back: glance.firstBack?.toString({ smallestUnit: 'second' }),
      borrow: `${page}/hold`,
    },
  }
}

/** Addresses in records are typed by people: only those that lead into the web are given to programs. */
const webAddress = (url: string) => (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined)
const typeOf = (url: string) => types.find(([ending]) => ending.test(new URL(url).pathname))?.[1] ?? 'text/html'
