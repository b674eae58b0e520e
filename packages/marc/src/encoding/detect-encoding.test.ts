import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRecord, writeRecord } from '@carrel/iso2709'
import { bytes, linesOf, recordsOf } from '../../test/bytes.ts'
import { writeIso2709 } from '../iso/write-iso2709.ts'
import { viewRecord } from '../record/record.ts'
import { RawMarcRecord } from '../record/raw-marc-record.ts'

/** A record whose title has these bytes, with the leader saying `mark` about its encoding. */
function titled(mark: string, title: string, leader = `00000nam ${mark}2200000 a 4500`): RawMarcRecord {
  const written = writeRecord({ leader, fields: [{ tag: '245', data: bytes(`10\u001Fa${title}`) }] })
  const raw = written.ok ? readRecord(written.bytes) : undefined
  const record = raw && viewRecord(raw)
  assert.ok(record instanceof RawMarcRecord)
  return record
}

describe('the encoding of a record', () => {
  const cases: [string, string, string, string, string, string | undefined][] = [
    ['UTF-8 that says so', 'a', 'K\u00C3\u00A4stner', 'utf-8', 'Kästner', undefined],
    ['MARC-8 that says so', ' ', 'K\u00E8astner', 'marc-8', 'Kästner', undefined],
    ['ASCII', ' ', 'Kastner', 'marc-8', 'Kastner', undefined],
    ['UTF-8 that says MARC-8', ' ', 'K\u00C3\u00A4stner', 'utf-8', 'Kästner', 'encoding-not-marc8'],
    ['MARC-8 that says UTF-8', 'a', 'K\u00E8astner', 'marc-8', 'Kästner', 'encoding-not-utf8'],
    ['Latin-1 that says UTF-8', 'a', 'Caf\u00E9, th\u00E9', 'iso-8859-1', 'Café, thé', 'encoding-not-utf8'],
    ['Latin-1 that says MARC-8', ' ', 'Gr\u00FC\u00DFe', 'iso-8859-1', 'Grüße', 'encoding-not-marc8'],
    [
      'UTF-8 with one bad byte',
      'a',
      'K\u00C3\u00A4stner \u00C3\u00A9 \u00FF',
      'utf-8',
      'Kästner é \uFFFD',
      'encoding-not-utf8',
    ],
    [
      'MARC-8 with a diacritic on nothing',
      ' ',
      'livin\u00E1 K\u00E8astner',
      'marc-8',
      'livin \u0300Kästner',
      undefined,
    ],
  ]
  for (const [name, mark, title, encoding, text, claim] of cases) {
    it(`is found out for ${name}`, () => {
      const record = titled(mark, title)
      assert.equal(record.encoding, encoding)
      assert.equal(record.detected.claim?.code, claim)
      if (!name.includes('nothing')) assert.deepEqual(linesOf(record), [`245 10$a${text}`])
    })
  }

  it('that claims UTF-8 falsely is told in these words', () => {
    const message = titled('a', 'caf\u00E9 \u00FF').detected.claim?.message ?? ''
    assert.match(message, /claims UTF-8 but has encoding errors/)
  })

  it('of UNIMARC is told by 100 $a', () => {
    const written = writeRecord({
      leader: '00000nam0 2200000   450 ',
      fields: [
        { tag: '100', data: bytes('  \u001Fa19980708d1997    u||y0rusy0102    ca') },
        { tag: '200', data: bytes('1 \u001Fa\u00F5\u00C5\u00DA\u00C4\u00CE\u00CF\u00C5') },
      ],
    })
    const raw = written.ok ? readRecord(written.bytes) : undefined
    const record = raw && viewRecord(raw)
    assert.equal(record?.encoding, 'unimarc:0102')
    assert.equal(linesOf(record)[1], '200 1 $aУездное')
  })

  it('can be given', () => {
    const written = writeRecord({
      leader: '00000nam  2200000 a 4500',
      fields: [{ tag: '245', data: bytes('10\u001Fa@0141\u00E5@@') }],
    })
    const raw = written.ok ? readRecord(written.bytes) : undefined
    assert.deepEqual(linesOf(raw && viewRecord(raw, 'danmarc')), ['245 10$aŁå@'])
  })
})

describe('a record of UNIMARC in sets of its own', () => {
  it('says that it is Unicode when it has become so', async () => {
    const written = writeRecord({
      leader: '00000nam0 2200000   450 ',
      fields: [
        { tag: '100', data: bytes('  \u001Fa19980708d1997    u||y0rusy0102    ca') },
        { tag: '200', data: bytes('1 \u001Fa\u00F5\u00C5\u00DA\u00C4\u00CE\u00CF\u00C5') },
      ],
    })
    const raw = written.ok ? readRecord(written.bytes) : undefined
    assert.ok(raw)
    const unicode = writeIso2709(viewRecord(raw), { encoding: 'utf-8' })
    const [again] = unicode.ok ? await recordsOf(unicode.bytes) : []
    assert.deepEqual(linesOf(again), ['100   $a19980708d1997    u||y0rusy50      ca', '200 1 $aУездное'])
    assert.equal(again?.encoding, 'utf-8')
    assert.equal(again?.leader.slice(5), 'nam0 2200049   450 ')
  })
})
