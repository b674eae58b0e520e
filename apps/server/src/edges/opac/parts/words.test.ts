import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { undatedName } from './labels.ts'
import { pagesShown } from './pagination.ts'
import { spokenName, tidyTitle } from './title-heading.ts'

describe('names and titles as people say them', () => {
  for (const [written, spoken] of [
    ['Le Guin, Ursula K.', 'Ursula K. Le Guin'],
    ['Morrison, Toni, 1931-2019', 'Toni Morrison'],
    ['Tolkien, J. R. R. (John Ronald Reuel)', 'J. R. R. Tolkien'],
    ['National Geographic Society (U.S.)', 'National Geographic Society (U.S.)'],
    ['夏目漱石', '夏目漱石'],
    ['Plato', 'Plato'],
    ['King, Martin Luther, Jr., 1929-1968', 'Martin Luther King Jr.'],
    ['GoPro, Inc.', 'GoPro, Inc.'],
  ] as const) {
    it(written, () => assert.equal(spokenName(written), spoken))
  }
  it('keeps the family first where it is spoken first', () => {
    assert.equal(
      spokenName('Natsume, Sōseki, 1867-1916', { originalAuthor: '夏目漱石', language: 'jpn' }),
      'Natsume Sōseki',
    )
    assert.equal(spokenName('Tô, Hoài', { originalAuthor: null, language: 'vie' }), 'Tô Hoài')
    assert.equal(spokenName('Rowling, J. K.', { originalAuthor: 'ローリング', language: 'jpn' }), 'J. K. Rowling')
    assert.equal(spokenName('Green, John', { originalAuthor: null, language: 'vie' }), 'John Green')
  })
  it('leaves dates away', () => {
    assert.equal(undatedName('Le Guin, Ursula K., 1929-2018'), 'Le Guin, Ursula K.')
    assert.equal(undatedName('Ishiguro, Kazuo, 1954-'), 'Ishiguro, Kazuo')
    assert.equal(undatedName('Club 54'), 'Club 54')
  })
  it('parts title and subtitle as in a sentence', () => {
    assert.equal(tidyTitle('The dispossessed : an ambiguous utopia'), 'The dispossessed: an ambiguous utopia')
  })
})

describe('pages of results', () => {
  for (const [page, last, shown] of [
    [1, 2, [1, 2]],
    [1, 9, [1, 2, 0, 9]],
    [5, 9, [1, 0, 4, 5, 6, 0, 9]],
    [3, 5, [1, 2, 3, 4, 5]],
    [9, 9, [1, 0, 8, 9]],
  ] as const) {
    it(`${page} of ${last}`, () => assert.deepEqual(pagesShown(page, last), shown))
  }
})
