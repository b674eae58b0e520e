import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { beginningOf, movedColumn, wholeMapping } from './list-mapping.ts'

describe('the columns of a list', () => {
  it('lets a column be one thing only, and a thing be in one column only', () => {
    const columns = { isbn: 1, title: 2, note: 3 }
    assert.deepEqual(movedColumn(columns, 3, 'title'), { isbn: 1, title: 3 })
    assert.deepEqual(movedColumn(columns, 2, 'isbn'), { isbn: 2, note: 3 })
    assert.deepEqual(movedColumn(columns, 2, undefined), { isbn: 1, note: 3 })
  })

  it('says of everything that the file has not that it is in no column', () => {
    const { isbn, title, url } = wholeMapping({ isbn: 2 })
    assert.deepEqual([isbn, title, url], [2, 0, 0])
  })

  it('looks at whole lines of a long list', () => {
    assert.equal(beginningOf('1\n22\n333', 4), '1\n')
    assert.equal(beginningOf('1\n22', 40), '1\n22')
  })
})
