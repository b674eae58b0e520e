import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pictureOfDots, readBars, whyNoReader } from '../../../tools/testing/read-bars.ts'
import { linearBars, qrCode, type LinearBarcode, type QrLevel } from './index.ts'

describe('a barcode reader', { skip: whyNoReader }, () => {
  it('reads every kind of bars', () => {
    const cases: readonly (readonly [LinearBarcode, string, string])[] = [
      ['codabar', '31234000412345', 'Codabar:A31234000412345A'],
      ['codabar', 'B31234000412345C', 'Codabar:B31234000412345C'],
      ['code39', 'ABC-123 X', 'CODE-39:ABC-123 X'],
      ['code39-check', 'CODE39', 'CODE-39:CODE39W'],
      ['code39-full', 'aB1', 'CODE-39:+AB1'],
      ['code128', '31234000412345', 'CODE-128:31234000412345'],
      ['code128', 'Ref 0012345678 x', 'CODE-128:Ref 0012345678 x'],
      ['ean13', '978-0-940787-08-7', 'EAN-13:9780940787087'],
    ]
    const pictures = cases.map(([code, text]) => {
      const { width, bars } = linearBars(code, text)
      return pictureOfDots(width, 40, (x) => bars.some((bar) => x >= bar.at && x < bar.at + bar.width), { scale: 2 })
    })
    assert.deepEqual(
      readBars(pictures),
      cases.map(([, , said]) => said),
    )
  })

  it('reads QR codes of every level and of small and large versions', () => {
    const cases: readonly (readonly [string, QrLevel])[] = [
      ['31234000412345', 'M'],
      ['HTTPS://CARREL.EXAMPLE/17', 'H'],
      ['https://library.example.org/titles/17', 'L'],
      ['Bücher und 東京', 'Q'],
      ['9'.repeat(400), 'M'],
      [`A long one: ${'x'.repeat(300)}`, 'Q'],
    ]
    const pictures = cases.map(([text, level]) => {
      const { size, isDark } = qrCode(text, { level })
      return pictureOfDots(size, size, isDark, { scale: 4 })
    })
    assert.deepEqual(
      readBars(pictures),
      cases.map(([text]) => `QR-Code:${text}`),
    )
  })
})
