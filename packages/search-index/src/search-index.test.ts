import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checksum } from './checksum.ts'
import { queryLimits } from './query.ts'
import { defineSchema } from './schema.ts'
import { createIndex, restoreIndex } from './search-index.ts'
import { libraryOfWorks } from './testing/library.ts'

const schema = defineSchema({
  fields: { title: { weight: 5 }, author: { weight: 4 } },
  facets: ['format', 'branch'],
  numbers: ['year'],
  sorts: ['callNumber'],
})

/** Five books and a film in two branches. */
function townLibrary(): ReturnType<typeof createIndex> {
  const index = createIndex(schema)
  const add = (id: number, title: string, format: string, branches: string[], year: number, callNumber: string): void =>
    index.add({
      id,
      fields: { title: [title] },
      facets: { format: [format], branch: branches },
      numbers: { year },
      sort: { callNumber },
    })
  add(1, 'Whale watching', 'Book', ['Main', 'North'], 1990, '599.5 a')
  add(2, 'Whale songs', 'Film', ['Main'], 2001, '599.5 b')
  add(3, 'Whale hunters', 'Book', ['North'], 1990, '639.2')
  add(4, 'The last whale', 'Large print', ['North'], 2010, '813.5')
  add(5, 'Dolphins', 'Book', ['Main'], 2010, '599.53')
  add(6, 'Whale rider', 'Film', [], 2002, '791.4')
  return index
}

describe('choosing by facets', () => {
  const index = townLibrary()
  const search = (
    filters: NonNullable<Parameters<typeof index.search>[0]['filters']>,
  ): ReturnType<typeof index.search> =>
    index.search({ query: 'whale', filters, facets: ['format', 'branch'], histograms: ['year'] })

  it('adds up values of one facet and narrows by another, and shows what another choice would find', () => {
    const found = search([
      { facet: 'format', values: ['Book', 'Film'] },
      { facet: 'branch', values: ['Main'] },
    ])
    assert.deepEqual(found.hits.map(({ id }) => id).sort(), [1, 2])
    assert.deepEqual(found.facets['format'], [
      { value: 'Book', count: 1 },
      { value: 'Film', count: 1 },
    ])
    assert.deepEqual(found.facets['branch'], [
      { value: 'Main', count: 2 },
      { value: 'North', count: 2 },
    ])
  })

  it('counts the years without the span of years that is chosen', () => {
    const found = search([{ number: 'year', from: 2001, to: 2002 }])
    assert.equal(found.total, 2)
    assert.deepEqual(found.histograms['year'], [
      { value: 1990, count: 2 },
      { value: 2001, count: 1 },
      { value: 2002, count: 1 },
      { value: 2010, count: 1 },
    ])
  })

  it('counts numbers that lie far apart, and none where there are none', () => {
    const days = createIndex(schema)
    assert.deepEqual(days.search({ query: '', histograms: ['year'] }).histograms['year'], [])
    for (const [id, year] of [-2_000_000_000, 7, 2_000_000_000, 7].entries())
      days.add({ id, fields: {}, numbers: { year } })
    days.add({ id: 9, fields: {} })
    assert.deepEqual(days.search({ query: '', histograms: ['year'] }).histograms['year'], [
      { value: -2_000_000_000, count: 1 },
      { value: 7, count: 2 },
      { value: 2_000_000_000, count: 1 },
    ])
  })

  it('shows a chosen value that nothing has any more', () => {
    const found = search([{ facet: 'format', values: ['Map'] }])
    assert.equal(found.total, 0)
    assert.ok(found.facets['format']?.some(({ value, count }) => value === 'Map' && count === 0))
  })

  it('refuses names that it does not know', () => {
    assert.throws(() => index.search({ query: '', facets: ['colour'] }), /no facet "colour"/)
    assert.throws(() => index.search({ query: { kind: 'word', text: 'x', fields: ['colour'] } }), /no field "colour"/)
    assert.throws(() => index.search({ query: '', order: { by: 'key', key: 'colour' } }), /no sort key "colour"/)
  })
})

