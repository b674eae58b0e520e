import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { damaged, randomNumbers, recordFrom, recordsOf, utf8 } from '../../test/bytes.ts'
import {
  checkRecord,
  createRecord,
  createWriter,
  dataField,
  fixableCodes,
  fixRecord,
  type MarcRecord,
} from '../index.ts'

/** Checks and mends a record; neither throws, and findings stay readable. */
function goThrough(record: MarcRecord): void {
  const findings = checkRecord(record)
  assert.ok(findings.length <= 500)
  for (const { message } of findings) assert.match(message, /[.?]$/)
  checkRecord(fixRecord(record, fixableCodes))
}

describe('a record that no cataloguer made', () => {
  const cases: readonly (readonly [string, () => MarcRecord])[] = [
    ['without fields', () => createRecord('', [])],
    [
      'of 12,000 fields',
      () =>
        createRecord(
          '00000nam a2200000 a 4500',
          Array.from({ length: 12_000 }, (_, n) => dataField(String(100 + (n % 900)), '  ', ['a', `Text  ${n} ,`])),
        ),
    ],
    [
      'of 12,000 links',
      () =>
        createRecord(
          '00000nam a2200000 a 4500',
          Array.from({ length: 12_000 }, (_, n) =>
            dataField(n % 2 ? '880' : '500', '  ', [
              '6',
              `${n % 2 ? '500' : '880'}-${String(n % 99).padStart(2, '0')}`,
            ]),
          ),
        ),
    ],
    ['of tags that are none', () => recordFrom(['\u0000\u0001\u0002   $ax', 'é ~   $ax', '   $a'], 'x'.repeat(24))],
    [
      'with a text of a million blanks',
      () => recordFrom([`245 00$a${' '.repeat(1_000_000)}x`, `500   $a${' .'.repeat(500_000)}`]),
    ],
    [
      'with a text of a million marks',
      () =>
        recordFrom([
          `245 00$a${'"'.repeat(1_000_000)}`,
          `500   $a${',;:.'.repeat(250_000)}`,
          `505   $a${'a ; '.repeat(250_000)}`,
        ]),
    ],
    [
      'with a text of a million letters',
      () =>
        recordFrom([
          `245 00$a${'Ã¤'.repeat(500_000)}`,
          `500   $a${'аa'.repeat(500_000)}`,
          `856   $u${'http://'.repeat(100_000)}`,
        ]),
    ],
    [
      'with a text of many references',
      () =>
        recordFrom([
          `500   $a${'&amp;'.repeat(200_000)}${'&#x'.repeat(200_000)}`,
          `043   $a${'-'.repeat(500_000)}x`,
          `010   $a${'1-'.repeat(200_000)}`,
        ]),
    ],
    [
      'with numbers without end',
      () =>
        recordFrom([
          `020   $a${'1-'.repeat(500_000)}`,
          `022   $a${'0'.repeat(1_000_000)}`,
          `490   $x${'; '.repeat(500_000)}x`,
          `024 2 $a${'M-'.repeat(200_000)}`,
        ]),
    ],
    [
      'with a title of initials',
      () =>
        recordFrom([
          `245 00$aA /$c${'A. '.repeat(200_000)}`,
          `264  1$aA$c${'1 '.repeat(200_000)}`,
          `300   $b${'ill '.repeat(200_000)}`,
          '008 260101s2026    gw            000 0 eng d',
        ]),
    ],
  ]
  for (const [what, make] of cases) it(`${what} is told of all the same`, () => goThrough(make()))

  it('but a damaged line is, too', async () => {
    const random = randomNumbers(27)
    const sound = createWriter('iso2709').write(
      recordFrom([
        '001 1',
        '008 260101s2026    gw            000 0 eng d',
        '020   $a9783791530123',
        '245 14$aThe ébène /$cA. B. C.',
        '264  1$aBonn :$bX,$c2026.',
        '880   $6245-01$aX',
      ]),
    )
    for (let times = 0; times < 300; times++) {
      const bytes = damaged(
        sound instanceof Uint8Array ? sound : utf8(String(sound)),
        random,
        '\u001D\u001E\u001F $a019é',
      )
      for (const record of await recordsOf(bytes)) goThrough(record)
    }
  })
})
