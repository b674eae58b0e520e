import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cutDewey, parseCutterTable, suggestCallNumber, type ClassifiableRecord, type HouseStyle } from '../index.ts'
import { fixed008, record } from './testing/record.ts'

const table = parseCutterTable('647\tTol\n649\tTolk\n651\tToll\n111\tA\n736\tLin\n213\tSan')
const LC: HouseStyle = { scheme: 'lc' }
const DEWEY: HouseStyle = { scheme: 'ddc' }

const numbers = (from: ClassifiableRecord, style: HouseStyle, volume = '') =>
  suggestCallNumber(from, style, { volume }).suggestions.map(({ callNumber }) => callNumber)
const first = (from: ClassifiableRecord, style: HouseStyle, volume = '') => numbers(from, style, volume)[0]

const smith = ['100 1  $aSmith, John,$d1950-', '245 14 $aThe data miner /$cJohn Smith.', '264  1 $aNew York$c©2001.']
const tolkien = ['100 1  $aTolkien, J. R. R.', '245 14 $aThe hobbit', fixed008({ 33: '1' })]

describe('an LC number for a record', () => {
  it('is what an agency gave', () => {
    const found = suggestCallNumber(record('050 00 $aQA76.9.D3$bS65 2001', ...smith), LC).suggestions
    assert.equal(found[0]?.callNumber, 'QA76.9.D3 S65 2001')
    assert.deepEqual(found[0]?.reasons, ['050 00 has the whole number.'])
  })

  it("is the library's own before that of an agency, and each only once", () => {
    const both = record('050 00 $aQA76.9.D3$bS65 2001', '090    $aQA75$b.S6', '055 05 $aQA76.9.D3$bS65 2001', ...smith)
    assert.deepEqual(numbers(both, LC), ['QA75.S6', 'QA76.9.D3 S65 2001'])
  })

  it('is made from the class, the Cutter of the author and the year', () => {
    assert.equal(first(record('050  4 $aQA76', ...smith), LC), 'QA76.S65 2001')
    assert.equal(first(record('050  4 $aQA76.9.D343', ...smith), LC), 'QA76.9.D343 S65 2001')
    assert.equal(first(record('050  4 $aQA76', ...smith), { ...LC, cutterFigures: 3 }), 'QA76.S658 2001')
  })

  it('is entered under the title without its article where there is no author', () => {
    assert.equal(first(record('050  4 $aQA76', '245 04 $aThe data miner', '260    $c[1999]'), LC), 'QA76.D38 1999')
  })

  it('is under the body or the meeting that is the author', () => {
    assert.equal(first(record('050  4 $aHE1', '110 2  $aUnited Nations', '245 10 $aRoads'), LC), 'HE1.U55')
  })

  it('has no third Cutter, and no second year', () => {
    assert.equal(first(record('050  4 $aDA990.U46 R62', ...smith), LC), 'DA990.U46 R62 2001')
    assert.equal(first(record('050  4 $aDA990.U46 R62 2000', ...smith), LC), 'DA990.U46 R62 2000')
  })

  it('has no year for a serial', () => {
    const serial = { ...record('050  4 $aAP2', '245 00 $aNew review', fixed008()), leader: '00000nas a2200000 i 4500' }
    assert.equal(first(serial, LC), 'AP2.N49')
  })

  it('has the year of 008 where no field says it, and the volume behind', () => {
    assert.equal(first(record('050  4 $aQA76', '100 1  $aSmith, J.', fixed008()), LC, 'v. 2'), 'QA76.S65 2001 v. 2')
  })

  it('has two Cutters for a life, the person first', () => {
    const life = ['600 10 $aGauss, Carl Friedrich,$d1777-1855', fixed008({ 34: 'b' })]
    assert.equal(first(record('050  4 $aQA29', ...smith, ...life), LC), 'QA29.G38 S65 2001')
    const own = record('050  4 $aQA29', '100 1  $aGauss, Carl Friedrich,$d1777-1855', ...life)
    assert.equal(first(own, LC), 'QA29.G38 A3 2001')
    assert.equal(first(record('050  4 $aQA76', ...smith, ...life), LC), 'QA76.S65 2001')
  })

  it('files the works of an author by their titles in literature', () => {
    const novel = ['100 1  $aSmith, Zadie', '245 10 $aOn beauty', '264  1 $c2005']
    assert.equal(first(record('050  4 $aPR6119', ...novel), LC), 'PR6119.M58 O53 2005')
    assert.equal(first(record('050  4 $aPR6069.M59', ...novel), LC), 'PR6069.M59 O53 2005')
    assert.equal(first(record('050  4 $aPR6069.X59', ...novel), LC), 'PR6069.X59 S65 2005')
    assert.equal(first(record('050  4 $aPR6125', ...novel), LC), 'PR6125.S65 2005', 'Y is not the letter of Smith')
    assert.equal(first(record('050  4 $aPS3561', '100 1  $aKästner, Erich', '245 10 $aÖl'), LC), 'PS3561.A88 O4')
    assert.equal(first(record('050  4 $aPS3549', '100 1  $aZukofsky, L.', '245 10 $aA'), LC), 'PS3549.U36 A')
  })

  it('takes no Dewey number and no note for one', () => {
    const odd = record('050    $aIN PROCESS', '090    $a941.5 SMI', ...smith)
    assert.deepEqual(suggestCallNumber(odd, LC), {
      suggestions: [],
      missing: 'The record has no usable class number in 050 and 090.',
    })
  })

  it('falls back on other schemes that the library uses', () => {
    const dewey = record("082 04 $a006.3'12$222", ...smith)
    assert.deepEqual(numbers(dewey, { scheme: 'lc', otherSchemes: ['ddc', 'nlm'] }), ['006.312 SMI 2001'])
  })

  it('says what is wrong with a number that came along', () => {
    const [found] = suggestCallNumber(record('050  4 $aQA76.9.D30$bS65', ...smith), LC).suggestions
    assert.deepEqual(
      found?.findings.map(({ code }) => code),
      ['cutter-ends-in-zero'],
    )
  })
})

