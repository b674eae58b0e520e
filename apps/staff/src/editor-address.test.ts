import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { editorAddress, readFieldPlace, waitingBehind } from './editor-address.ts'

describe('the way from a list into the editor', () => {
  it('names the field, and the records that wait', () => {
    assert.equal(editorAddress(12), '/catalogue/12/edit')
    const at = { tag: '650', occurrence: 2, subfield: 'a' }
    const address = editorAddress(12, waitingBehind([11, 12, 13, 12, 14], 12), at)
    assert.equal(address, '/catalogue/12/edit?at=650,2,a&next=13,14,11')
    assert.deepEqual(readFieldPlace(new URLSearchParams(address.split('?')[1]).get('at') ?? ''), at)
    assert.deepEqual(readFieldPlace('LDR,1'), { tag: 'LDR', occurrence: 1 })
  })

  it('is never longer than a browser takes, and no nonsense', () => {
    const many = Array.from({ length: 5000 }, (_, index) => index + 1)
    assert.ok(editorAddress(1, many).length < 2000)
    assert.equal(readFieldPlace('245'), undefined)
    assert.equal(readFieldPlace(undefined), undefined)
  })
})
