import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { markFound, readSearch, toggleFacet } from './search-query.ts'

function addressOf(text: string) {
  const params = new URLSearchParams(text)
  const get = (name: string) => params.get(name) ?? undefined
  return {
    text: get,
    all: (name: string) => params.getAll(name),
    number: (name: string) => (get(name) === undefined ? undefined : Number(get(name))),
    oneOf: <T extends string>(name: string, words: readonly [T, ...T[]]) =>
      words.find((word) => word === get(name)) ?? words[0],
  }
}

describe('a search in the address', () => {
  it('without words shows what was added last', () => {
    assert.deepEqual(readSearch(addressOf('')), { sort: 'added', limit: 50 })
    assert.equal(readSearch(addressOf('q=sea')).sort, 'relevance')
    assert.equal(readSearch(addressOf('sort=title')).sort, 'title')
  })

  it('keeps every condition', () => {
    assert.deepEqual(readSearch(addressOf('q=sea&facet=format:book&facet=language:vie&from=1950&to=1960&offset=50')), {
      sort: 'relevance',
      limit: 50,
      q: 'sea',
      facet: ['format:book', 'language:vie'],
      yearFrom: 1950,
      yearTo: 1960,
      offset: 50,
    })
  })

  it('goes back to the first page when it is narrowed or widened', () => {
    assert.deepEqual(toggleFacet(['format:book'], 'format', 'film'), {
      facet: ['format:book', 'format:film'],
      offset: undefined,
    })
    assert.deepEqual(toggleFacet(['format:book'], 'format', 'book'), { facet: [], offset: undefined })
  })
})

describe('found words in a title', () => {
  it('are marked whatever their accents and case', () => {
    assert.deepEqual(markFound('Đất rừng phương Nam', ['dat', 'rung']), [
      { text: 'Đất', found: true },
      { text: ' ', found: false },
      { text: 'rừng', found: true },
      { text: ' phương Nam', found: false },
    ])
  })

  it('are marked where a word begins with what was typed, not in its middle', () => {
    assert.deepEqual(markFound('Seas overseas', ['sea']), [
      { text: 'Seas', found: true },
      { text: ' overseas', found: false },
    ])
    assert.deepEqual(markFound('The sea', []), [{ text: 'The sea', found: false }])
  })
})
