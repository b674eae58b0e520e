import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stepsFor } from './queue-steps.ts'

describe('a page of a print queue', () => {
  it('of which nobody knows whether it came out is printed again, settled or dropped', () => {
    assert.deepEqual(stepsFor({ state: 'held', canRepeat: true }), ['again', 'done', 'cancel'])
  })
  it('that is out is printed once more only while its words are kept', () => {
    assert.deepEqual(stepsFor({ state: 'printed', canRepeat: true }), ['repeat'])
    assert.deepEqual(stepsFor({ state: 'printed', canRepeat: false }), [])
  })
  it('is left alone while it is being printed', () => {
    assert.deepEqual(stepsFor({ state: 'printing', canRepeat: true }), [])
  })
})
