import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkCallNumber, lcClassName, type CallNumberScheme } from '../index.ts'

type Case = readonly [scheme: CallNumberScheme, text: string, code: string, proposal: string | undefined]

/** Where the shelf would be wrong. */
const WRONG: readonly Case[] = [
  ['lc', 'XQ12 .A3', 'unknown-class', undefined],
  ['lc', 'HZ12 .A3', 'unknown-class', undefined],
  ['lc', 'WG120 .B3', 'unknown-class', undefined],
  ['lc', 'QABC 12', 'no-class', undefined],
  ['lc', 'PZ 12345 .A3', 'class-number-too-long', undefined],
  ['lc', 'PZ123.234.234', 'two-points', undefined],
  ['lc', 'QA .D3', 'no-class-number', undefined],
  ['lc', 'IN PROCESS', 'no-class-number', undefined],
  ['lc', 'MLCS 83/123', 'no-class', undefined],
  ['lc', 'Microfilm 99/20', 'no-class', undefined],
  ['lc', '#M8184', 'no-class-number', undefined],
  ['lc', '813.54 TOL', 'other-scheme', undefined],
  ['lc', 'Y 4.EC 7:S.HRG.98-12', 'other-scheme', undefined],
  ['lc', 'QA7O.9 .D3', 'letter-for-figure', 'QA70.9 .D3'],
  ['lc', 'qa7o d3 2OO1', 'letter-for-figure', 'QA70 .D3 2001'],
  ['lc', 'QA76.9 $b D3 2001', 'subfield-mark', 'QA76.9 .D3 2001'],
  ['lc', '', 'empty', undefined],
  ['lc', 'QA76.9 .D\uFFFD', 'lost-character', undefined],
  ['lc', 'A'.repeat(5000), 'too-long', undefined],
  ['ddc', '616..8 SMI', 'two-points', '616.8 SMI'],
  ['ddc', '616.8.3', 'two-points', undefined],
  ['ddc', '81354 SMI', 'point-missing', '813.54 SMI'],
  ['ddc', '5.133 JAV', 'zeros-lost', '005.133 JAV'],
  ['ddc', '92 LIN', 'zeros-lost', '092 LIN'],
  ['ddc', '863,64', 'comma-for-point', '863.64'],
  ['ddc', 'QA76.9 .D3', 'other-scheme', undefined],
  ['ddc', '8.13E+02', 'spreadsheet', undefined],
  ['nlm', 'XQ 11', 'unknown-class', undefined],
  ['sudoc', 'EC 7 S.HRG.98-12', 'no-class-number', undefined],
]

/** What someone should look at, and what is only a way of writing. */
const DOUBTFUL: readonly Case[] = [
  ['lc', 'REF QA76 .D30', 'cutter-ends-in-zero', undefined],
  ['lc', 'QA76 .D31', 'cutter-ends-in-one', undefined],
  ['lc', 'QA0076 .D3', 'leading-zeros', 'QA76 .D3'],
  ['lc', 'QA76.9 .D S65', 'cutter-without-figures', undefined],
  ['lc', 'QA76 .A2 B3 C4 D5', 'too-many-cutters', undefined],
  ['lc', 'QA76 .A2 3001', 'date-unlikely', undefined],
  ['lc', 'QA 76 D3', 'point-missing', 'QA 76 .D3'],
  ['lc', 'R 241 .F5 .B8', 'point-too-many', 'R 241 .F5 B8'],
  ['lc', 'pz7 .j684 lae', 'small-letters', 'PZ7 .J684 lae'],
  ['lc', '[PZ7] .J684', 'brackets', 'PZ7 .J684'],
  ['lc', 'QA76  .D3 ', 'spaces', 'QA76 .D3'],
  ['lc', 'QА76 .D3', 'look-alike', 'QA76 .D3'],
  ['lc', 'QA76\u00A0.D3\u200B', 'invisible-character', 'QA76 .D3'],
  ['lc', 'ＱＡ76 .D3', 'full-width', 'QA76 .D3'],
  ['lc', 'QA76 .D3 2001,', 'punctuation-at-end', 'QA76 .D3 2001'],
  ['ddc', "370.19'342 SMI", 'prime-marks', '370.19342 SMI'],
  ['ddc', '813/.54 SMI', 'prime-marks', '813.54 SMI'],
  ['ddc', '813.′54', 'prime-marks', '813.54'],
  ['ddc', '813 .54 SMI', 'gap-at-point', '813.54 SMI'],
  ['ddc', '813.540', 'ends-in-zero', '813.54'],
  ['ddc', '813.00 SMI', 'ends-in-zero', '813 SMI'],
  ['ddc', '045 SMI', 'unassigned', undefined],
  ['ddc', '813.1234567890123456', 'number-long', undefined],
  ['ddc', 'FIC', 'author-mark-missing', undefined],
  ['nlm', 'QA 76 D3', 'class-of-lc', undefined],
  ['nlm', 'RC 46 H3', 'class-of-lc', undefined],
  ['nlm', 'WG 1200', 'class-number-too-long', undefined],
  ['sudoc', 'A 13.28', 'book-number-missing', undefined],
  ['sudoc', 'y4.ec 7:s.hrg.98-12', 'small-letters', 'Y 4.EC 7:S.HRG.98-12'],
  ['sudoc', 'Y4.EC 7 :S.HRG.98-12', 'spacing', 'Y 4.EC 7:S.HRG.98-12'],
]

