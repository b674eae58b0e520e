import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { createBuilder, defineSchema, type SearchIndex } from './index.ts'

const schema = defineSchema({
  fields: { title: { weight: 5 } },
  facets: ['format'],
  liveFacets: ['available'],
  numbers: ['year'],
})
const annual = (id: number) => ({
  id,
  fields: { title: [`Annual report ${id}`] },
  facets: { format: [id % 2 === 0 ? 'book' : 'serial'] },
  numbers: { year: 2000 + (id % 10) },
})
const broad = { query: 'report', facets: ['format', 'available'], histograms: ['year'], limit: 5 }

describe('a search that finds very many titles, asked again', () => {
  let index: SearchIndex
  const counts = (facet: string) =>
    Object.fromEntries((index.search(broad).facets[facet] ?? []).map(({ value, count }) => [value, count]))

  beforeEach(() => {
    const builder = createBuilder(schema)
    for (let id = 1; id <= 10_500; id++) builder.add(annual(id))
    index = builder.finish()
    index.setLive(7, { available: ['elm'] })
    index.search(broad)
  })

  it('gives the same once more', () => {
    const again = index.search(broad)
    assert.equal(again.total, 10_500)
    assert.deepEqual(again, index.search(broad))
    assert.deepEqual(counts('format'), { book: 5250, serial: 5250 })
    assert.equal(again.histograms['year']?.length, 10)
  })
  it('knows what was lent or came back since', () => {
    index.setLive(7, { available: [] })
    index.setLive(8, { available: ['harbour'] })
    assert.deepEqual(counts('available'), { harbour: 1 })
  })
  it('knows what was added, changed or removed since', () => {
    index.add({ ...annual(10_501), facets: { format: ['film'] } })
    assert.equal(index.search(broad).total, 10_501)
    assert.deepEqual(counts('format'), { book: 5250, serial: 5250, film: 1 })
    index.remove(2)
    assert.deepEqual(counts('format'), { serial: 5250, book: 5249, film: 1 })
    index.merge()
    assert.equal(index.search(broad).total, 10_500)
    assert.deepEqual(counts('available'), { elm: 1 })
  })
  it('counts for another page, order or filter what belongs to that', () => {
    assert.equal(index.search({ ...broad, filters: [{ facet: 'format', values: ['book'] }] }).total, 5250)
    const next = index.search({ ...broad, offset: 5 })
    assert.notDeepEqual(next.hits, index.search(broad).hits)
    const onShelf = { ...broad, filters: [{ facet: 'available', values: ['elm'] }] }
    assert.equal(index.search(onShelf).total, 1)
    index.setLive(7, { available: [] })
    assert.equal(index.search(onShelf).total, 0)
  })
})
