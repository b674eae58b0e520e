import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkLibraryBarcode, cleanScan, formatBarcode, isLibraryBarcode, makeLibraryBarcode } from './index.ts'

describe('the labels of a library', () => {
  it('carry a check digit that its maker and its reader agree on', () => {
    assert.equal(makeLibraryBarcode('3', '1234', 871_220), '31234008712208')
    for (let number = 0; number < 2000; number++) {
      const barcode = makeLibraryBarcode(number % 2 === 0 ? '2' : '3', '4001', number * 49_999)
      assert.ok(isLibraryBarcode(barcode), barcode)
      const mistyped = barcode.slice(0, 9) + ((Number(barcode[9]) + 3) % 10) + barcode.slice(10)
      assert.ok(!isLibraryBarcode(mistyped), mistyped)
    }
  })

  it('say whose they are', () => {
    assert.deepEqual(checkLibraryBarcode('2 1234 00871 2200'), {
      ok: true,
      barcode: '21234008712200',
      of: 'patron',
      institution: '1234',
    })
  })

  const refused: readonly (readonly [string, string])[] = [
    ['', 'empty'],
    ['3123400871220X', 'characters'],
    ['3123400871220', 'length'],
    ['41234008712208', 'prefix'],
    ['31234008712209', 'checksum'],
  ]
  for (const [given, reason] of refused) {
    it(`are refused for their ${reason}: "${given}"`, () => {
      const check = checkLibraryBarcode(given)
      assert.equal(check.ok ? 'ok' : check.reason, reason)
    })
  }

  it('are printed in groups', () => {
    assert.equal(formatBarcode('31234008712209'), '3 1234 00871 2209')
    assert.equal(formatBarcode('3 1234 00871 2209'), '3 1234 00871 2209')
    assert.equal(formatBarcode('B000123'), 'B000123')
  })

  it('cannot be made of what does not fit', () => {
    assert.throws(() => makeLibraryBarcode('3', '12345', 1), RangeError)
    assert.throws(() => makeLibraryBarcode('3', '1234', 100_000_000), RangeError)
    assert.throws(() => makeLibraryBarcode('3', '1234', 1.5), RangeError)
  })
})

describe('what a scanner sends', () => {
  const scans: readonly (readonly [string, string])[] = [
    ['A31234008712208B\r\n', '31234008712208'],
    ['a31234008712208n', '31234008712208'],
    [']F0A31234008712208B', '31234008712208'],
    ['*B000123*', 'B000123'],
    ['3 1234 00871 2208', '31234008712208'],
    ['  9780940787087\t', '9780940787087'],
    ['B000123', 'B000123'],
    ['The 39 steps', 'The 39 steps'],
  ]
  for (const [sent, clean] of scans) {
    it(`${JSON.stringify(sent)} means ${clean}`, () => {
      assert.equal(cleanScan(sent), clean)
    })
  }
})
