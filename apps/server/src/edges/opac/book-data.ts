import type { Bib } from '../../modules/catalog/index.ts'
import type { Availability } from '../../modules/circulation/contract.ts'
import type { Library } from '../../modules/org/index.ts'
import { isOnline } from './parts/availability-lines.ts'
import { spokenName } from './parts/title-heading.ts'
import { languageTag } from './script-of.ts'

const types: Readonly<Record<string, string>> = {
  film: 'Movie',
  'online-film': 'Movie',
  music: 'MusicAlbum',
  audiobook: 'Audiobook',
  'e-audiobook': 'Audiobook',
  periodical: 'Periodical',
  'e-periodical': 'Periodical',
  website: 'WebSite',
  map: 'Map',
  game: 'Game',
  'video-game': 'VideoGame',
  score: 'SheetMusic',
  software: 'SoftwareApplication',
  thesis: 'Thesis',
  equipment: 'Product',
  kit: 'Product',
}
const bookFormats: Readonly<Record<string, string>> = {
  ebook: 'https://schema.org/EBook',
  audiobook: 'https://schema.org/AudiobookFormat',
  'e-audiobook': 'https://schema.org/AudiobookFormat',
}

/** A title as schema.org describes it, with an offer to lend by each library that has it, for search engines. */
export function bookData(bib: Bib, availability: Availability | undefined, url: string, library: Library) {
  const format = bookFormats[bib.format]
  return {
    '@context': 'https://schema.org',
    '@type': types[bib.format] ?? 'Book',
    '@id': url,
    url,
    name: bib.title,
    ...(bib.originalTitle !== null && { alternateName: bib.originalTitle }),
    ...(bib.author !== null && { author: { '@type': 'Person', name: spokenName(bib.author, bib) } }),
    ...(bib.year !== null && { datePublished: String(bib.year) }),
    ...(bib.publisher !== null && { publisher: { '@type': 'Organization', name: bib.publisher } }),
    ...(bib.isbn !== null && { isbn: bib.isbn }),
    ...(bib.edition !== null && { bookEdition: bib.edition }),
    ...(bib.summary !== null && { description: bib.summary }),
    ...(bib.subjects.length > 0 && { about: bib.subjects }),
    ...(format !== undefined && { bookFormat: format }),
    ...(languageTag(bib.language) !== undefined && { inLanguage: languageTag(bib.language) }),
    image: `${new URL(url).origin}/cover/${bib.id}.svg`,
    offers: offersOf(bib, availability, library),
  }
}

function offersOf(bib: Bib, availability: Availability | undefined, library: Library) {
  const offer = (state: string, place: string, callNumber?: string) => ({
    '@type': 'Offer',
    businessFunction: 'http://purl.org/goodrelations/v1#LeaseOut',
    availability: `https://schema.org/${state}`,
    price: '0',
    priceCurrency: library.currency,
    ...(callNumber !== undefined && callNumber !== '' && { sku: callNumber }),
    offeredBy: { '@type': 'Library', name: place },
  })
  const branches = Map.groupBy(availability?.items ?? [], (item) => item.branchName)
  if (branches.size === 0 && isOnline(bib.format)) return [offer('OnlineOnly', library.name)]
  return [...branches].map(([branch, items]) => {
    const shelf = items.find((item) => item.status === 'available')
    return offer(shelf ? 'InStock' : 'OutOfStock', branch, (shelf ?? items[0])?.callNumber)
  })
}
