import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { barcodesIn } from './barcode-list.ts'

describe('a list of barcodes', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['one a line', '3001\n3002\r\n3003', ['3001', '3002', '3003']],
    ['each once, empty lines left out', '3001\n\n 3002 \n3001\n', ['3001', '3002']],
    ['the first column of a file, without its heading', 'Barcode,Title\n"3001","A, B"\n3002;C', ['3001', '3002']],
    ['nothing', ' \n', []],
  ]
  for (const [title, text, expected] of cases) {
    it(`is read: ${title}`, () => assert.deepEqual(barcodesIn(text), expected))
  }
})
