import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRecord, writeRecord } from '@carrel/iso2709'
import { bytes, recordFrom } from '../../test/bytes.ts'
import { basicRules, checkRecord, viewRecord, type MarcRecord } from '../index.ts'

const leader = '00000cam a2200000 a 4500'
const sound = [
  '001 17',
  '005 20260131235959.0',
  '008 260101s2026    gw            000 0 ger d',
  '020   $a9783791530123',
  '100 1 $aKästner, Erich,$d1899-1974',
  '245 10$aEmil /$cErich Kästner.',
]

/** The findings for a record, in short. */
function found(record: MarcRecord): string[] {
  return checkRecord(record, basicRules).map(({ code, severity, tag, occurrence, subfield }) =>
    [severity, code, tag, occurrence, subfield].filter((part) => part !== undefined).join(' '),
  )
}

/** The findings for a sound record with lines added, and lines of some tags taken away. */
function foundWith(lines: readonly string[], without = ''): string[] {
  const kept = sound.filter((line) => without === '' || !line.startsWith(without))
  return found(recordFrom([...kept, ...lines], leader))
}

/** A record with one field of these bytes. */
function raw(mark: string, tag: string, data: string): MarcRecord {
  const written = writeRecord({ leader: `00000nam ${mark}2200000 a 4500`, fields: [{ tag, data: bytes(data) }] })
  const record = written.ok ? readRecord(written.bytes) : undefined
  assert.ok(record)
  return viewRecord(record)
}

describe('a sound record', () => {
  it('has no findings', () => assert.deepEqual(foundWith([]), []))

  it('of an authority or a holding has none either', () => {
    const authority = ['001 1', '008 260101n| azannaabn          |a ana     d', '150   $aCats', '450   $aFelines']
    assert.deepEqual(found(recordFrom(authority, '00000cz  a2200000n  4500')), [])
    const holding = ['001 1', '008 2601010p    8   4001aueng0000000', '852   $aX']
    assert.deepEqual(found(recordFrom(holding, '00000cx  a22000004  4500')), [])
  })

  it('in UNIMARC is not measured by MARC 21', () => {
    const lines = ['001 1', '100   $a19980708d1997    u||y0rusy0102    ca', '200 1 $aTitre']
    assert.deepEqual(found(recordFrom(lines, '00000nam0 2200000   450 ')), [])
  })
})

describe('the leader', () => {
  const cases: [string, string][] = [
    ['00000xam a2200000 a 4500', 'warning leader-status LDR'],
    ['00000cqm a2200000 a 4500'.replace('cqm', 'c?m'), 'error leader-type LDR'],
    ['00000cax a2200000 a 4500', 'warning leader-level LDR'],
    ['00000cam b2200000 a 4500', 'warning leader-encoding LDR'],
    ['00000cam a3300000 a 4500', 'warning leader-counts LDR'],
    ['00000cam a2200000ya 4500', 'warning leader-encoding-level LDR'],
    ['00000cam a2200000 x 4500', 'warning leader-form LDR'],
    ['00000cam a2200000 ax4500', 'warning leader-multipart LDR'],
    ['00000cam a2200000 a 45 0', 'warning leader-map LDR'],
  ]
  for (const [text, finding] of cases) {
    it(`"${text}" gives ${finding}`, () => assert.ok(found(recordFrom(sound, text)).includes(finding)))
  }
})

