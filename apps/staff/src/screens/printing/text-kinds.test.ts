import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { textAt, type KindText } from './text-kinds.ts'

const version = (branch: number | null, language: string, body: string) => {
  return { branch, language, body, changedAt: '2026-03-02T10:00:00Z', changedBy: 'Sam' }
}
const text: KindText = {
  ready: { en: 'ready', de: 'fertig' },
  fields: [],
  own: [version(null, 'en', 'of the library'), version(2, 'en', 'of the branch')],
}

describe('the text of a slip', () => {
  it('is that of the branch, else of the library, else of Carrel in the language', () => {
    assert.deepEqual(textAt(text, { branch: 2, language: 'en' }), { body: 'of the branch', own: true })
    assert.deepEqual(textAt(text, { branch: 1, language: 'en' }), { body: 'of the library', own: false })
    assert.deepEqual(textAt(text, { branch: null, language: 'de-AT' }), { body: 'fertig', own: false })
    assert.deepEqual(textAt(text, { branch: null, language: 'so' }), { body: 'ready', own: false })
  })
})
