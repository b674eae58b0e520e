import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fields } from '../testing/fields.ts'
import { describePublication, yearOf } from './dates.ts'

const coded = (dates: string) => `=008  240101${dates}xxu\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d`

describe('the year of a title', () => {
  const cases: readonly (readonly [what: string, lines: readonly string[], year: number | null])[] = [
    ['is the first date of 008', [coded('s1997\\\\\\\\')], 1997],
    ['is that of the reprint', [coded('r20051937')], 2005],
    ['is when a serial began', [coded('c19659999')], 1965],
    ['comes from the imprint where 008 is vague', [coded('s198u\\\\\\\\'), '=260  \\\\$aParis :$bSeuil,$c1984.'], 1984],
    ['is the decade where nothing says better', [coded('s198u\\\\\\\\')], 1980],
    ['is the century where nothing says better', [coded('s19uu\\\\\\\\')], 1900],
    ['is not a date before our era', [coded('b\\\\\\\\\\\\\\\\')], null],
    ['is read out of brackets and copyright signs', ['=264  \\1$aBerlin$bSuhrkamp$c[2019]'], 2019],
    ['is that of publication, not of manufacture', ['=264  \\3$c1999', '=264  \\1$cc2001'], 2001],
    ['is not made of page numbers or ISBNs', ['=260  \\\\$c978014044'], null],
    ['is not in the far future', [coded('s9999\\\\\\\\')], null],
  ]
  for (const [what, lines, year] of cases) it(what, () => assert.equal(yearOf(fields(...lines, '=245  00$aX')), year))
})

describe('the imprint', () => {
  it('is read without its punctuation', () => {
    const said = describePublication(
      fields(
        '=250  \\\\$aFirst American edition.',
        '=264  \\1$aBoston :$bHoughton Mifflin,$c1938.',
        '=300  \\\\$a310 pages :$billustrations ;$c22 cm',
      ),
    )
    assert.deepEqual(said, {
      year: 1938,
      place: 'Boston',
      publisher: 'Houghton Mifflin',
      edition: 'First American edition',
      extent: '310 pages : illustrations ; 22 cm',
    })
  })
})
