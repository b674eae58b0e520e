import type { Bib } from '../../modules/catalog/index.ts'
import type { Availability } from '../../modules/circulation/contract.ts'
import type { Library } from '../../modules/org/index.ts'
import { isOnline } from './parts/availability-lines.ts'
import { spokenName } from './parts/title-heading.ts'
import { languageTag } from './script-of.ts'

/** What schema.org calls a format; what is not named here is a work. */
const types: Readonly<Record<string, string>> = {
  book: 'Book',
  'large-print': 'Book',
  braille: 'Book',
  ebook: 'Book',
  film: 'Movie',
  'online-film': 'Movie',
  music: 'MusicAlbum',
  audiobook: 'Audiobook',
  'e-audiobook': 'Audiobook',
  periodical: 'Periodical',
  'e-periodical': 'Periodical',
  website: 'WebSite',
  map: 'Map',
  picture: 'VisualArtwork',
  game: 'Game',
  'video-game': 'VideoGame',
  score: 'SheetMusic',
  software: 'SoftwareApplication',
  thesis: 'Thesis',
  manuscript: 'Manuscript',
  archive: 'ArchiveComponent',
  equipment: 'Product',
  kit: 'Product',
}
const bookFormats: Readonly<Record<string, string>> = {
  ebook: 'https://schema.org/EBook',
  audiobook: 'https://schema.org/AudiobookFormat',
  'e-audiobook': 'https://schema.org/AudiobookFormat',
}
const readBy: Readonly<Record<string, string>> = { braille: 'braille', 'large-print': 'largePrint' }

/**
 * A title as schema.org describes it, with an offer to lend by each library that has it, for search engines. Each type has only
 * the properties that schema.org gives it: an ISBN of a film is an identifier, and a telescope has no author.
 */
export function bookData(bib: Bib, availability: Availability | undefined, url: string, library: Library) {
  const type = types[bib.format] ?? 'CreativeWork'
  return {
    '@context': 'https://schema.org',
    '@type': type,
    '@id': url,
    url,
    name: bib.title,
    ...(bib.originalTitle !== null && { alternateName: bib.originalTitle }),
    ...(bib.summary !== null && { description: bib.summary }),
    ...(type !== 'Product' && workData(bib, type)),
    ...numbersOf(bib, type),
    image: `${new URL(url).origin}/cover/${bib.id}.svg`,
    offers: offersOf(bib, availability, library),
  }
}

const isBook = (type: string): boolean => type === 'Book' || type === 'Audiobook'

/** What works have and things have not. */
function workData(bib: Bib, type: string) {
  const format = bookFormats[bib.format]
  const feature = readBy[bib.format]
  const language = languageTag(bib.language)
  return {
    ...(bib.author !== null && { [type === 'MusicAlbum' ? 'byArtist' : 'author']: makerOf(bib, bib.author, type) }),
    ...(bib.year !== null && { datePublished: String(bib.year) }),
    ...(bib.publisher !== null && { publisher: { '@type': 'Organization', name: bib.publisher } }),
    ...(bib.edition !== null && { [isBook(type) ? 'bookEdition' : 'version']: bib.edition }),
    ...(bib.subjects.length > 0 && { about: bib.subjects }),
    ...(format !== undefined && { bookFormat: format }),
    ...(feature !== undefined && { accessibilityFeature: feature }),
    ...(language !== undefined && { inLanguage: language }),
  }
}

/** Names that are turned round are of people; those of several words that are not are of bodies. */
function makerOf(bib: Bib, author: string, type: string) {
  const name = spokenName(author, bib)
  const isPerson = name !== author || !author.includes(' ')
  return { '@type': isPerson ? 'Person' : type === 'MusicAlbum' ? 'MusicGroup' : 'Organization', name }
}

/** The numbers of a title: under their own names where the type has these, else as identifiers. */
function numbersOf({ identifiers, isbn }: Bib, type: string) {
  const issn = identifiers.find(({ kind }) => kind === 'issn')?.value
  const ownIsbn = isBook(type) && isbn !== null
  const ownIssn = (type === 'Periodical' || type === 'WebSite') && issn !== undefined
  const others = identifiers.filter(
    ({ kind, value }) =>
      !(ownIsbn && kind === 'isbn' && value === isbn) && !(ownIssn && kind === 'issn' && value === issn),
  )
  return {
    ...(ownIsbn && { isbn }),
    ...(ownIssn && { issn }),
    ...(others.length > 0 && {
      identifier: others.map(({ kind, value }) => ({
        '@type': 'PropertyValue',
        propertyID: kind.toUpperCase(),
        value,
      })),
    }),
  }
}

function offersOf(bib: Bib, availability: Availability | undefined, library: Library) {
  const offer = (state: string, place: string, more: object = {}) => ({
    '@type': 'Offer',
    businessFunction: 'http://purl.org/goodrelations/v1#LeaseOut',
    availability: `https://schema.org/${state}`,
    price: '0',
    priceCurrency: library.currency,
    ...more,
    offeredBy: { '@type': 'Library', name: place },
  })
  const branches = Map.groupBy(availability?.items ?? [], (item) => item.branchName)
  if (branches.size === 0 && isOnline(bib.format)) {
    const [link] = bib.links
    return [offer('OnlineOnly', library.name, link && { url: link.url })]
  }
  return [...branches].map(([branch, items]) => {
    const here = items.filter(({ status }) => status === 'available')
    const shelf = here.find(({ lendable }) => lendable) ?? here[0]
    const callNumber = (shelf ?? items[0])?.callNumber
    const [back] = items.flatMap(({ due }) => due ?? []).toSorted()
    return offer(shelf ? (shelf.lendable ? 'InStock' : 'InStoreOnly') : 'OutOfStock', branch, {
      ...(callNumber !== undefined && callNumber !== '' && { sku: callNumber }),
      ...(!shelf && back !== undefined && { availabilityStarts: back }),
    })
  })
}
