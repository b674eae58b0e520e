import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { paperLines } from '@carrel/escpos'
import { barsWidth, textWidth, type LabelSize, type Mark } from '@carrel/zpl'
import { labelMarks } from './label-layout.ts'

const spine: LabelSize = { width: 25, height: 38, dpi: 203 }
const barcode: LabelSize = { width: 60, height: 25, dpi: 203 }
const lines = (text: string) => paperLines(text)

/** The lower edge of a mark. */
function bottom(mark: Mark): number {
  return mark.mark === 'text'
    ? mark.y + mark.size
    : mark.mark === 'bars' || mark.mark === 'box'
      ? mark.y + mark.height
      : mark.y
}

describe('the layout of a label', () => {
  it('gives a spine label letters as large as fit, none taller than 6 mm', () => {
    const few = labelMarks(spine, lines('813.54\nPOW\n2018'), 'codabar')
    assert.ok(few.every((mark) => mark.mark === 'text' && mark.size <= 6 && mark.size > 5))
    const many = labelMarks(spine, lines(Array.from({ length: 14 }, (_, i) => `L${i}`).join('\n')), 'codabar')
    assert.equal(many.length, 14)
    assert.ok(many.every((mark) => bottom(mark) <= spine.height - 1))
  })
  it('makes a line that is too long smaller, so that it is not cut', () => {
    const [mark] = labelMarks(spine, lines('PN1998.A3W475'), 'codabar')
    assert.ok(mark?.mark === 'text' && textWidth(mark.text, mark.size) <= spine.width - 2.9)
  })
  it('centres the barcode of the library, or a narrower one where it does not fit', () => {
    const codeOn = (size: LabelSize) =>
      labelMarks(size, lines('%% 31234000412345'), 'codabar').find((mark) => mark.mark === 'bars')
    const wide = codeOn(barcode)
    assert.ok(wide?.mark === 'bars')
    assert.equal(wide.code, 'codabar')
    const width = barsWidth(wide.code, wide.content, wide.module, 203)
    assert.ok(Math.abs(wide.x * 2 + width - barcode.width) < 0.01)
    const narrow = codeOn({ ...barcode, width: 40 })
    assert.equal(narrow?.mark === 'bars' && narrow.code, 'code128')
  })
  it('writes as text what no bars can hold, and nothing for an empty text', () => {
    assert.deepEqual(
      labelMarks(barcode, lines('%% été'), 'codabar').map((mark) => mark.mark),
      ['text'],
    )
    assert.deepEqual(labelMarks(barcode, lines('\n\n'), 'codabar'), [])
  })
})