describe('fields', () => {
  const cases: [string, string[], string, string[]][] = [
    ['a record without a title', [], '245', ['error field-missing 245']],
    ['a record without 008', [], '008', ['error field-missing 008']],
    ['a record without 001', [], '001', ['warning field-missing 001']],
    ['two titles', ['245 10$aAgain'], '', ['error field-repeated 245 2']],
    ['two control numbers', ['001 18'], '', ['error field-repeated 001 2']],
    ['two main entries', ['110 2 $aBody'], '', ['error main-entry-repeated 110 1']],
    ['a title without text', ['245 10$cErich Kästner.'], '245', ['error title-missing 245 1']],
    ['008 of the wrong length', ['008 260101'], '008', ['error fixed-field-length 008 1']],
    ['a time that is none', ['005 2026'], '005', ['warning time-invalid 005 1']],
    ['a tag with letters', ['FMT   $aBK'], '', ['warning tag-not-numeric FMT 1']],
    ['a tag with a blank', ['2 4   $ax'], '', ['error tag-damaged 2 4 1']],
    ['indicators that are none', ['500 -A$ax'], '', ['error indicator-invalid 500 1']],
    ['one indicator', ['500 1$ax'], '', ['error indicator-count 500 1']],
    ['a capital subfield code', ['500   $Ax'], '', ['warning subfield-code-unusual 500 1 A']],
    ['a strange subfield code', ['500   $éx'], '', ['error subfield-code-invalid 500 1 é']],
    ['an empty subfield', ['500   $a'], '', ['warning subfield-empty 500 1 a']],
    ['a field without subfields', ['500   '], '', ['warning field-empty 500 1']],
    ['subfields in a control field', ['003 \u001FaDE'], '', ['error control-field-subfields 003 1']],
    ['the second of two notes', ['500   $ax', '500   $a'], '', ['warning subfield-empty 500 2 a']],
  ]
  for (const [name, lines, without, expected] of cases) {
    it(`tell of ${name}`, () => assert.deepEqual(foundWith(lines, without), expected))
  }
})

describe('standard numbers', () => {
  const cases: [string, string[]][] = [
    ['020   $a1548794740 (10 : good checksum)', []],
    ['020   $a1548794743', ['warning isbn-checksum 020 1 a']],
    ['020   $a154879473', ['warning isbn-length 020 1 a']],
    ['020   $afoo', ['warning isbn-characters 020 1 a']],
    ['020   $a1548794740(10 : unspaced)', ['info isbn-qualifier 020 1 a']],
    ['020   $z1548794743', ['info isbn-missing 020 1 a']],
    ['022   $a0028-0836', []],
    ['022   $a0028-0837', ['warning issn-checksum 022 1 a']],
    ['022   $abar', ['warning issn-characters 022 1 a']],
  ]
  for (const [line, expected] of cases) {
    it(`${line} gives ${expected.join() || 'nothing'}`, () => assert.deepEqual(foundWith([line], '020'), expected))
  }
})

describe('links between scripts', () => {
  const title = '245 10$6880-02$aEmil'
  const cases: [string, string[], string[]][] = [
    ['that fit', [title, '880 10$6245-02/(3/r$a埃米爾'], []],
    ['without a partner among the 880', [title], ['warning linkage-missing 245 1 6']],
    ['without a partner for the 880', ['880 10$6245-03$ax'], ['warning linkage-missing 880 1 6']],
    ['that two 880 claim', [title, '880 10$6245-02$ax', '880 10$6245-02$ay'], ['warning linkage-ambiguous 880 2 6']],
    ['of an 880 that stands alone', ['880 10$6500-00/(N$ax'], []],
    ['that cannot be read', ['880 10$6245$ax'], ['warning linkage-invalid 880 1 6']],
  ]
  for (const [name, lines, expected] of cases) {
    const without = lines.includes(title) ? '245' : 'none'
    it(name, () => assert.deepEqual(foundWith(lines, without), expected))
  }
})

