import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defineSchema } from './schema.ts'
import { createIndex } from './search-index.ts'
import type { SearchIndex, SearchResult } from './search-index.ts'

const schema = defineSchema({
  fields: { title: { weight: 5 }, subject: { weight: 2 }, identifier: { weight: 8, kind: 'identifier' } },
})

function indexOf(titles: readonly string[], language?: string): SearchIndex {
  const index = createIndex(schema)
  titles.forEach((title, id) =>
    index.add({ id, fields: { title: [title] }, ...(language === undefined ? {} : { language }) }),
  )
  return index
}

const ids = (result: SearchResult): number[] => result.hits.map(({ id }) => id).sort((a, b) => a - b)

/** A title, what finds it and what does not. */
const cases: readonly { title: string; found: readonly string[]; missed?: readonly string[] }[] = [
  { title: 'Dvořák a jeho doba', found: ['dvorak', 'DVOŘÁK', 'dvořák doba', 'dvor*'], missed: ['dvora'] },
  { title: 'Søren Ærø', found: ['soren', 'søren', 'aero', 'ærø'] },
  { title: 'Die Straße nach Łódź', found: ['strasse', 'straße', 'lodz', 'Łódź'] },
  { title: 'Đorđe and the ʻokina', found: ['dorde', 'okina', 'ʻokina'] },
  { title: "L'été de l’ange", found: ['ete', "l'ete", 'lete', 'ange'] },
  { title: 'İstanbul ılık', found: ['istanbul', 'ilik'] },
  { title: 'Κάτω Ἀθῆναι', found: ['κατω', 'αθηναι', 'ΑΘΗΝΑΙ'] },
  { title: 'Ёлка и мёд', found: ['елка', 'ёлка', 'мед'] },
  { title: 'كِتَاب الأَغَانِي', found: ['كتاب', 'الأغاني', 'الاغاني'] },
  { title: 'שָׁלוֹם עֲלֵיכֶם', found: ['שלום', 'עליכם'] },
  { title: '吾輩は猫である', found: ['吾輩', '猫', '猫である', 'は', '吾'], missed: ['犬', '猫犬'] },
  { title: '東京タワー', found: ['東京', 'タワー', 'たわー', '東京タワー'] },
  { title: '漢字', found: ['汉字', '漢', '漢字'] },
  { title: 'ภาษาไทย', found: ['ภาษา', 'ไทย'] },
  { title: '한국 문학', found: ['한국', '문학'] },
  { title: 'ＡＢＣ １２３', found: ['abc', '123'] },
  { title: 'C++ and C# for LGBTQ+ people', found: ['c++', 'c#', 'lgbtq', 'lgbtq+'] },
  { title: 'An e-book of J.R.R. Tolkien', found: ['ebook', 'e-book', 'e book', 'jrr', 'j.r.r.', 'j r r'] },
  { title: 'Cats & dogs', found: ['cat', 'cats', 'dog', 'cats and dogs', 'cats dogs'] },
]

describe('writing', () => {
  for (const { title, found, missed = [] } of cases) {
    const index = indexOf([title, 'Something else'])
    it(`"${title}" is found by ${found.join(', ')}`, () => {
      for (const typed of found) assert.deepEqual(ids(index.search({ query: typed, forgiving: false })), [0], typed)
      for (const typed of missed) assert.deepEqual(ids(index.search({ query: typed, forgiving: false })), [], typed)
    })
  }
})

describe('quoted words', () => {
  const index = indexOf(['Résumé writing', 'Resume the march', 'Resumé, a play', 'The writing resume'])

  it('are found only as they are spelt', () => {
    assert.deepEqual(ids(index.search({ query: '"résumé"' })), [0])
    assert.deepEqual(ids(index.search({ query: '"resume"' })), [1, 3])
    assert.deepEqual(ids(index.search({ query: '"RESUMÉ"' })), [2])
    assert.deepEqual(ids(index.search({ query: 'resume' })), [0, 1, 2, 3])
  })

  it('are found one after the other', () => {
    assert.deepEqual(ids(index.search({ query: '"writing resume"' })), [3])
    assert.deepEqual(ids(index.search({ query: '"résumé writing"' })), [0])
  })

  it('are found in any spelling when that spelling is nowhere, and the result says so', () => {
    const found = index.search({ query: '"resumè"' })
    assert.deepEqual(ids(found), [0, 1, 2, 3])
    assert.equal(found.relaxed, 'spelling')
  })

  it('are found apart when they are nowhere together, and the result says so', () => {
    const found = index.search({ query: '"march resume"' })
    assert.deepEqual(ids(found), [1])
    assert.equal(found.relaxed, 'phrase')
  })

  it('do not run from one heading into the next', () => {
    const subjects = createIndex(schema)
    subjects.add({ id: 1, fields: { subject: ['Irish wolfhound', 'Training'] } })
    assert.equal(subjects.search({ query: { kind: 'phrase', text: 'wolfhound training' } }).total, 0)
    assert.equal(subjects.search({ query: { kind: 'phrase', text: 'irish', anchor: 'whole' } }).total, 0)
    assert.equal(subjects.search({ query: { kind: 'phrase', text: 'training', anchor: 'whole' } }).total, 1)
    assert.equal(subjects.search({ query: { kind: 'phrase', text: 'irish', anchor: 'start' } }).total, 1)
  })
})