describe('a number for other shelves', () => {
  it('of NLM has its Cutter behind a space', () => {
    assert.equal(first(record('060 10 $aWG 120', ...smith), { scheme: 'nlm' }), 'WG 120 S65 2001')
  })
  it('of documents is that of 086, if it is of SuDoc', () => {
    assert.equal(first(record('086 0  $aY 4.EC 7:S.HRG.98-12', ...smith), { scheme: 'sudoc' }), 'Y 4.EC 7:S.HRG.98-12')
    assert.equal(first(record('086 1  $aCA1 X12$2cacodoc', ...smith), { scheme: 'sudoc' }), undefined)
  })
  it('of the house is that of 099', () => {
    assert.equal(first(record('099    $aCD$a1201', ...smith), { scheme: 'local', prefix: 'MUS' }), 'MUS CD 1201')
  })
})

describe('a Dewey number for a record', () => {
  it('has the letters of the author, as many as the house takes', () => {
    const about = record("082 04 $a006.3'12$222", ...smith)
    assert.equal(first(about, DEWEY), '006.312 SMI')
    assert.equal(first(about, { ...DEWEY, markLetters: 4, prefix: 'REF' }), 'REF 006.312 SMIT')
    assert.equal(first(about, { ...DEWEY, authorMark: 'lc-cutter', year: true }), '006.312 S65 2001')
    assert.equal(first(about, { ...DEWEY, authorMark: 'none' }), '006.312')
  })

  it('is cut where the record says that it may be', () => {
    assert.equal(cutDewey("370.19'342", '370.19342', 4), '370.19')
    assert.equal(cutDewey("370'.19'342", '370.19342', 1), '370')
    assert.equal(cutDewey('370.19342', '370.19342', 3), '370.193')
    assert.equal(cutDewey('338.3701', '338.3701', 3), '338.37')
    assert.equal(first(record("082 04 $a006.3'12$222", ...smith), { ...DEWEY, deweyDecimals: 2 }), '006.3 SMI')
  })

  it('has a Cutter–Sanborn number and work mark where the library has the table', () => {
    const style: HouseStyle = { ...DEWEY, authorMark: 'cutter-sanborn', cutterTable: table }
    assert.equal(first(record('082 04 $a823.912', ...tolkien), style), '823.912 T649h')
    assert.equal(first(record('082 04 $a823.912', ...tolkien), { ...style, workMark: false }), '823.912 T649')
    const [without] = suggestCallNumber(record('082 04 $a823.912', ...tolkien), {
      ...DEWEY,
      authorMark: 'cutter-sanborn',
    }).suggestions
    assert.equal(without?.callNumber, '823.912 TOL')
    assert.match(without.reasons.join(' '), /no Cutter–Sanborn table yet/)
  })

  it('stands with the fiction, where that has no numbers', () => {
    const novel = record('082 04 $a823.912', ...tolkien)
    assert.equal(first(novel, { ...DEWEY, fiction: 'FIC' }), 'FIC TOL')
    assert.equal(first(novel, { ...DEWEY, fiction: 'FIC', prefix: 'J' }), 'J FIC TOL')
    assert.equal(first(record('082 04 $a823.912', ...smith), { ...DEWEY, fiction: 'FIC' }), '823.912 SMI')
    assert.equal(first(record('082 1  $a[Fic]$222', ...tolkien), DEWEY), 'FIC TOL')
    assert.equal(first(record('082 1  $a[E]$222', ...tolkien), { ...DEWEY, fiction: 'FIC' }), 'E TOL')
  })

  it('stands with the lives under the person, and the author is the work mark', () => {
    const life = record(
      '082 04 $a973.7092$aB$222',
      '100 1  $aSandburg, Carl',
      '245 10 $aThe prairie years',
      '600 10 $aLincoln, Abraham',
      '655  7 $aBiographies.$2lcgft',
    )
    assert.equal(first(life, { ...DEWEY, biography: 'B' }), 'B LIN')
    assert.equal(
      first(life, { ...DEWEY, biography: '921', authorMark: 'cutter-sanborn', cutterTable: table }),
      '921 L736s',
    )
    assert.equal(first(life, DEWEY), '973.7092 SAN')
  })
})