describe('text', () => {
  const codes = (record: MarcRecord): string[] =>
    checkRecord(record, { off: ['field-missing', 'field-usual'] }).map(({ code }) => code)
  const cases: [string, string, string, string[]][] = [
    ['bytes that are not UTF-8', 'a', 'K\u00C3\u00A4 \u00FF', ['encoding-not-utf8', 'utf8-invalid']],
    ['UTF-8 under a leader that says MARC-8', ' ', 'K\u00C3\u00A4', ['encoding-not-marc8']],
    ['a byte that MARC-8 does not know', ' ', 'K\u00E8a \u00FF', ['marc8-unknown-byte']],
    ['a diacritic without a letter', ' ', 'K\u00E8a \u00E2', ['marc8-mark-without-letter']],
    ['a control character', 'a', 'a\u0007b', ['control-character']],
    ['a line break', 'a', 'a\nb', ['line-break']],
    ['a lost character', 'a', 'a\u00EF\u00BF\u00BDb', ['replacement-character']],
    ['decomposed letters', 'a', 'Ka\u00CC\u0088stner', ['not-normalized']],
    ['UTF-8 encoded twice', 'a', 'K\u00C3\u0083\u00C2\u00A4stner', ['encoded-twice']],
    ['nothing wrong', 'a', 'K\u00C3\u00A4stner', []],
  ]
  for (const [name, mark, text, expected] of cases) {
    it(`with ${name}`, () => assert.deepEqual(codes(raw(mark, '590', `  \u001Fa${text}`)), expected))
  }

  it('before the first subfield code is told', () => {
    assert.deepEqual(codes(raw('a', '590', '  Note\u001Fax')), ['text-before-subfield'])
    assert.deepEqual(codes(raw('a', '590', '  \u001F\u001Fax')), ['subfield-code-missing', 'subfield-empty'])
  })
})

describe('rules', () => {
  it('can be chosen', () => {
    const findings = checkRecord(recordFrom([]), [
      (_, report) => report({ code: 'x', severity: 'info', message: 'X.' }),
    ])
    assert.deepEqual(findings, [{ code: 'x', severity: 'info', message: 'X.' }])
  })
})

describe('the format', () => {
  const cases: readonly (readonly [what: string, lines: readonly string[], finding: string[]])[] = [
    ['a subfield that the field does not have', ['300   $z12 p.'], ['warning subfield-undefined 300 1 z']],
    [
      'a subfield that may be there once',
      ['020   $a9783791530123$a9783791530130'],
      ['warning subfield-repeated 020 2 a'],
    ],
    ['nothing of a subfield that repeats', ['650  0$aCats$xHistory$xSources'], []],
    ['an indicator that says nothing defined', ['264   $aBonn'], ['warning indicator-undefined 264 1']],
    ['an indicator that has no meaning', ['500 1 $aNote'], ['info indicator-undefined 500 1']],
    ['a field that may be there once', ['240 10$aWorks', '240 10$aWorks'], ['warning field-repeated 240 2']],
    ['a tag that is none', ['247 00$aOld', '248   $aNew'], ['warning tag-undefined 248 1']],
    ['a tag that was one', ['440  0$aSeries'], ['info tag-obsolete 440 1']],
    ['nothing of what a library defined for itself', ['049   $aX', '590   $aX', '945   $aX$b1', '500   $aX$9Y'], []],
    ['nothing of holdings that travel with the record', ['866  0$av.1-3', '876   $p30001'], []],
  ]
  for (const [what, lines, expected] of cases) {
    it(`tells ${what}`, () => assert.deepEqual(foundWith(lines), expected))
  }
  it('tells values that positions cannot have, all of a field at once', () => {
    const lines = ['008 260101s2026    gw            000 x ger d', '007 sd qunznnmlned']
    assert.deepEqual(foundWith(lines, '008'), ['warning position-undefined 007 1', 'warning position-undefined 008 1'])
  })
  it('reads 008 by the material that the leader names', () => {
    const serial = '008 260101c20269999gw mr p       0    0ger d'
    const lines = [...sound.filter((line) => !line.startsWith('008')), serial]
    assert.deepEqual(found(recordFrom(lines, '00000cas a2200000 a 4500')), [])
    assert.deepEqual(found(recordFrom(lines, leader)), ['warning position-undefined 008 1'])
  })
})
