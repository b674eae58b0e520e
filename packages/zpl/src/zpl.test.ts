import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  BarcodeProblem,
  barsOf,
  explainZpl,
  fieldData,
  fittingModule,
  fittingSize,
  labelPicture,
  readStatus,
  rowOfBits,
  zplOf,
  type LabelSize,
} from './index.ts'

const small: LabelSize = { width: 50, height: 25, dpi: 203 }
const text = (words: string) => ({ mark: 'text', x: 2, y: 3, size: 5, text: words }) as const
const zpl = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Numbers that look random and are the same in every run. */
function* dice(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) yield state
}

describe('a label', () => {
  it('says its size in dots, its code page and how many', () => {
    const said = zpl(zplOf(small, [text('813.54')], { copies: 3 }))
    assert.equal(said, '^XA\n^CI28\n^MMT\n^PW400\n^LL200\n^LH0,0\n^FO16,24^A0N,40,40^FH_^FD813.54^FS\n^PQ3\n^XZ\n')
    assert.match(zpl(zplOf({ ...small, dpi: 300 }, [], { cutter: true })), /\^MMC\n\^PW591\n\^LL295/)
  })
  it('writes signs that steer the printer as plain data', () => {
    assert.equal(fieldData('a^b~c\\d_e'), 'a_5Eb_7Ec_5Cd_5Fe')
    assert.equal(fieldData('x\u0002\u001by'), 'x  y')
  })
  it('gives back every text, whatever is in it, and is steered by none', () => {
    const signs = [...'^XA^XZ~HS\\&_5E>;>:é€東京ñ{}"\'<| 0Az\u0301']
    const roll = dice(7)
    for (let n = 0; n < 300; n++) {
      const length = 1 + ((roll.next().value ?? 0) % 30)
      const words = Array.from({ length }, () => signs[((roll.next().value ?? 0) >>> 8) % signs.length] ?? '').join('')
      const bytes = zplOf(small, [text(words), { ...text(words), room: 40, align: 'center' }])
      const labels = explainZpl(bytes)
      assert.equal(labels.length, 1, words)
      assert.deepEqual(
        labels[0]?.fields.map((field) => field.content),
        [words.normalize('NFC'), words.normalize('NFC')],
      )
      assert.equal(zpl(bytes).match(/~/g), null)
    }
  })
})

describe('barcodes on a label', () => {
  const bars = (code: 'codabar' | 'code39' | 'code128', content: string) =>
    ({ mark: 'bars', x: 2, y: 8, code, content, height: 10, module: 2 }) as const
  it('lets the printer draw Code 39 and Code 128, in pairs where all are digits', () => {
    assert.match(zpl(zplOf(small, [bars('code39', 'AB-12')])), /\^BY2,3,80\^B3N,N,80,N,N\^FH_\^FDAB-12\^FS/)
    assert.match(zpl(zplOf(small, [bars('code128', '31234000412345')])), /\^BCN,80,N,N,N\^FH_\^FD>;31234000412345\^FS/)
    assert.match(zpl(zplOf(small, [bars('code128', 'a>b')])), /\^FD>:a>0b\^FS/)
  })
  it('draws Codabar itself, row by row', () => {
    const { fields } = explainZpl(zplOf(small, [bars('codabar', '31234000412345')]))[0] ?? { fields: [] }
    const [total, again, row, data = ''] = fields[0]?.content.split(',') ?? []
    const width = barsOf('codabar', '31234000412345').width * 2
    assert.equal(Number(row), Math.ceil(width / 8))
    assert.equal(Number(total), Number(row) * 80)
    assert.equal(again, total)
    assert.equal(data.length, Number(total) * 2)
    assert.equal(data, data.slice(0, Number(row) * 2).repeat(80))
  })
  it('begins and ends each row with a bar of the start and stop sign', () => {
    const row = rowOfBits(barsOf('codabar', '1'), 1)
    // Start A is narrow bar, narrow gap, wide bar, wide gap, narrow bar, wide gap, narrow bar: 10111000100 01…
    assert.equal(
      Array.from(row.subarray(0, 2), (byte) => byte.toString(2).padStart(8, '0'))
        .join('')
        .slice(0, 10),
      '1011100010',
    )
  })
  it('refuses what they cannot hold, in words', () => {
    assert.throws(() => zplOf(small, [bars('codabar', 'ABC')]), BarcodeProblem)
    assert.throws(() => zplOf(small, [bars('code39', 'abc')]), /Code 39 holds .* "abc" does not fit/)
    assert.throws(() => zplOf(small, [bars('code128', 'é')]), BarcodeProblem)
  })
  it('finds the widest bars that fit', () => {
    assert.equal(fittingModule('code128', '31234000412345', 46, 203), 3)
    assert.equal(fittingModule('codabar', '31234000412345', 50, 203), 2)
    assert.equal(fittingModule('code39', '31234000412345', 46, 203), 1)
    assert.equal(fittingModule('code39', '31234000412345', 20, 203), 0)
  })
  it('makes a line that is too long smaller', () => {
    assert.equal(fittingSize('813.54', 5, 40), 5)
    assert.ok(fittingSize('PN1998.A3 W475 2004', 5, 30) < 3)
  })
})

describe('the picture of a label', () => {
  it('shows the words, escaped, and all bars', () => {
    const svg = labelPicture(small, [
      text('Tom & <Jerry>'),
      { mark: 'bars', x: 2, y: 8, code: 'code128', content: '1234', height: 10, module: 2 },
    ])
    assert.match(svg, /Tom &amp; &lt;Jerry&gt;/)
    assert.equal(svg.match(/M[\d.]+ /g)?.length, barsOf('code128', '1234').bars.length)
  })
})

describe('what a label printer says of itself', () => {
  const answer = (one: string, two: string) =>
    new TextEncoder().encode(`\u0002${one}\u0003\r\n\u0002${two}\u0003\r\n\u00021234,0\u0003\r\n`)
  const fine = ['030,0,0,0245,000,0,0,0,000,0,0,0', '001,0,0,0,1,2,4,0,00000000,1,000'] as const
  it('is ready', () => {
    assert.deepEqual(readStatus(answer(...fine)), {
      paperOut: false,
      paused: false,
      headOpen: false,
      ribbonOut: false,
      bufferFull: false,
      fault: false,
      toPrint: 0,
    })
  })
  it('has no paper, is paused, its head is open, its ribbon is out, labels are left', () => {
    const status = readStatus(answer('030,1,1,0245,002,1,0,0,000,0,0,1', '001,0,1,1,1,2,4,0,00000005,1,000'))
    assert.deepEqual(status, {
      paperOut: true,
      paused: true,
      headOpen: true,
      ribbonOut: true,
      bufferFull: true,
      fault: true,
      toPrint: 7,
    })
  })
  it('is not known before its last line is there, nor from noise', () => {
    const whole = answer(...fine)
    for (let length = 0; length < whole.length - 3; length++)
      assert.equal(readStatus(whole.subarray(0, length)), undefined)
    assert.equal(readStatus(new Uint8Array(100_000).fill(2)), undefined)
    const roll = dice(3)
    for (let n = 0; n < 200; n++) readStatus(Uint8Array.from({ length: 80 }, () => (roll.next().value ?? 0) >>> 24))
  })
})