describe('changing a title', () => {
  it('is found at once under the new words and no longer under the old', () => {
    const index = townLibrary()
    index.merge()
    index.add({ id: 5, fields: { title: ['Porpoises'] }, facets: { format: ['E-book'] } })
    assert.equal(index.search({ query: 'dolphins', forgiving: false }).total, 0)
    assert.deepEqual(index.search({ query: 'porpoises', facets: ['format'] }).facets['format'], [
      { value: 'E-book', count: 1 },
    ])
    assert.equal(index.counts().documents, 6)
    assert.ok(index.remove(5))
    assert.ok(!index.remove(5))
    assert.ok(!index.has(5))
    assert.equal(index.search({ query: 'porpoises', forgiving: false }).total, 0)
    assert.equal(index.counts().documents, 5)
  })

  it('takes back what was removed before it was ever searched', () => {
    const index = createIndex(schema)
    index.add({ id: 1, fields: { title: ['First'] } })
    assert.ok(index.remove(1))
    index.add({ id: 1, fields: { title: ['Second'] } })
    assert.deepEqual(index.search({ query: 'second' }).total, 1)
    assert.equal(index.search({ query: 'first', forgiving: false }).total, 0)
  })

  it('refuses ids that are no whole numbers of 32 bits', () => {
    const index = createIndex(schema)
    for (const id of [-1, 1.5, Number.NaN, 2 ** 32]) assert.throws(() => index.add({ id, fields: {} }), RangeError)
  })
})

describe('a query that finds nothing', () => {
  const { index, titles } = libraryOfWorks()

  it('is corrected, and the result says into what', () => {
    const found = index.search({ query: 'The Hobit, by Tolkein' })
    assert.equal(found.corrected, 'The hobbit, by tolkien')
    assert.equal(titles.get(found.hits[0]?.id ?? 0), 'The art of the Hobbit by J.R.R. Tolkien')
    const corrected = index.search({ query: 'Hobit  tolkein -film' })
    assert.equal(corrected.corrected, 'hobbit  tolkien -film')
    assert.ok(corrected.hits.length > 0)
  })

  it('is taken apart when words were written as one', () => {
    assert.equal(index.search({ query: 'goodnightmoon' }).corrected, 'goodnight moon')
    assert.equal(index.search({ query: 'prideandprejudice' }).corrected, 'pride and prejudice')
    assert.equal(index.search({ query: 'the hob bit, tolkien' }).corrected, 'the hobbit, tolkien')
  })

  it('keeps words that are known, if not for one slip', () => {
    const library = createIndex(schema)
    const known = [
      'Journal of geology',
      'Geology of Wales',
      'Biology',
      'Letters from Rome',
      'Forms from Rome',
      'A form',
    ]
    known.forEach((title, id) => library.add({ id, fields: { title: [title] } }))
    const taken = (query: string) => library.search({ query }).corrected
    assert.equal(taken('journal of biology'), undefined)
    assert.equal(taken('letters form rome'), 'letters from rome')
  })

  it('of a script without spaces is found by most of its characters', () => {
    const library = createIndex(schema)
    library.add({ id: 1, fields: { title: ['吾輩は猫である'] } })
    const found = library.search({ query: '我輩は猫である' })
    assert.deepEqual([found.total, found.relaxed], [1, 'words'])
  })

  it('is left alone when it was asked for precisely', () => {
    assert.equal(index.search({ query: 'hobit', forgiving: false }).total, 0)
    assert.equal(index.search({ query: { kind: 'word', text: 'hobit' } }).total, 0)
  })

  it('finds nothing when nothing is like it', () => {
    const found = index.search({ query: 'xylographqq zzzzzz' })
    assert.deepEqual([found.total, found.corrected, found.relaxed], [0, undefined, undefined])
  })

  it('never gives what was asked not to be found', () => {
    const found = index.search({ query: 'hobbit unheardofword -companion' })
    assert.equal(found.relaxed, 'words')
    assert.ok(found.hits.every(({ id }) => titles.get(id) !== 'The Hobbit companion'))
  })
})

