import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createIndex, defineSchema, restoreIndex } from './index.ts'

describe('the example of the README', () => {
  it('gives what it says', () => {
    const schema = defineSchema({
      fields: {
        title: { weight: 5, usualLength: 6 },
        author: { weight: 4, usualLength: 3 },
        subject: { weight: 2.5 },
        identifier: { weight: 8, kind: 'identifier' },
      },
      facets: ['format', 'branch'],
      liveFacets: ['available'],
      sorts: ['title', 'callNumber'],
      numbers: ['year', 'popularity'],
    })
    const index = createIndex(schema)
    index.add({
      id: 17,
      fields: {
        title: ['The Hobbit, or, There and back again', 'The Hobbit', 'Hobbit'],
        author: ['Tolkien, J. R. R.'],
        identifier: ['978-0-261-10221-7'],
      },
      facets: { format: ['Book'], branch: ['Elm Street', 'Harbour'] },
      numbers: { year: 1937, popularity: 420 },
      sort: { title: 'hobbit or there and back again', callNumber: '823.912 tol' },
      suggest: [
        { kind: 'title', text: 'The Hobbit, or, There and back again' },
        { kind: 'author', text: 'Tolkien, J. R. R.' },
      ],
      language: 'eng',
    })
    index.setLive(17, { available: ['Harbour'] })
    const found = index.search({
      query: 'hobit tolkien',
      parse: { prefixes: { author: ['author'], isbn: ['identifier'] } },
      filters: [{ facet: 'branch', values: ['Harbour'] }],
      facets: ['format', 'branch', 'available'],
      histograms: ['year'],
    })
    assert.deepEqual(
      found.hits.map(({ id }) => id),
      [17],
    )
    assert.equal(found.corrected, 'hobbit tolkien')
    assert.deepEqual(found.facets['branch'], [
      { value: 'Elm Street', count: 1 },
      { value: 'Harbour', count: 1 },
    ])
    assert.deepEqual(found.facets['available'], [{ value: 'Harbour', count: 1 }])
    assert.deepEqual(found.histograms['year'], [{ value: 1937, count: 1 }])
    assert.equal(index.search({ query: '9780261102217' }).total, 1)
    assert.deepEqual(index.suggest('there'), [{ kind: 'title', text: 'The Hobbit, or, There and back again' }])
    assert.deepEqual(index.scan({ of: 'key', key: 'callNumber' }, '823.9', { before: 5, limit: 5 }), [
      { value: '823.912 tol', count: 1, id: 17 },
    ])
    const restored = restoreIndex(schema, Buffer.concat(index.snapshot('sequence 1042')))
    assert.ok(restored.ok)
    assert.equal(restored.note, 'sequence 1042')
  })
})
