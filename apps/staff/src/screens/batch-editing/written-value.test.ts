import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writtenAs, writtenText } from './written-value.ts'

describe('a value of a step as it is typed', () => {
  const cases = [
    ['text', 'a $b', 'a $b'],
    ['number', 3, '3'],
    ['list', ['invalid-isbn', 'no-title'], 'invalid-isbn\nno-title'],
    ['list', [['old', 'new']], '[\n  [\n    "old",\n    "new"\n  ]\n]'],
    ['positions', { 'form of item': 'o' }, '{\n  "form of item": "o"\n}'],
  ] as const
  for (const [kind, value, text] of cases) {
    it(`is read back as it was: ${kind}`, () => {
      assert.equal(writtenText(value), text)
      assert.deepEqual(writtenAs(kind, text, value), { ok: true, value })
    })
  }

  it('says what is no number and no JSON', () => {
    assert.equal(writtenAs('number', 'three', undefined).ok, false)
    assert.equal(writtenAs('positions', '{', undefined).ok, false)
  })
})
