import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stripIsbd, trimPunctuation } from './index.ts'

describe('a heading that is to stand alone', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['one two three', 'one two three'],
    ['one two three.', 'one two three'],
    ['one two three...', 'one two three...'],
    ['one two three,', 'one two three'],
    ['one two three /', 'one two three'],
    ['one two three ;', 'one two three'],
    ['one two three :', 'one two three'],
    ['one two three ', 'one two three'],
    ['one two three .', 'one two three .'],
    ['one two [three]', 'one two [three]'],
    ['[one two three]', 'one two three'],
    ['one two three]', 'one two three'],
    ['[one two three', 'one two three'],
    ['[one] two [three]', '[one] two [three]'],
    ['Bill Dueber, Jr.', 'Bill Dueber, Jr.'],
    ['Tolkien, J. R. R.', 'Tolkien, J. R. R.'],
    ['Le réve.', 'Le réve'],
    ['Le re\u0301ve.', 'Le re\u0301ve'],
    ['C++', 'C++'],
    ['', ''],
  ]
  for (const [given, expected] of cases) {
    it(`loses its punctuation: ${JSON.stringify(given)}`, () => {
      assert.equal(trimPunctuation(given), expected)
    })
  }
})

describe('an ISBD element', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Labour unions =', 'Labour unions'],
    ['The hobbit, or, There and back again /', 'The hobbit, or, There and back again'],
    ['London :', 'London'],
    ['Allen & Unwin,', 'Allen & Unwin'],
    ['1 score (24 p.) +', '1 score (24 p.)'],
    ['24 cm.', '24 cm.'],
    ['C++', 'C++'],
  ]
  for (const [given, expected] of cases) {
    it(`loses what leads over to the next: ${given}`, () => {
      assert.equal(stripIsbd(given), expected)
    })
  }
})
