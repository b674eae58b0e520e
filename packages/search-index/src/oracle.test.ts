import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Filter } from './filters.ts'
import { Parts } from './parts.ts'
import { createBuilder, createIndex, restoreIndex, SearchIndex } from './search-index.ts'
import type { SearchDocument } from './schema.ts'
import { randomDocument, randomQuery, schema } from './testing/documents.ts'
import { countValues, matches, passes, randomSource } from './testing/oracle.ts'

/** An index and the plain list of what it should hold, after the same changes. */
function changedIndex(seed: number, steps: number): { index: SearchIndex; documents: Map<number, SearchDocument> } {
  const random = randomSource(seed)
  const index = createIndex(schema)
  const documents = new Map<number, SearchDocument>()
  for (let step = 0; step < steps; step++) {
    const dice = random()
    if (dice < 0.8) {
      const document = randomDocument(random, 400)
      index.add(document)
      documents.set(document.id, document)
    } else if (dice < 0.97) {
      const id = Math.floor(random() * 400)
      assert.equal(index.remove(id), documents.delete(id))
    } else if (dice < 0.98) index.merge()
    else index.mergeStep(500)
  }
  return { index, documents }
}

function checkSearches(
  index: SearchIndex,
  documents: ReadonlyMap<number, SearchDocument>,
  seed: number,
  searches: number,
): void {
  const random = randomSource(seed)
  const all = [...documents.values()].sort((a, b) => a.id - b.id)
  for (let search = 0; search < searches; search++) {
    const query = randomQuery(random)
    const filters: Filter[] = []
    if (random() < 0.3) filters.push({ facet: 'format', values: ['format a', 'format b'] })
    if (random() < 0.3) filters.push({ facet: 'subject', values: ['subject amber', 'subject unknown'] })
    if (random() < 0.3) filters.push({ number: 'year', from: 2000 })
    const found = index.search({
      query,
      filters,
      facets: ['format', 'subject'],
      histograms: ['year'],
      facetLimit: 100,
      limit: 500,
    })
    const label = JSON.stringify({ query, filters })
    const matching = all.filter((document) => matches(query, document))
    const expected = matching.filter((document) => filters.every((filter) => passes(filter, document)))
    assert.equal(found.total, expected.length, label)
    assert.deepEqual(
      found.hits.map(({ id }) => id).sort((a, b) => a - b),
      expected.map(({ id }) => id),
      label,
    )
    for (const facet of ['format', 'subject']) {
      const others = filters.filter((filter) => !('facet' in filter && filter.facet === facet))
      const counted = countValues(
        facet,
        matching.filter((document) => others.every((filter) => passes(filter, document))),
      )
      const given = (found.facets[facet] ?? []).filter(({ count }) => count > 0)
      assert.deepEqual(given, counted, `${facet} in ${label}`)
    }
    const years = new Map<number, number>()
    for (const document of matching) {
      const year = document.numbers?.['year']
      if (year === undefined || !filters.every((filter) => 'number' in filter || passes(filter, document))) continue
      years.set(year, (years.get(year) ?? 0) + 1)
    }
    assert.deepEqual(
      found.histograms['year'],
      [...years].sort(([a], [b]) => a - b).map(([value, count]) => ({ value, count })),
      label,
    )
  }
}

describe('an index that is changed, merged and searched', () => {
  for (const seed of [1, 2, 3]) {
    it(`finds and counts what looking at every document finds (${seed})`, () => {
      const { index, documents } = changedIndex(seed, 900)
      assert.equal(index.counts().documents, documents.size)
      checkSearches(index, documents, seed, 100)
    })
  }

  it('finds the same after each slice of a merge, with changes in between', () => {
    // Nothing is small enough to be merged on the spot.
    const index = new SearchIndex(schema, new Parts(schema, 0))
    const documents = new Map<number, SearchDocument>()
    const random = randomSource(44)
    let finished = 0
    for (let slice = 0; slice < 120; slice++) {
      for (let change = 0; change < 5; change++) {
        const document = randomDocument(random, 400)
        index.add(document)
        documents.set(document.id, document)
      }
      const gone = Math.floor(random() * 400)
      assert.equal(index.remove(gone), documents.delete(gone))
      if (index.mergeStep(1)) finished++
      checkSearches(index, documents, slice, 2)
    }
    assert.ok(finished > 5 && finished < 115, 'some slices end a merge, others do not')
    while (!index.mergeStep(1000));
    assert.ok(index.counts().segments < 12)
  })

  it('is after a merge, byte for byte, what a builder makes of the documents that are left', () => {
    const { index, documents } = changedIndex(5, 1500)
    index.merge()
    const builder = createBuilder(schema)
    for (const document of documents.values()) builder.add(document)
    const built = builder.finish()
    assert.deepEqual(Buffer.concat(index.snapshot()), Buffer.concat(built.snapshot()))
  })

  it('gives the same hits in the same order from a snapshot, deleted documents and open changes included', () => {
    const { index, documents } = changedIndex(6, 700)
    const restored = restoreIndex(schema, Buffer.concat(index.snapshot('sequence 42')))
    assert.ok(restored.ok)
    assert.equal(restored.note, 'sequence 42')
    checkSearches(restored.index, documents, 6, 60)
    const request = { query: 'amber cedar', limit: 300, facets: ['subject'] }
    assert.deepEqual(restored.index.search(request), index.search(request))
    restored.index.add({ id: 9999, fields: { title: ['quartz'] } })
    assert.equal(restored.index.search({ query: 'quartz' }).total, 1)
    assert.equal(index.search({ query: 'quartz', forgiving: false }).total, 0)
  })
})

describe('hits in another order than by relevance', () => {
  it('orders by key, by number, either way, missing ones last, equals by id, page by page', () => {
    const { index, documents } = changedIndex(7, 900)
    const all = [...documents.values()].sort((a, b) => a.id - b.id)
    for (const descending of [false, true]) {
      const sign = descending ? -1 : 1
      const title = ({ sort }: SearchDocument): string | undefined => sort?.['title']
      const year = ({ numbers }: SearchDocument): number | undefined => numbers?.['year']
      const inOrder = <T extends string | number>(key: (document: SearchDocument) => T | undefined): number[] =>
        all
          .toSorted((a, b) => {
            const [x, y] = [key(a), key(b)]
            if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined)
            return x === y ? 0 : x < y ? -sign : sign
          })
          .map(({ id }) => id)
      const paged = (order: Parameters<SearchIndex['search']>[0]['order']): number[] => {
        const ids: number[] = []
        for (let offset = 0; offset < all.length; offset += 70) {
          ids.push(
            ...index.search({ query: '', offset, limit: 70, ...(order ? { order } : {}) }).hits.map(({ id }) => id),
          )
        }
        return ids
      }
      assert.deepEqual(paged({ by: 'key', key: 'title', descending }), inOrder(title))
      assert.deepEqual(paged({ by: 'number', number: 'year', descending }), inOrder(year))
    }
  })

  it('gives each hit once when a relevance search is paged through', () => {
    const { index, documents } = changedIndex(8, 2000)
    const total = index.search({ query: 'amber' }).total
    assert.ok(total > 100 && total < documents.size)
    const ids: number[] = []
    for (let offset = 0; offset < total; offset += 37) {
      ids.push(...index.search({ query: 'amber', offset, limit: 37 }).hits.map(({ id }) => id))
    }
    assert.equal(ids.length, total)
    assert.equal(new Set(ids).size, total)
  })
})
