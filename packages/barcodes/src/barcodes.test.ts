import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  BarcodeProblem,
  barBits,
  barsSvg,
  code128Bars,
  code128Values,
  code39Bars,
  code39Check,
  codabarBars,
  ean13Bars,
  fullAscii39,
  linearBars,
  qrCode,
  qrSvg,
} from './index.ts'

describe('Code 128', () => {
  const cases: readonly (readonly [string, string, readonly number[]])[] = [
    ['pairs digits', '31234000412345', [105, 31, 23, 40, 0, 41, 23, 45, 33, 106]],
    [
      'has the check symbol 88 for the word that is known for it',
      'Wikipedia',
      [104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88, 106],
    ],
    [
      'goes to pairs in the middle where that is shorter',
      'AB123456cd',
      [104, 33, 34, 99, 12, 34, 56, 100, 67, 68, 20, 106],
    ],
    ['stays with letters for two digits', 'A12', [104, 33, 17, 18, 19, 106]],
    ['writes a last odd digit in letters', '12345', [105, 12, 34, 100, 21, 54, 106]],
    ['shifts for one control character', 'a\nb', [104, 65, 98, 74, 66, 27, 106]],
  ]
  for (const [says, text, values] of cases) {
    it(says, () => assert.deepEqual(code128Values(text), values))
  }

  it('is never longer than without changing its set', () => {
    for (const text of ['REF 12345 a', '1a2b3c4d', '0123456789A', 'A0123456789', '99']) {
      assert.ok(code128Values(text).length <= text.length + 3, text)
    }
  })

  it('has eleven units for each symbol and thirteen for its stop', () => {
    assert.equal(code128Bars('31234000412345').width, 9 * 11 + 13)
  })

  it('says what it cannot hold', () => {
    assert.throws(() => code128Values('Émile'), BarcodeProblem)
    assert.throws(() => code128Values(''), /1 to 80/)
  })
})

describe('Code 39', () => {
  it('has the check character of the standard', () => {
    assert.equal(code39Check('CODE39'), 'W')
    assert.equal(code39Check('12345ABCDE/'), 'T')
  })

  it('writes small letters and signs as pairs', () => {
    assert.equal(fullAscii39('aBc@1!'), '+AB+C%V1/A')
    assert.equal(fullAscii39('[_`{~\u0000\u001b;?:'), '%K%O%W%P%S%U%A%F%J/Z')
  })

  it('has thirteen modules for a character when wide is twice narrow', () => {
    assert.equal(code39Bars('A', { wide: 2 }).width, 3 * 13 - 1)
    assert.ok(barBits(code39Bars('A', { wide: 2 })).startsWith('100101101101'))
  })

  it('says what it cannot hold', () => {
    assert.throws(() => code39Bars('abc'), /capital letters/)
  })
})

describe('Codabar', () => {
  it('begins and ends with the letters of the library', () => {
    assert.equal(barBits(codabarBars('1', { wide: 2 })), '1011001001010101100101011001001')
    assert.deepEqual(codabarBars('A31234B'), codabarBars('31234', { start: 'A', stop: 'B' }))
    assert.notDeepEqual(codabarBars('31234'), codabarBars('31234', { stop: 'B' }))
  })

  it('says what it cannot hold', () => {
    assert.throws(() => codabarBars('3123X'), /digits/)
  })
})

describe('EAN-13', () => {
  it('is drawn as the standard does', () => {
    assert.equal(
      barBits(ean13Bars('5901234123457')),
      '10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101',
    )
    assert.equal(ean13Bars('9780940787087').width, 95)
    assert.deepEqual(ean13Bars('978094078708'), ean13Bars('9780940787087'))
  })

  it('tells a wrong check digit', () => {
    assert.throws(() => ean13Bars('9780940787088'), /should end in 7/)
  })
})

describe('a QR code', () => {
  it('takes the smallest version that holds its content', () => {
    const versions = [
      ['31234000412345', 'M'],
      ['HELLO WORLD', 'Q'],
      ['x'.repeat(14), 'M'],
      ['x'.repeat(15), 'M'],
      ['9'.repeat(7089), 'L'],
    ] as const
    assert.deepEqual(
      versions.map(([text, level]) => qrCode(text, { level }).version),
      [1, 1, 1, 2, 40],
    )
    assert.equal(qrCode('1', { least: 4 }).size, 33)
  })

  it('is drawn square for square as the standard does', () => {
    const { size, isDark } = qrCode('HELLO WORLD', { level: 'Q' })
    const row = (y: number) => Array.from({ length: size }, (_, x) => (isDark(x, y) ? '#' : '.')).join('')
    assert.equal(size, 21)
    assert.equal(row(0).slice(0, 8), '#######.')
    assert.equal(row(6).slice(0, 21), '#######.#.#.#.#######')
    assert.equal(isDark(8, size - 8), true)
  })

  it('says when nothing holds so much', () => {
    assert.throws(() => qrCode('9'.repeat(7090), { level: 'L' }), BarcodeProblem)
  })
})

describe('a picture of a barcode', () => {
  it('has its light room', () => {
    const bars = linearBars('codabar', '31234000412345')
    assert.ok(barsSvg(bars).includes(`viewBox="0 0 ${bars.width + 20} 30"`))
    assert.ok(qrSvg(qrCode('1')).includes('viewBox="0 0 29 29"'))
  })
})
