import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createIndex, type SearchIndex } from './search-index.ts'
import { defineSchema } from './schema.ts'
import { randomSource } from './testing/oracle.ts'

const schema = defineSchema({
  fields: { title: { weight: 5 } },
  facets: ['format'],
  sorts: ['title', 'work'],
  numbers: ['popularity', 'year'],
})

/** Editions as they come over the years, so that they are spread over segments. */
function shelf(editions: number): { index: SearchIndex; works: Map<number, string | undefined> } {
  const random = randomSource(7)
  const index = createIndex(schema)
  const works = new Map<number, string | undefined>()
  for (let n = 0; n < editions; n++) {
    const id = Math.floor(random() * editions)
    const number = Math.floor(random() * 40)
    const work = number === 0 ? undefined : `work ${number}`
    works.set(id, work)
    index.add({
      id,
      fields: { title: [`edition ${number % 3 === 0 ? 'rare' : 'usual'} of ${number}`] },
      facets: { format: [id % 2 === 0 ? 'Book' : 'Film'] },
      sort: { title: `t${number}`, ...(work !== undefined && { work }) },
      numbers: { popularity: Math.floor(random() * 100), year: 1950 + (id % 60) },
    })
    // Asking makes a segment of what has come so far.
    if (n % 97 === 0) index.search({ query: 'edition' })
  }
  return { index, works }
}

describe('editions of one work', () => {
  const { index, works } = shelf(800)
  const distinct = new Set([...works].map(([id, work]) => work ?? `alone ${id}`)).size

  it('are one hit, with how many there are, while facets count every one', () => {
    assert.ok(index.counts().segments > 1, 'the test needs several segments')
    const found = index.search({ query: 'edition', group: 'work', facets: ['format'], limit: 500 })
    assert.equal(found.total, works.size)
    assert.equal(found.groups, distinct)
    assert.equal(found.hits.length, distinct)
    assert.equal(
      found.hits.reduce((sum, { grouped }) => sum + (grouped ?? 0), 0),
      works.size,
    )
    assert.equal(
      found.facets['format']?.reduce((sum, { count }) => sum + count, 0),
      works.size,
    )
    for (const { id, grouped } of found.hits) {
      const work = works.get(id)
      const same = work === undefined ? 1 : [...works.values()].filter((other) => other === work).length
      assert.equal(grouped, same)
    }
  })

  for (const order of [
    { by: 'relevance' },
    { by: 'number', number: 'year', descending: true },
    { by: 'key', key: 'title' },
  ] as const) {
    it(`are shown by the first of them in the order by ${order.by}, page after page`, () => {
      const plain = index.search({ query: 'usual', order, limit: 1000 }).hits
      const seen = new Set<string>()
      const expected = plain.filter(({ id }) => {
        const work = works.get(id) ?? `alone ${id}`
        return !seen.has(work) && seen.add(work)
      })
      const pages = [0, 7, 14, 21].flatMap(
        (offset) => index.search({ query: 'usual', order, group: 'work', offset, limit: 7 }).hits,
      )
      assert.deepEqual(
        pages.map(({ id }) => id),
        expected.slice(0, 28).map(({ id }) => id),
      )
    })
  }

  it('are all found from any one of them, before and after everything is put together', () => {
    for (const step of [() => undefined, () => index.merge()]) {
      step()
      const asked = [...works.keys()].slice(0, 60)
      const found = new Map(index.alike('work', [...asked, 999_999], 5).map((one) => [one.id, one]))
      for (const id of asked) {
        const work = works.get(id)
        const same = [...works].filter(([, other]) => other === work).map(([other]) => other)
        const answer =
          work === undefined ? undefined : { id, count: same.length, ids: same.sort((a, b) => a - b).slice(0, 5) }
        assert.deepEqual(found.get(id), answer)
      }
      assert.equal(found.has(999_999), false)
    }
    assert.throws(() => index.alike('colour', [1]), RangeError)
  })

  it('are counted alike after all was put together', () => {
    index.merge()
    assert.equal(index.search({ query: 'edition', group: 'work' }).groups, distinct)
  })
})