describe('suggestions while typing', () => {
  const { index } = libraryOfWorks()
  const texts = (typed: string, limit?: number): string[] => index.suggest(typed, limit).map(({ text }) => text)

  it('begin with what was typed, the most used first', () => {
    assert.deepEqual(texts('the hu', 1), ['The hunger games'])
    assert.deepEqual(texts('harry p', 3), [
      "Harry Potter and the philosopher's stone",
      'Harry Potter and the chamber of secrets',
      'Harry Potter and the prisoner of Azkaban',
    ])
  })

  it('have the words somewhere inside when few begin so', () => {
    assert.equal(texts('potter azk')[0], 'Harry Potter and the prisoner of Azkaban')
    assert.ok(texts('rings').includes('The lord of the rings'))
    assert.equal(texts('exupery')[0], 'Saint-Exupéry, Antoine de')
    assert.equal(texts('jrr tol')[0], 'Tolkien, J. R. R.')
    assert.ok(texts('spiderm').includes('Spider-Man : blue'))
  })

  it('say what they are', () => {
    assert.deepEqual(index.suggest('tolk', 1), [{ kind: 'author', text: 'Tolkien, J. R. R.' }])
    assert.deepEqual(index.suggest('alchem', 2), [
      { kind: 'subject', text: 'Alchemy' },
      { kind: 'title', text: 'The alchemist' },
    ])
  })

  it('work in other scripts, and are none for nothing', () => {
    assert.equal(texts('пре')[0], 'Преступление и наказание')
    assert.equal(texts('吾輩')[0], '吾輩は猫である')
    assert.deepEqual(texts(''), [])
    assert.deepEqual(texts('!?'), [])
    assert.deepEqual(texts('zzzz'), [])
  })
})

describe('browsing', () => {
  const { index } = libraryOfWorks()

  it('goes through headings in their order, in both directions', () => {
    const found = index.scan({ of: 'facet', facet: 'author' }, 'Atw', { before: 2, limit: 3 })
    assert.deepEqual(
      found.map(({ value, count }) => [value, count]),
      [
        ['Adichie, Chimamanda Ngozi', 1],
        ['Asimov, Isaac', 3],
        ['Atwood, Margaret', 3],
        ['Austen, Jane', 3],
        ['Barker, Juliet', 1],
      ],
    )
  })

  it('goes through the words of one field, with exact counts', () => {
    const found = index.scan({ of: 'words', field: 'title' }, 'hob', { before: 1, limit: 2 })
    assert.deepEqual(
      found.map(({ value, count }) => [value, count]),
      [
        ['history', 4],
        ['hobbit', 5],
        ['humankind', 1],
      ],
    )
    assert.deepEqual(
      index.scan({ of: 'words', field: 'author' }, 'hobbit', { limit: 1 }).map(({ value }) => value),
      ['homer'],
    )
  })

  it('never shows spellings and stems', () => {
    const words = index.scan({ of: 'words' }, '', { before: 50, limit: 200 }).map(({ value }) => value)
    assert.equal(words.length, 200)
    assert.ok(words.every((word) => word >= ' '))
  })

  it('goes along a shelf and names a title of each place', () => {
    const found = townLibrary().scan({ of: 'key', key: 'callNumber' }, '599.53', { before: 1, limit: 2 })
    assert.deepEqual(found, [
      { value: '599.5 b', count: 1, id: 2 },
      { value: '599.53', count: 1, id: 5 },
      { value: '639.2', count: 1, id: 3 },
    ])
  })

  it('leaves out what was removed, and sees what was added', () => {
    const library = townLibrary()
    library.merge()
    library.remove(5)
    library.add({ id: 9, fields: { title: ['Dolphinarium'] }, sort: { callNumber: '599.52' } })
    assert.deepEqual(library.scan({ of: 'words' }, 'dolph', { limit: 1 }), [{ value: 'dolphinarium', count: 1, id: 9 }])
    assert.deepEqual(
      library.scan({ of: 'key', key: 'callNumber' }, '599.51', { limit: 2 }).map(({ id }) => id),
      [9, 3],
    )
  })
})