describe('numbers of books', () => {
  const index = createIndex(schema)
  index.add({
    id: 1,
    fields: {
      title: ['The Odyssey'],
      identifier: ['978-0-14-026886-7', '0140268863', '(OCoLC)36942112', 'n 78-890351'],
    },
  })
  index.add({ id: 2, fields: { title: ['9780140268867 reasons'], identifier: ['9780140449136'] } })

  for (const typed of [
    '978-0-14-044913-6',
    '9780140449136',
    '978 0 14 044913 6',
    'isbn:978-0-14-044913-6',
    '97801404*',
  ]) {
    it(`find the book by ${typed}`, () => {
      assert.deepEqual(ids(index.search({ query: typed, parse: { prefixes: { isbn: ['identifier'] } } })), [2])
    })
  }

  it('find it with or without what is before and between', () => {
    for (const typed of ['36942112', '(OCoLC)36942112', 'ocolc36942112', 'n78890351', 'n78-890351', '0-14-026886-3']) {
      assert.deepEqual(ids(index.search({ query: typed, forgiving: false })), [1], typed)
    }
  })

  it('are no words of other fields when the field is named', () => {
    const query = { kind: 'identifier', text: '978 0 14 026886 7' } as const
    assert.deepEqual(ids(index.search({ query })), [1])
  })
})

describe('words with the same stem', () => {
  it('find each other in the language of the document, the word itself first', () => {
    const index = indexOf(['The library', 'Libraries', 'Boxes and box', 'A glass bus'])
    assert.deepEqual(
      index.search({ query: 'libraries' }).hits.map(({ id }) => id),
      [1, 0],
    )
    assert.deepEqual(ids(index.search({ query: 'box' })), [2])
    assert.deepEqual(ids(index.search({ query: 'glas', forgiving: false })), [])
  })

  it('find each other by the endings of the language of the document', () => {
    const german = indexOf(['Die Bücher der Frauen'], 'ger')
    assert.deepEqual(ids(german.search({ query: 'buch', forgiving: false })), [0])
    assert.deepEqual(ids(german.search({ query: 'frau', forgiving: false })), [0])
    assert.deepEqual(ids(german.search({ query: '"frau"', forgiving: false })), [])
    const spanish = indexOf(['Cuentos nacionales'], 'spa')
    assert.deepEqual(ids(spanish.search({ query: 'cuento nacional', forgiving: false })), [0])
    const english = indexOf(['Cuentos nacionales'], 'eng')
    assert.deepEqual(ids(english.search({ query: 'nacional', forgiving: false })), [])
  })

  it('find each other by the endings of the library’s language in any document, as headings are in it', () => {
    const french = indexOf(['Paris libraries'], 'fre')
    assert.deepEqual(ids(french.search({ query: 'library', forgiving: false })), [0])
  })
})

describe('Cyrillic and Latin letters', () => {
  it('meet though the record has only one of them, the very word first', () => {
    const index = indexOf(['Тихий Дон', 'Tikhii Don', 'Don Quixote'], 'rus')
    assert.deepEqual(
      index.search({ query: 'Тихий Дон' }).hits.map(({ id }) => id),
      [0, 1],
    )
    assert.deepEqual(ids(index.search({ query: 'tikhii don' })), [0, 1])
  })

  it('do not meet between quotation marks', () => {
    const index = indexOf(['Тихий Дон', 'Tikhii Don'], 'rus')
    assert.deepEqual(ids(index.search({ query: '"Тихий Дон"', forgiving: false })), [0])
  })
})
