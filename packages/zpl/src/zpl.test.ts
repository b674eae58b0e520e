import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pictureOfDots, readBars, whyNoReader } from '../../../tools/testing/read-bars.ts'
import { BarcodeProblem } from '@carrel/barcodes'
import {
  barsOf,
  explainZpl,
  fieldData,
  fittingModule,
  fittingSize,
  labelPicture,
  readStatus,
  rowOfBits,
  zplOf,
  zplPictures,
  type LabelSize,
  type Mark,
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
    assert.match(zpl(zplOf(small, [bars('code128', 'a>b~')])), /\^FD>:a>0b>=\^FS/)
    assert.match(zpl(zplOf(small, [bars('code128', '1234567')])), /\^FD>;123456>67\^FS/)
    assert.match(zpl(zplOf(small, [bars('code128', 'REF0123456789')])), /\^FD>:REF>50123456789\^FS/)
  })
  it('come out exactly as wide as is reckoned, whoever draws them', () => {
    for (const code of ['codabar', 'code39', 'code128'] as const) {
      for (const content of ['1', '12', '123', '31234000412345', '1234567890123', '20-40/7']) {
        const [field] = explainZpl(zplOf(small, [bars(code, content)]))[0]?.fields ?? []
        const right = Math.max(...(field?.black ?? []).map(({ x, width }) => x + width))
        assert.equal(right - 16, barsOf(code, content).width * 2, `${code} ${content}`)
      }
    }
  })
  it('are sent as a picture where the printer would need control characters', () => {
    const [label] = explainZpl(zplOf(small, [bars('code128', 'A\u001dB')]))
    assert.equal(label?.fields[0]?.what, 'picture')
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
    assert.throws(() => zplOf(small, [bars('code39', 'abc')]), /Code 39 holds .* “abc” does not fit/)
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
    assert.match(svg, /viewBox="0 0 50\.05 25\.02"/)
  })
  it('is drawn from bytes, one for each label', () => {
    const bytes = new Uint8Array([...zplOf(small, [text('one')]), ...zplOf(small, [text('two')])])
    const pictures = zplPictures(bytes, 203)
    assert.deepEqual(
      pictures.map((svg) => />(one|two)</.exec(svg)?.[1]),
      ['one', 'two'],
    )
    assert.deepEqual(zplPictures(new TextEncoder().encode('^XA^FO'), 203), [])
  })
})

describe('the bars that a label printer burns', { skip: whyNoReader }, () => {
  const size: LabelSize = { width: 90, height: 40, dpi: 203 }
  const burnt = (marks: readonly Mark[]) => {
    const [label] = explainZpl(zplOf(size, marks))
    assert.ok(label)
    const dark = new Uint8Array(label.width * label.height)
    for (const one of label.fields.flatMap(({ black }) => black))
      for (let y = one.y; y < one.y + one.height; y++)
        dark.fill(1, y * label.width + one.x, y * label.width + one.x + one.width)
    return pictureOfDots(label.width, label.height, (x, y) => dark[y * label.width + x] === 1)
  }
  it('are read by a scanner', () => {
    const cases = [
      ['codabar', '31234000412345', 'Codabar:A31234000412345A'],
      ['code39', 'REF-12', 'CODE-39:REF-12'],
      ['code128', '31234000412345', 'CODE-128:31234000412345'],
      ['code128', '1234567', 'CODE-128:1234567'],
      ['code128', 'a>b~c_d^e 00123456', 'CODE-128:a>b~c_d^e 00123456'],
    ] as const
    const pictures = cases.map(([code, content]) =>
      burnt([{ mark: 'bars', x: 5, y: 5, code, content, height: 12, module: 2 }]),
    )
    assert.deepEqual(
      readBars(pictures),
      cases.map(([, , said]) => said),
    )
  })
  it('and so are the squares of every level', () => {
    const qr = { mark: 'qr', x: 8, y: 5, content: 'https://library.example.org/titles/17', magnification: 4 } as const
    const pictures = (['L', 'M', 'Q', 'H'] as const).map((level) => burnt([{ ...qr, level }]))
    assert.deepEqual(
      readBars(pictures),
      pictures.map(() => `QR-Code:${qr.content}`),
    )
  })
  it('stand beside letters and a frame without touching them', () => {
    const marks: readonly Mark[] = [
      { mark: 'box', x: 1, y: 1, width: 88, height: 38, line: 0.5 },
      { mark: 'text', x: 5, y: 3, size: 4, text: 'Elm Street' },
      { mark: 'bars', x: 8, y: 10, code: 'code128', content: '31234000412345', height: 15, module: 3 },
    ]
    assert.deepEqual(readBars([burnt(marks)]), ['CODE-128:31234000412345'])
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
