import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeFromAddress, requestOf } from './change-draft.ts'

describe('A heading that is to be changed', () => {
  const from = (address: string) => {
    const params = new URLSearchParams(address)
    return changeFromAddress((name) => params.get(name) ?? undefined)
  }

  it('comes from an address', () => {
    const draft = from('kind=name&from=Twain, Mark&to=Clemens, Samuel')
    assert.deepEqual(
      [draft.kind, draft.from, draft.to, draft.subdivided, draft.asSubdivision],
      ['name', 'Twain, Mark', 'Clemens, Samuel', true, false],
    )
    assert.equal(from('kind=nonsense').kind, 'subject')
  })

  it('is not asked for while a heading is missing, or nothing would change', () => {
    assert.equal(requestOf(from('from=Poor')), undefined)
    assert.equal(requestOf(from('from=Poor&to=Poor ')), undefined)
    assert.equal(requestOf(from('from=Poor&to=Poor&toSource=LCSH'))?.toSource, 'lcsh')
  })

  it('leaves out what is empty', () => {
    const asked = requestOf(from('from= Poor &to=Poor people'))
    assert.equal(asked?.from, 'Poor')
    assert.ok(asked && !('source' in asked) && !('why' in asked))
  })
})
