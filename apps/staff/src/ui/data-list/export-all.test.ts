import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allRows } from './export-all.ts'

function listOf(total: number) {
  const asked: number[] = []
  return {
    asked,
    page: ({ offset, limit }: { readonly offset: number; readonly limit: number }) => {
      asked.push(offset)
      const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => offset + i)
      return Promise.resolve({ rows, total })
    },
  }
}

describe('saving a whole list', () => {
  it('takes every page, each once', async () => {
    const list = listOf(2500)
    const rows = await allRows(list.page)
    assert.equal(rows.length, 2500)
    assert.deepEqual([rows[0], rows.at(-1)], [0, 2499])
    assert.deepEqual(list.asked, [0, 1000, 2000])
  })

  it('asks once where there is nothing, and ends at ten thousand', async () => {
    const none = listOf(0)
    assert.deepEqual(await allRows(none.page), [])
    assert.deepEqual(none.asked, [0])
    assert.equal((await allRows(listOf(25_000).page)).length, 10_000)
  })

  it('ends when rows went meanwhile and the total was more than there is', async () => {
    const rows = await allRows(({ offset }) => Promise.resolve({ rows: offset === 0 ? [1, 2] : [], total: 5 }))
    assert.deepEqual(rows, [1, 2])
  })
})