const RIGHT: readonly (readonly [CallNumberScheme, string])[] = [
  ['lc', 'QA76.9.D3 S65 2001'],
  ['lc', 'HE8700.7 .P6T44 1983'],
  ['lc', 'KF 4558 15th .G6'],
  ['lc', 'DT423.E26 9th.ed. 2015'],
  ['lc', 'HB3717 1929.E37'],
  ['lc', 'M5 .L3 K2 OP.7:NO.6 1880'],
  ['lc', 'PZ8.3.G276Gr 1954'],
  ['lc', 'AP2 .N6 1990 Jan.'],
  ['lc', 'PJ5129.O8 Z5'],
  ['lc', 'PJ5129O8 Z5'.replace('O', '.O')],
  ['lc', 'FC161 .C3'],
  ['lc', 'KFN5225 .A3'],
  ['lc', 'REF QA76.9 .D3'],
  ['nlm', 'QS 11 GA1 E53 2005'],
  ['nlm', 'WG 120 B3 2001'],
  ['nlm', 'WAA 102.5 B5315 2018'],
  ['ddc', '813.54 T649h 1990 v.2'],
  ['ddc', 'REF 030'],
  ['ddc', 'FIC ROW'],
  ['ddc', 'J 574 DAR'],
  ['ddc', 'DVD 1201'],
  ['sudoc', 'Y 4.EC 7:S.HRG.98-1234'],
  ['local', 'CD- 50688 vol.1'],
]

const found = (scheme: CallNumberScheme, text: string) => {
  const { findings, proposal, valid } = checkCallNumber(text, scheme)
  return { codes: findings.map(({ code }) => code), proposal, valid }
}

describe('a call number that would be misfiled', () => {
  for (const [scheme, text, code, proposal] of WRONG) {
    it(`${scheme} “${text.slice(0, 30)}”: ${code}`, () => {
      const check = found(scheme, text)
      assert.ok(check.codes.includes(code), check.codes.join(', '))
      assert.equal(check.valid, false)
      assert.equal(check.proposal, proposal)
    })
  }
})

describe('a call number that someone should look at', () => {
  for (const [scheme, text, code, proposal] of DOUBTFUL) {
    it(`${scheme} “${text}”: ${code}`, () => {
      const check = found(scheme, text)
      assert.ok(check.codes.includes(code), check.codes.join(', '))
      assert.equal(check.valid, true)
      assert.equal(check.proposal, proposal)
    })
  }
})

describe('a call number that is in order', () => {
  for (const [scheme, text] of RIGHT) {
    it(`${scheme} ${text}`, () =>
      assert.deepEqual(found(scheme, text), { codes: [], proposal: undefined, valid: true }))
  }

  it('is taken apart', () => {
    const parts = (text: string, scheme?: CallNumberScheme) =>
      checkCallNumber(text, scheme)
        .parts.map(({ kind, text: part }) => `${kind} ${part}`)
        .join(', ')
    assert.equal(
      parts('REF QA76.9 .D3 S65 2001 v.2 c.3'),
      'collection REF, class QA, class-number 76.9, cutter D3, cutter S65, date 2001, volume v.2, copy c.3',
    )
    assert.equal(parts('813.54 T649h 1990', 'ddc'), 'class-number 813.54, cutter T649h, date 1990')
    assert.equal(parts('A 13.28:F 61/2'), 'agency A 13.28, book-number F 61/2')
  })

  it('keeps the words of a collection that the library names', () => {
    assert.deepEqual(
      checkCallNumber('Oversize qa76 d3', 'lc', { prefixes: ['OVERSIZE'] }).proposal,
      'Oversize QA76 .D3',
    )
    assert.equal(checkCallNumber('DVD XX12 .A3', 'lc', { prefixes: ['DVD'] }).valid, false)
  })

  it('names what its LC class is about', () => {
    assert.equal(lcClassName('QA'), 'Mathematics and computer science')
    assert.equal(lcClassName('KFN'), 'Law of the United States')
    assert.equal(lcClassName('XQ'), undefined)
  })
})

describe('what is no text', () => {
  it('is answered in any scheme, and a proposal needs no other one', () => {
    const odd = ['\u0000', '....', '$$$', "'''''", '[[[[', '9'.repeat(299), `QA${'.1'.repeat(140)}`, '🦊', 'A:', '‡a‡b']
    for (const scheme of ['lc', 'ddc', 'nlm', 'sudoc', 'local'] as const) {
      for (const text of [...odd, ...[...WRONG, ...DOUBTFUL].map(([, each]) => each)]) {
        const { proposal } = checkCallNumber(text, scheme)
        if (proposal === undefined) continue
        assert.equal(checkCallNumber(proposal, scheme).proposal, undefined, `${scheme} ${text} → ${proposal}`)
      }
    }
  })
})
