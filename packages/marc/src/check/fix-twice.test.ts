import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlField, createRecord, dataField, fixableCodes, fixRecord, type MarcRecord } from '../index.ts'
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
