import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isMaskedToken, maskedToken } from './form-token.ts'

describe('the token in a form', () => {
  const token = 'Zm9ybSB0b2tlbiBvZiAxOCBi'

  it('reads differently on each page and is known again', () => {
    const one = maskedToken(token)
    const other = maskedToken(token)
    assert.notEqual(one, other)
    assert.ok(isMaskedToken(one, token) && isMaskedToken(other, token))
  })
  for (const [what, given] of [
    ['empty', ''],
    ['the bare token', token],
    ['of another session', maskedToken('QW5vdGhlciBmb3JtIHRva2Vu')],
    ['longer', `${maskedToken(token)}x`],
    ['cut', maskedToken(token).slice(0, -2)],
    ['no such letters', '!'.repeat(48)],
  ] as const)
    it(`is refused when it is ${what}`, () => assert.equal(isMaskedToken(given, token), false))
})
