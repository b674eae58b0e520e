import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { draftFromAddress, selectionOf } from './selection-draft.ts'

function at(search: string) {
  const params = new URLSearchParams(search)
  return selectionOf(
    draftFromAddress({
      text: (name) => params.get(name) ?? undefined,
      all: (name) => params.getAll(name),
      number: (name) => (params.has(name) ? Number(params.get(name)) : undefined),
    }),
  )
}

describe('which records a batch edit is to change', () => {
  it('is what the address says', () => {
    assert.deepEqual(at('set=3'), { set: 3 })
    assert.deepEqual(at('finding=invalid-isbn'), { finding: 'invalid-isbn' })
    assert.deepEqual(at('import=7'), { import: 7 })
    assert.deepEqual(at('bibs=4, 5,4'), { bibs: [4, 5] })
    assert.deepEqual(at('q=emil&facet=format:book'), { search: { q: 'emil', facet: ['format:book'] } })
    assert.deepEqual(at(''), { search: {} })
  })

  it('is nothing while something is missing', () => {
    assert.equal(selectionOf({ way: 'bibs', q: '', facets: [], finding: '', bibs: 'none', since: '' }), undefined)
    assert.equal(selectionOf({ way: 'changedSince', q: '', facets: [], finding: '', bibs: '', since: '' }), undefined)
  })
})
