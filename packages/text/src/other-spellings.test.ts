import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exactTokens, otherSpellings } from './index.ts'

const CASES: readonly (readonly [written: string, others: string])[] = [
  ['Müller', 'mueller'],
  ['Århus', 'aarhus'],
  ['Gödel', 'goedel'],
  ['Đorđe', 'djordje'],
  ['Dostoevskiĭ', 'dostoevsky dostoyevsky'],
  ['Tolstoĭ', 'tolstoy'],
  ['I͡Uriĭ', 'yury'],
  ['TSvetaeva', ''],
  ['Garçon', ''],
]

describe('a word with letters that not everybody can type', () => {
  for (const [written, others] of CASES) {
    it(`${written} is also ${others === '' ? 'nothing else' : others}`, () => {
      const [exact = ''] = exactTokens(written)
      assert.equal(otherSpellings(exact).join(' '), others)
      assert.equal(otherSpellings(exactTokens(written.normalize('NFD'))[0] ?? '').join(' '), others)
    })
  }
})
