import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { typedLine, typedText } from './typed-text.ts'

describe('what people type', () => {
  it('loses control characters and turned directions, and keeps its letters and paragraphs', () => {
    assert.equal(typedText('  one\u0000\u0007\r\ntwo\r\n\r\n\r\n\r\nthree\u202eeerht\u202c '), 'one\ntwo\n\nthreeeerht')
    assert.equal(typedText('吾輩は猫である 👨‍👩‍👧'), '吾輩は猫である 👨‍👩‍👧')
  })
  it('is one line where one line is asked for', () => {
    assert.equal(typedLine(' a\n\tb\r\nc  d '), 'a b c d')
    assert.equal(typedLine('\u0001\u202e'), '')
  })
})
