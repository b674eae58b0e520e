import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readyMappings } from '@carrel/marc-merge'
import { contentOf, draftOf } from './definition-draft.ts'

const draft = draftOf('items', undefined)

describe('an item mapping in its form', () => {
  for (const [ref, content] of Object.entries(readyMappings)) {
    it(`${ref} is read as it was shown`, () => {
      // As the server sends it: what is undefined is not there.
      const sent = JSON.stringify({ ref, name: content.name, isReady: true, content, at: null, by: null })
      const view: Parameters<typeof draftOf>[1] = JSON.parse(sent)
      const read = contentOf('items', draftOf('items', view))
      assert.ok(read.ok && read.kind === 'items')
      const { values = {}, defaults = {}, keepFields = false } = content
      assert.deepEqual(read.content, { ...content, values, defaults, keepFields })
    })
  }
  for (const [field, text] of [
    ['indicators', '1'],
    ['indicators', 'ab'],
    ['tie', '$'],
    ['places', 'barcode'],
  ] as const) {
    it(`says which field cannot be read: ${field} “${text}”`, () => {
      const read = contentOf('items', { ...draft, [field]: text })
      assert.deepEqual(read, { ok: false, field, line: text })
    })
  }
})
