import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  checkRecord,
  controlField,
  createRecord,
  dataField,
  fixableCodes,
  fixRecord,
  type MarcRecord,
} from '../index.ts'
import { linesOf } from '../../test/bytes.ts'

/** Text as a program leaves it that takes its bytes for Windows-1252 so many times. */
function encoded(text: string, times: number): string {
  if (times === 0) return text
  const bytes = Buffer.from(text, 'utf8')
  return encoded(new TextDecoder('windows-1252').decode(bytes), times - 1)
}

function record(title: string, more: readonly (readonly [string, string])[] = []): MarcRecord {
  return createRecord('00000nam a2200000 a 4500', [
    controlField('008', '990101s1999    fr            000 0 fre d'),
    dataField('245', '10', ['a', title], ...more),
  ])
}

describe('a record that is mended', () => {
  const cases: readonly (readonly [string, MarcRecord, string])[] = [
    ['was encoded three times', record(`Maladies thyro${encoded('ï', 2)}diennes.`), 'Maladies thyroïdiennes.'],
    ['was encoded five times', record(`No${encoded('ë', 4)}l.`), 'Noël.'],
    ['has entities within entities', record('Caf&amp;eacute;.'), 'Café.'],
    [
      'has initials behind a mark of ISBD that is mended first',
      record('Honneur :', [
        ['b', 'roman /'],
        ['c', 'par D. L..'],
      ]),
      'par D.L.',
    ],
  ]
  for (const [what, before, wanted] of cases) {
    it(`is mended at once and not again when it ${what}`, () => {
      const fixed = fixRecord(before, fixableCodes)
      assert.ok(linesOf(fixed).join('\n').includes(wanted), linesOf(fixed).join(' | '))
      assert.equal(fixRecord(fixed, fixableCodes), fixed)
    })
  }
})

describe('more pairs of scripts than $6 has numbers for', () => {
  const paired = (pairs: number): MarcRecord => {
    const numbers = Array.from({ length: pairs }, (_, at) => String((at % 90) + 1).padStart(2, '0'))
    const tags = numbers.map((_, at) => (at < 90 ? '500' : '505'))
    return createRecord('00000nam a2200000 a 4500', [
      ...numbers.map((number, at) => dataField(tags[at] ?? '', '  ', ['6', `880-${number}`], ['a', `Note ${at}.`])),
      ...numbers.map((number, at) => dataField('880', '  ', ['6', `${tags[at]}-${number}`], ['a', 'Α.'])),
    ])
  }

  it('are told and left as they are; 99 are given numbers of their own', () => {
    assert.deepEqual(
      checkRecord(paired(99)).filter(({ code, fixable }) => code === 'linkage-reused' && !fixable),
      [],
    )
    const fixed = fixRecord(paired(99), ['linkage-reused'])
    assert.ok(linesOf(fixed).some((line) => line.includes('880-99')))
    const full = paired(100)
    const [told] = checkRecord(full).filter(({ code }) => code === 'linkage-reused')
    assert.match(told?.message ?? '', /There are 100 pairs, and \$6 has numbers for 99\.$/)
    assert.notEqual(told?.fixable, true)
    assert.equal(fixRecord(full, ['linkage-reused']), full)
  })
})
