import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createIndex, defineSchema, restoreIndex } from './index.ts'
import { LiveFacets } from './live-facets.ts'

const schema = defineSchema({
  fields: { title: { weight: 5 } },
  facets: ['format'],
  liveFacets: ['available'],
})

function threeBooks() {
  const index = createIndex(schema)
  index.add({ id: 1, fields: { title: ['The hobbit'] }, facets: { format: ['book'] } })
  index.add({ id: 2, fields: { title: ['The hobbit, annotated'] }, facets: { format: ['book'] } })
  index.add({ id: 900_000, fields: { title: ['The hobbit on film'] }, facets: { format: ['film'] } })
  index.setLive(1, { available: ['elm', 'harbour'] })
  index.setLive(2, { available: ['elm'] })
  return index
}
const counted = { query: 'hobbit', facets: ['format', 'available'] }

describe('where copies are on the shelf', () => {
  it('is counted beside the facets of the documents', () => {
    assert.deepEqual(threeBooks().search(counted).facets['available'], [
      { value: 'elm', count: 2 },
      { value: 'harbour', count: 1 },
    ])
  })
  it('narrows a search, and its own counts stay as they are', () => {
    const found = threeBooks().search({ ...counted, filters: [{ facet: 'available', values: ['harbour'] }] })
    assert.deepEqual(
      found.hits.map((hit) => hit.id),
      [1],
    )
    assert.deepEqual(found.facets['available']?.[0], { value: 'elm', count: 2 })
    assert.deepEqual(found.facets['format'], [{ value: 'book', count: 1 }])
  })
  it('is part of a query tree', () => {
    const query = { kind: 'facet', facet: 'available', values: ['elm'] } as const
    assert.equal(threeBooks().search({ query }).total, 2)
    assert.equal(threeBooks().search({ query: { kind: 'not', of: query } }).total, 1)
  })
  it('changes without a document being written anew', () => {
    const index = threeBooks()
    const before = index.counts()
    index.setLive(1, { available: [] })
    index.setLive(900_000, { available: ['harbour'] })
    assert.deepEqual(index.search(counted).facets['available'], [
      { value: 'elm', count: 1 },
      { value: 'harbour', count: 1 },
    ])
    assert.deepEqual(index.counts(), before)
  })
  it('stays when the document is written anew', () => {
    const index = threeBooks()
    index.add({ id: 2, fields: { title: ['The annotated hobbit'] } })
    index.merge()
    const found = index.search({ query: 'annotated', filters: [{ facet: 'available', values: ['elm'] }] })
    assert.equal(found.total, 1)
  })
  it('gives a chosen value that no document has with 0', () => {
    const found = threeBooks().search({ ...counted, filters: [{ facet: 'available', values: ['north'] }] })
    assert.equal(found.total, 0)
    assert.deepEqual(
      found.facets['available']?.find(({ value }) => value === 'north'),
      { value: 'north', count: 0 },
    )
  })
  it('is not part of a snapshot', () => {
    const pieces = threeBooks().snapshot()
    const restored = restoreIndex(schema, new Uint8Array(Buffer.concat(pieces)))
    assert.ok(restored.ok)
    assert.deepEqual(restored.index.search(counted).facets['available'], [])
  })
  it('refuses a facet that is not live', () => {
    assert.throws(() => threeBooks().setLive(1, { format: ['book'] }), RangeError)
  })
  it('leaves the other live facets of a document as they are', () => {
    const live = new LiveFacets(['available', 'branch'])
    live.set(5, { available: ['elm'], branch: ['elm', 'harbour'] })
    live.set(5, { available: [] })
    assert.equal(live.test('branch', ['harbour'])?.(5), true)
    assert.equal(live.test('available', ['elm'])?.(5), false)
  })
  it('takes no more room when copies come and go for years', () => {
    const live = new LiveFacets(['available', 'branch'])
    const branches = Array.from({ length: 40 }, (_, n) => `branch ${n}`)
    for (let id = 1; id <= 50; id++) live.set(id, { available: branches, branch: branches })
    // Another combination each time, of which only fifty are in use at once.
    for (let n = 0; n < 20_000; n++) {
      const available = branches.filter((_, branch) => ((n * 2654435761) >>> (branch % 31)) & 1)
      live.set((n % 50) + 1, { available: [...available, `branch ${n % 40}`] })
    }
    assert.ok(live.combinations <= 60, `${live.combinations} combinations`)
    for (let id = 1; id <= 50; id++) live.set(id, { available: ['elm'], branch: [] })
    const counts = live.noCounts('available')
    live.tally(Uint32Array.of(1, 2, 50, 51), { docs: Uint32Array.of(0, 1, 2, 3), length: 4 })
    live.drain([counts])
    assert.deepEqual(live.best(counts, 10, []), [{ value: 'elm', count: 3 }])
  })
})
