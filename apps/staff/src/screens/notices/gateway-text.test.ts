import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readHeaders, writeHeaders } from './gateway-text.ts'

describe('header lines of a gateway', () => {
  it('are read one a line and written back alike', () => {
    const headers = readHeaders('Content-Type: application/json\n\n  X-Key :a:b \n')
    assert.deepEqual(headers, { 'Content-Type': 'application/json', 'X-Key': 'a:b' })
    assert.equal(writeHeaders(headers ?? {}), 'Content-Type: application/json\nX-Key: a:b')
  })
  it('are refused where a line is none', () => assert.equal(readHeaders('no colon'), undefined))
})
