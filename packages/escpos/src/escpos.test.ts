import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { byteIn, characterIn } from '@carrel/code-pages'
import { codePages } from './printer-pages.ts'
import {
  BarcodeProblem,
  code128,
  ean13,
  encodeText,
  explainEscpos,
  leftAndRight,
  linesOf,
  printable,
  qrCode,
  receiptPaper,
  tableRow,
  wrapped,
} from './index.ts'

const hex = (bytes: Iterable<number>) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')

describe('text for a receipt printer', () => {
  const cases: readonly [string, Parameters<typeof encodeText>[1], string][] = [
    ['Dune', 'cp437', '44 75 6e 65'],
    ['Müller', 'cp437', '4d 81 6c 6c 65 72'],
    ['Müller', 'cp1252', '4d fc 6c 6c 65 72'],
    ['3.40 €', 'cp858', '33 2e 34 30 20 d5'],
    ['Łódź', 'cp852', '9d a2 64 ab'],
    ['Война', 'cp866', '82 ae a9 ad a0'],
  ]
  for (const [text, page, bytes] of cases) {
    it(`writes ${text} in ${page}`, () => assert.equal(hex(encodeText(text, page, [page]).bytes), bytes))
  }
  it('changes the code page where a character needs another, and stays there', () => {
    const { bytes, page } = encodeText('é Й', 'cp437')
    assert.equal(hex(bytes), '82 20 1b 74 11 89')
    assert.equal(page, 'cp866')
  })
  it('prints a likeness of what it cannot show', () => {
    assert.equal(printable('“Nguyễn” – 5 € … ½ 東京', ['cp437']), '"Nguyen" - 5 EUR ... ½ ??')
    assert.equal(printable('œuvre\u00a0ﬁn\u200b', ['cp437']), 'oeuvre fin')
    assert.equal(printable('Łódź', ['cp437']), 'Lódz')
  })
  it('puts accents together that come apart', () => {
    assert.equal(hex(encodeText('e\u0301', 'cp437', ['cp437']).bytes), '82')
  })
  it('sends no control characters on, whatever is in a title', () => {
    assert.deepEqual(encodeText('a\u001b@\u0000\u001dVb', 'cp437').bytes, [...Buffer.from('a@Vb')])
  })
  it('reads back every byte of every code page', () => {
    for (const page of codePages) {
      for (let byte = 0x80; byte < 0x100; byte++) {
        const character = characterIn(page, byte)
        if (!'\ufffd\u00a0\u00ad'.includes(character))
          assert.equal(byteIn(page, character), byte, `${page} ${byte.toString(16)}`)
      }
    }
  })
})

describe('lines', () => {
  it('breaks at spaces, and a word that is too long where it must', () => {
    assert.deepEqual(wrapped('the long way home', 8), ['the long', 'way home'])
    assert.deepEqual(wrapped('Donaudampfschiff ab', 8), ['Donaudam', 'pfschiff', 'ab'])
    assert.deepEqual(wrapped('', 8), [''])
  })
  it('puts the amount at the right of the last line', () => {
    assert.deepEqual(leftAndRight('Overdue: Dune', '$3.40', 20), ['Overdue: Dune  $3.40'])
    assert.deepEqual(leftAndRight('A very long description', '$3.40', 16), [
      'A very',
      'long',
      'descriptio',
      'n          $3.40',
    ])
  })
  it('makes rows of a table', () => {
    assert.deepEqual(
      tableRow([
        { text: '20.00', width: 7, align: 'right' },
        { text: 'x 3', width: 5 },
        { text: '60.00', width: 8, align: 'right' },
      ]),
      ['  20.00 x 3      60.00'],
    )
  })
})

describe('barcodes', () => {
  it('writes an even number of digits in set C, else set B', () => {
    assert.equal(hex(code128('123456', { height: 60 })), '1d 68 3c 1d 77 02 1d 48 02 1d 6b 49 05 7b 43 0c 22 38')
    assert.equal(hex(code128('A{1', { text: false })), '1d 68 50 1d 77 02 1d 48 00 1d 6b 49 06 7b 42 41 7b 7b 31')
  })
  it('adds the check digit of an EAN-13 and refuses a wrong one', () => {
    assert.equal(hex(ean13('978030640615')).slice(-50), '1d 6b 43 0d 39 37 38 30 33 30 36 34 30 36 31 35 37')
    assert.throws(() => ean13('9780306406158'), BarcodeProblem)
    assert.throws(() => ean13('12'), BarcodeProblem)
  })
  it('writes a QR code in its five parts', () => {
    assert.equal(
      hex(qrCode('hi', { size: 4 })),
      '1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 04 1d 28 6b 03 00 31 45 31 1d 28 6b 05 00 31 50 30 68 69 1d 28 6b 03 00 31 51 30',
    )
  })
  it('refuses what they cannot hold', () => {
    assert.throws(() => code128(''), BarcodeProblem)
    assert.throws(() => code128('é'), BarcodeProblem)
    assert.throws(() => qrCode('x'.repeat(3000)), BarcodeProblem)
  })
})

describe('a receipt', () => {
  const paper = receiptPaper({ paper: 58 })
    .text('Elm Street', { bold: true, double: true, align: 'center' })
    .rule()
    .pair('Overdue: Война и мир', '€3.40')
    .code128('ELM-2026-000017')
    .qr('https://example.org')
    .feed(2)
    .cut()
    .drawer()
  const steps = explainEscpos(paper.bytes())

  it('begins with a printer that forgets what was before', () => {
    assert.equal(hex(paper.bytes().subarray(0, 5)), '1b 40 1b 74 00')
  })
  it('is read back as it was written', () => {
    assert.deepEqual(steps[0], {
      do: 'text',
      text: 'Elm Street',
      bold: true,
      double: true,
      underline: false,
      align: 'center',
    })
    assert.deepEqual(linesOf(steps).slice(1, 3), ['-'.repeat(32), 'Overdue: Война и мир       €3.40'])
    assert.deepEqual(
      steps.filter((step) => step.do !== 'text'),
      [
        { do: 'barcode', kind: 'code128', content: 'ELM-2026-000017' },
        { do: 'barcode', kind: 'qr', content: 'https://example.org' },
        { do: 'feed', lines: 2 },
        { do: 'cut', how: 'partial' },
        { do: 'drawer', pin: 2 },
      ],
    )
  })
  it('keeps to the width of the paper and to the one code page of the printer', () => {
    const narrow = receiptPaper({ columns: 24, codePage: 'cp437' }).pair('The Łódź “Ghetto” reader', '€12.50').bytes()
    assert.deepEqual(linesOf(explainEscpos(narrow)), ['The Lódz', '"Ghetto" reader EUR12.50'])
    assert.ok(!hex(narrow.subarray(5)).includes('1b 74'))
  })
  it('tells what it does not know', () => {
    assert.deepEqual(explainEscpos(new Uint8Array([0x1b, 0x7a, 0x07])), [
      { do: 'unknown', bytes: [0x1b, 0x7a] },
      { do: 'unknown', bytes: [0x07] },
    ])
  })
})
