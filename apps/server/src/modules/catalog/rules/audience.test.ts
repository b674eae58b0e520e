import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fields } from '../testing/fields.ts'
import { audienceOf } from './audience.ts'

const coded = (code: string) => `=008  240101s1937\\\\\\\\xxu\\\\\\\\${code}\\\\\\\\\\000\\1\\eng\\d`

/** What a record says, and for whom the title is. */
const CASES: readonly (readonly [says: string, lines: readonly string[], audience: string | null])[] = [
  ['the code for juvenile', [coded('j')], 'children'],
  ['the code for adolescents', [coded('d')], 'teens'],
  ['the code for adults', [coded('e')], 'adults'],
  ['the code for general', [coded('g')], null],
  ['a subdivision', ['=650  \\0$aDogs$vJuvenile fiction.'], 'children'],
  ['a genre', ['=655  \\7$aYoung adult fiction.$2lcgft'], 'teens'],
  ['the children’s list', ['=650  \\1$aDogs.'], 'children'],
  ['an age', ['=521  1\\$a014-017.'], 'teens'],
  ['a reading level only', ['=521  0\\$a3.1.'], null],
  ['nothing', [], null],
]

describe('for whom a title is', () => {
  for (const [says, lines, audience] of CASES) {
    it(`is told by ${says}`, () => assert.equal(audienceOf(fields(...lines, '=245  10$aTitle.')), audience))
  }

  it('is not told by the frequency of a magazine, which stands elsewhere in the same place', () => {
    assert.equal(audienceOf(fields('=LDR  00000nas a2200000 i 4500', coded('j'))), null)
  })
})
