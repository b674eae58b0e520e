import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formats } from '../../modules/catalog/index.ts'
import type { Bib } from '../../modules/catalog/index.ts'
import type { Availability } from '../../modules/circulation/contract.ts'
import { bookData } from './book-data.ts'

const plain: Bib = {
  id: 7,
  controlNumber: '7',
  version: 1,
  title: 'Solaris',
  author: 'Lem, Stanisław',
  originalTitle: null,
  originalAuthor: null,
  year: 1961,
  format: 'book',
  language: 'pol',
  isbn: '9780571311576',
  classNumber: null,
  publisher: 'Faber',
  place: null,
  extent: null,
  edition: 'New edition',
  series: [],
  subjects: ['Life on other planets'],
  contributors: [],
  summary: 'A planet thinks.',
  notes: [],
  identifiers: [
    { kind: 'isbn', value: '9780571311576' },
    { kind: 'upc', value: '5027035012345' },
  ],
  links: [],
  suppressed: false,
  createdAt: '2026-01-01T00:00:00Z',
  changedAt: '2026-01-01T00:00:00Z',
  items: [],
}
const library = { name: 'Elm Library', currency: 'EUR', locale: 'en', demo: false }
type Copy = Availability['items'][number]
const copy = (more: Partial<Copy>): Copy => ({
  item: 1,
  barcode: '1',
  branch: 1,
  branchName: 'Elm Street',
  location: null,
  callNumber: 'SF LEM',
  itemType: 'book',
  status: 'available',
  due: null,
  part: null,
  lendable: true,
  ...more,
})
const dataOf = (more: Partial<Bib>, items: readonly Copy[] = []) =>
  JSON.parse(
    JSON.stringify(
      bookData(
        { ...plain, ...more },
        { bib: 7, holds: 0, items: [...items], nowAt: [], firstBack: null },
        'https://elm.example.org/title/7',
        library,
      ),
    ),
  )

/** Properties that schema.org knows for some types only. */
const only: Readonly<Record<string, readonly string[]>> = {
  isbn: ['Book', 'Audiobook'],
  bookEdition: ['Book', 'Audiobook'],
  bookFormat: ['Book', 'Audiobook'],
  issn: ['Periodical', 'WebSite'],
  byArtist: ['MusicAlbum'],
}

describe('A title page that a search engine reads', () => {
  const cases: readonly (readonly [format: string, type: string])[] = [
    ['book', 'Book'],
    ['ebook', 'Book'],
    ['film', 'Movie'],
    ['music', 'MusicAlbum'],
    ['e-periodical', 'Periodical'],
    ['map', 'Map'],
    ['score', 'SheetMusic'],
    ['video-game', 'VideoGame'],
    ['equipment', 'Product'],
    ['microform', 'CreativeWork'],
  ]
  for (const [format, type] of cases)
    it(`names a ${format} ${type}`, () => assert.equal(dataOf({ format })['@type'], type))

  it('has for each format only what schema.org gives its type', () => {
    const identifiers = [...plain.identifiers, { kind: 'issn', value: '1234-5679' }]
    for (const format of formats) {
      const data = dataOf({ format, identifiers })
      for (const [property, of] of Object.entries(only))
        assert.ok(!(property in data) || of.includes(data['@type']), `${property} of ${format}`)
      const numbers = [data.isbn, data.issn, ...data.identifier.map(({ value }: { value: string }) => value)]
      assert.deepEqual(
        numbers.filter((number) => number !== undefined).toSorted(),
        ['1234-5679', '5027035012345', '9780571311576'],
        format,
      )
      if (data['@type'] === 'Product') assert.ok(!('author' in data || 'inLanguage' in data || 'about' in data), format)
    }
  })

  it('says who made it, a person or a body', () => {
    assert.deepEqual(dataOf({}).author, { '@type': 'Person', name: 'Stanisław Lem' })
    assert.equal(dataOf({ author: 'United Nations' }).author['@type'], 'Organization')
    assert.deepEqual(dataOf({ author: 'Rolling Stones', format: 'music' }).byArtist, {
      '@type': 'MusicGroup',
      name: 'Rolling Stones',
    })
  })

  it('says where it can be had: to lend, to read there, later, or online', () => {
    const state = (items: readonly Copy[], more: Partial<Bib> = {}) =>
      dataOf(more, items).offers.map(({ availability }: { availability: string }) => availability.split('/').at(-1))
    assert.deepEqual(state([copy({}), copy({ status: 'on-loan' })]), ['InStock'])
    assert.deepEqual(state([copy({ lendable: false })]), ['InStoreOnly'])
    const [lent] = dataOf({}, [copy({ status: 'on-loan', due: '2026-12-01T18:00:00Z' })]).offers
    assert.deepEqual(
      [lent.availability, lent.availabilityStarts],
      ['https://schema.org/OutOfStock', '2026-12-01T18:00:00Z'],
    )
    const links = [{ url: 'https://books.example.org/7', text: '' }]
    const [online] = dataOf({ format: 'ebook', links }).offers
    assert.deepEqual(
      [online.availability, online.url],
      ['https://schema.org/OnlineOnly', 'https://books.example.org/7'],
    )
    assert.deepEqual(dataOf({}).offers, [])
  })
})