describe('a snapshot', () => {
  const file = Buffer.concat(townLibrary().snapshot('up to 17'))
  const problemOf = (bytes: Uint8Array, as = schema): string => {
    const read = restoreIndex(as, bytes)
    return read.ok ? 'none' : read.problem
  }

  it('is read back from any place in memory', () => {
    for (const offset of [0, 1, 8]) {
      const moved = new Uint8Array(file.length + offset).subarray(offset)
      moved.set(file)
      const read = restoreIndex(schema, moved)
      assert.ok(read.ok)
      assert.equal(read.note, 'up to 17')
      assert.equal(read.index.search({ query: 'whale' }).total, 5)
    }
  })

  it('is read from memory that threads share', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(file.length))
    shared.set(file)
    const read = restoreIndex(schema, shared)
    assert.ok(read.ok)
    assert.equal(read.index.search({ query: 'whale' }).total, 5)
    assert.deepEqual(read.index.scan({ of: 'words' }, 'd', { limit: 1 }), [{ value: 'dolphins', count: 1, id: 5 }])
  })

  it('is refused with the reason when it is something else', () => {
    assert.equal(problemOf(new Uint8Array(0)), 'not-a-snapshot')
    assert.equal(problemOf(new TextEncoder().encode('%PDF-1.7 and so on and on')), 'not-a-snapshot')
    const newer = Uint8Array.from(file)
    newer[8] = 99
    assert.equal(problemOf(newer), 'other-version')
    assert.equal(problemOf(file, defineSchema({ fields: { title: { weight: 1 } } })), 'other-schema')
  })

  it('is refused when a bit has flipped or the end is missing', () => {
    for (let at = 12; at < file.length; at += 7) {
      const damaged = Uint8Array.from(file)
      damaged[at]! ^= 4
      const read = restoreIndex(schema, damaged)
      // Zeros between the sections and the reserved field may be anything; what was read is right all the same.
      if (read.ok) assert.deepEqual(read.index.search({ query: 'whale' }), townLibrary().search({ query: 'whale' }))
      else assert.equal(read.problem, 'damaged')
    }
    for (const length of [24, 100, file.length - 9]) assert.equal(problemOf(file.subarray(0, length)), 'damaged')
  })

  it('has the checksums of XXH32', () => {
    const text = new TextEncoder()
    assert.equal(checksum(text.encode('')), 0x02cc5d05)
    assert.equal(checksum(text.encode('abc')), 0x32d153ff)
    assert.equal(checksum(text.encode('Nobody inspects the spammish repetition')), 0xe2293b2f)
  })
})

describe('hostile queries', () => {
  const { index } = libraryOfWorks()
  const texts = [
    'the '.repeat(250_000),
    Array.from({ length: 10_000 }, (_, i) => `word${i}`).join(' '),
    '"'.repeat(100_000),
    `"${'the of and '.repeat(20_000)}"`,
    '*'.repeat(10_000),
    'a* b* c* d* e* f* g* h* i* j* k* l* m* n* o* p* q* r* s* t*',
    '?*a*?*b*?*c*?*d*?*e* '.repeat(40),
    '-a '.repeat(5000),
    'OR '.repeat(5000),
    'title:'.repeat(3000),
    '\u0000\u0001\u0002the\uffff\ud800',
    '<script>alert(1)</script>',
    "'; drop table bib; --",
    '吾輩は猫'.repeat(10_000),
    'q'.repeat(100_000),
    '((((((((((',
    '\u202ehobbit',
  ]
  for (const typed of texts) {
    it(`${JSON.stringify(typed.slice(0, 24))} (${typed.length} characters) gets an answer`, () => {
      const found = index.search({
        query: typed,
        facets: ['author', 'subject'],
        parse: { prefixes: { title: ['title'] } },
      })
      assert.ok(found.total >= 0)
      index.suggest(typed)
      index.scan({ of: 'words' }, typed)
    })
  }

  it('cannot page without end', () => {
    assert.throws(() => index.search({ query: 'the', offset: queryLimits.hits, limit: 1 }), RangeError)
    assert.deepEqual(index.search({ query: 'the', offset: 9000, limit: 20 }).hits, [])
    assert.equal(index.search({ query: 'the', offset: -5, limit: 1 }).hits.length, 1)
  })
})

describe('the whole result of a search', () => {
  it('is every document that it finds, in the order of their ids, as a page would say', () => {
    const index = townLibrary()
    assert.deepEqual([...index.allIds({ query: 'whale' })], [1, 2, 3, 4, 6])
    index.remove(2)
    index.add({ id: 0, fields: { title: ['A whale'] } })
    const filters = [{ facet: 'format', values: ['Book'] }]
    assert.deepEqual([...index.allIds({ query: { kind: 'all' }, filters })], [1, 3, 5])
    assert.deepEqual([...index.allIds({ query: 'whale' })], [0, 1, 3, 4, 6])
    assert.equal(index.allIds({ query: 'whael' }).length, index.search({ query: 'whael' }).total)
  })
})
