import { getBib, type Bib } from '../../../modules/catalog/index.ts'
import { shelfGlances, type ShelfGlance } from '../../../modules/circulation/index.ts'
import { shownCovers, type ShownCover } from '../../../modules/covers/index.ts'
import { accessToBibs, type EAccess } from '../../../modules/e-collections/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { languageTag } from '../../opac/script-of.ts'
import { isOnline } from '../../opac/parts/availability-lines.ts'
import { spokenName, tidyTitle } from '../../opac/parts/title-heading.ts'
import type { OpdsImage, OpdsPublication, OpdsWay } from './feed.ts'

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
  const [titles, glances, covers, ways] = await Promise.all([
    Promise.all(bibs.map((bib) => getBib(w, bib))),
    shelfGlances(w, bibs),
    shownCovers(w, bibs),
    accessToBibs(w, bibs),
  ])
  return titles.flatMap((title) => {
    if (isRefusal(title)) return []
    const { id } = title
    const found = { glance: glances.get(id), cover: covers.get(id), ways: ways.get(id) ?? [] }
    return [publication(title, found, site)]
  })
}

interface Found {
  readonly glance: ShelfGlance | undefined
  readonly cover: ShownCover | undefined
  readonly ways: readonly EAccess[]
}

function publication(bib: Bib, { glance, cover, ways }: Found, site: string): OpdsPublication {
  const page = `${site}/title/${bib.id}`
  const { id, year, publisher, isbn, changedAt, summary } = bib
  // Whether anybody may follow a link of a record is not known; collections say it of theirs.
  const links = bib.links.flatMap(({ url, text }) => wayTo(url, text, false))
  const collected = ways.flatMap(({ url, collection, isFree }) => wayTo(url, collection, isFree))
  // Links of what stands on a shelf lead to tables of contents and the like. Each title leads to somewhere (OPDS 2.0, section 4).
  const found = [...collected, ...(isOnline(bib.format) || !glance ? links : [])]
  const online = [...new Map(found.toReversed().map((way) => [way.url, way])).values()].toReversed()
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
    images: imagesOf(id, cover, site),
    online: online.length > 0 || glance ? online : [{ url: page, text: '', type: 'text/html', isFree: false }],
    copies: glance && {
      total: glance.copies,
      available: Math.max(0, glance.onShelf.length),
      waiting: glance.waiting,
      back: glance.firstBack?.toString({ smallestUnit: 'second' }),
      borrow: `${page}/hold`,
    },
  }
}

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' } as const

/** A picture by its own media type, or the drawn cover as a drawing and in points. */
function imagesOf(bib: number, cover: ShownCover | undefined, site: string): readonly OpdsImage[] {
  // OPDS 1.2 and 2.0 want a JPEG, PNG or GIF of each title, whatever else there is.
  const points = { href: `${site}/cover/${bib}.png`, type: 'image/png', width: 200, height: 300 }
  if (!cover) return [{ href: `${site}/cover/${bib}.svg`, type: 'image/svg+xml' }, points]
  const { media, width, height } = cover
  const picture = { href: `${site}/cover/${bib}.${endings[media]}`, type: media, width, height }
  return media === 'image/webp' ? [picture, points] : [picture]
}

/** Addresses in records are typed by people: only those that lead into the web are given to programs. */
const wayTo = (url: string, text: string, isFree: boolean): readonly OpdsWay[] =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? [{ url, text, type: typeOf(url), isFree }] : []
const typeOf = (url: string) => types.find(([ending]) => ending.test(new URL(url).pathname))?.[1] ?? 'text/html'
