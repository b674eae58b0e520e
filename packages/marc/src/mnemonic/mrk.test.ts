import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRecord, writeRecord } from '@carrel/iso2709'
import {
  bytes,
  damaged,
  entriesOf,
  linesOf,
  randomNumbers,
  recordFrom,
  recordsOf,
  textFrom,
  utf8,
} from '../../test/bytes.ts'
import { createWriter, viewRecord, writeIso2709, type MarcRecord } from '../index.ts'

const text = `=LDR  00000cam a2200000 a 4500
=001  17
=008  260101s2026\\\\\\\\gw\\\\\\\\\\\\000\\0\\ger\\d
=020  \\\\$a9783791530123 :$c{dollar}9.99
=245  10$aEmil {lcub}und{rcub} die Detektive \\ /$cErich Kästner.

`
const lines = [
  '001 17',
  '008 260101s2026    gw      000 0 ger d',
  '020   $a9783791530123 :$c#9.99'.replace('#', '$'),
  '245 10$aEmil {und} die Detektive \\ /$cErich Kästner.',
]

/** A record of one note whose bytes are given, with the leader saying `mark` about the encoding. */
function noted(mark: string, note: string): MarcRecord {
  const written = writeRecord({
    leader: `00000nam ${mark}2200000 a 4500`,
    fields: [{ tag: '500', data: bytes(`  \u001Fa${note}`) }],
  })
  const raw = written.ok ? readRecord(written.bytes) : undefined
  assert.ok(raw)
  return viewRecord(raw)
}

function mnemonic(record: MarcRecord): string {
  return textFrom(createWriter('mrk').write(record))
}

describe('mnemonic text', () => {
  it('is read', async () => {
    const [record] = await recordsOf(utf8(text))
    const dollar = (record?.fields[2]?.kind === 'data' && record.fields[2].subfields[1]?.value) || ''
    assert.equal(dollar, '$9.99')
    assert.deepEqual(linesOf(record), lines)
  })

  it('is written as it is read', async () => {
    const [record] = await recordsOf(utf8(text))
    assert.ok(record)
    assert.equal(mnemonic(record), text)
  })

  const readings: [string, string, string][] = [
    [
      'names of characters in a record in UTF-8',
      '=LDR  00000cam a2200000 a 4500\n=500  \\\\$a{acute}e{ayn}{eacute} {Lstrok}od{acute}z {dotb}{macr}a',
      '500   $aéʻé Łodź ạ̄'.normalize('NFC'),
    ],
    [
      'names of characters in a record in MARC-8',
      '=LDR  00000cam  2200000 a 4500\n=500  \\\\$aK{uml}astner',
      '500   $aKästner',
    ],
    ['braces that are no name', '=LDR  00000cam a2200000 a 4500\n=500  \\\\$aa {note} {', '500   $aa {note} {'],
    ['one blank behind the tag', '=LDR 00000cam a2200000 a 4500\n=500 \\\\$ax', '500   $ax'],
    [
      'a text that goes on in the next line',
      '=LDR  00000cam a2200000 a 4500\n=500  \\\\$afirst\nsecond',
      '500   $afirst second',
    ],
    ['an empty line in a text', '=LDR  00000cam a2200000 a 4500\n=500  \\\\$afirst\n\nsecond', '500   $afirst second'],
    ['CR LF', '=LDR  00000cam a2200000 a 4500\r\n=500  \\\\$ax\r\n\r\n', '500   $ax'],
    ['a byte order mark', '\uFEFF=LDR  00000cam a2200000 a 4500\n=500  \\\\$ax', '500   $ax'],
  ]
  for (const [name, mrk, line] of readings) {
    it(`is read with ${name}`, async () => {
      const records = await recordsOf(utf8(mrk), { format: 'mrk' })
      assert.deepEqual(records.map(linesOf), [[line]])
    })
  }

  const bytesKept: [string, string, string, string][] = [
    ['MARC-8', ' ', 'K\u00E8astner CO\u001Bb2\u001Bs', 'K{uml}astner CO{esc}b2{esc}s'],
    ['bytes that MARC-8 does not know', ' ', 'a\u0080\u00FF', 'a{80}{FF}'],
    ['UTF-8 under a leader that says MARC-8', ' ', 'K\u00C3\u00A4stner', 'Kästner'],
    ['Latin-1 under a leader that says UTF-8', 'a', 'Gr\u00FC\u00DFe', 'Gr{FC}{DF}e'],
    ['control characters and line breaks', 'a', 'a\u0007b\nc', 'a{07}b{0A}c'],
  ]
  for (const [name, mark, note, mrk] of bytesKept) {
    it(`gives every byte back: ${name}`, async () => {
      const record = noted(mark, note)
      assert.equal(mnemonic(record).split('\n')[1], `=500  \\\\$a${mrk}`)
      const [again] = await recordsOf(utf8(mnemonic(record)))
      assert.ok(again)
      const written = writeIso2709(again)
      assert.deepEqual(written.ok && written.bytes, record.source?.bytes)
    })
  }

  it('can be asked for in Unicode', () => {
    const writer = createWriter('mrk', { encoding: 'utf-8' })
    const written = textFrom(writer.write(noted(' ', 'K\u00E8astner')))
    assert.match(written, /^=LDR {2}.{9}a/)
    assert.match(written, /=500 {2}\\\\\$aKästner\n/)
  })

  it('without leaders is cut at empty lines', async () => {
    const entries = await entriesOf(utf8('=001  1\n=245  10$aa\n\n=001  2\n=245  10$ab\n'))
    assert.deepEqual(
      entries.map(({ record }) => linesOf(record)[0]),
      ['001 1', '001 2'],
    )
    assert.equal(entries[0]?.problems[0]?.code, 'leader-missing')
  })

  it('survives any damage', async () => {
    const random = randomNumbers(2003)
    const data = utf8(text.repeat(4))
    for (let round = 0; round < 400; round++) {
      const entries = await entriesOf(damaged(data, random, '=${}\\\n\r 0LDR\u00FF'), { format: 'mrk' })
      for (const { record } of entries) if (record) mnemonic(record)
    }
  })

  it('holds no letter that is not in the record', () => {
    assert.equal(mnemonic(recordFrom(['500   $aa{b}'])).split('\n')[1], '=500  \\\\$aa{lcub}b{rcub}')
  })
})
