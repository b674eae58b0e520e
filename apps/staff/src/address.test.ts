import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeSearch, parseSearch, stringifySearch } from './address.ts'

describe('the address of a list', () => {
  it('keeps barcodes and numbers as the letters that they are', () => {
    assert.deepEqual(parseSearch('?q=0031234000871220912345&page=2'), { q: '0031234000871220912345', page: '2' })
  })

  it('keeps several conditions of one kind', () => {
    const text = stringifySearch({ facet: ['format:book', 'author:Đoàn Giỏi'], q: 'sông nước' })
    assert.match(text, /^\?facet=format:book&facet=author:/)
    assert.deepEqual(parseSearch(text), { facet: ['format:book', 'author:Đoàn Giỏi'], q: 'sông nước' })
  })

  it('leaves out what is empty and keeps what was not named', () => {
    assert.equal(changeSearch('?q=sea&offset=50', { offset: undefined, sort: 'title' }), '?q=sea&sort=title')
    assert.equal(changeSearch('?q=sea', { q: '' }), '')
  })
})
