import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { realRecords, recordFrom, skipReal, reported } from '../../test/records.ts'
import { countFields, questionTest, type RecordQuestion } from '../index.ts'

const emil = recordFrom([
  '001 1',
  '008 260101s1929    gw            000 0 ger d',
  '020   $a9783791530124',
  '245 10$aEmil',
  '650  0$aBoys$zBerlin',
  '650  0$aThieves',
])
const odd = recordFrom(['001 2', '245 00$aB\u0430ch ka\u0308\uFFFD'], '00000nem a2200000 a 4500')

function found(question: RecordQuestion): string[] {
  const test = questionTest(question)
  assert.ok(typeof test === 'function')
  return [emil, odd].filter(test).map((record) => (record === emil ? 'emil' : 'odd'))
}

describe('the records behind a number of a report', () => {
  const cases: [RecordQuestion, string[]][] = [
    [{ about: 'field', tag: '650', has: 'some' }, ['emil']],
    [{ about: 'field', tag: '650', has: 'none' }, ['odd']],
    [{ about: 'field', tag: '6XX', has: 'several' }, ['emil']],
    [{ about: 'subfield', tag: '650', code: 'z', has: 'none' }, ['emil']],
    [{ about: 'subfield', tag: '650', code: 'z', has: 'several' }, []],
    [{ about: 'indicators', tag: '245', indicators: '00' }, ['odd']],
    [{ about: 'material', type: 'e', level: 'm' }, ['odd']],
    [{ about: 'character', character: '\uFFFD' }, ['odd']],
    [{ about: 'look-alike', character: '\u0430' }, ['odd']],
    [{ about: 'unnormalised', character: 'a\u0308' }, ['odd']],
    [{ about: 'language', code: 'ger' }, ['emil']],
    [{ about: 'language', code: '' }, ['odd']],
    [{ about: 'country', code: 'gw' }, ['emil']],
    [{ about: 'year', code: '1929' }, ['emil']],
    [{ about: 'number', kind: 'isbn', fault: 'checksum' }, ['emil']],
    [{ about: 'number', kind: 'isbn', fault: 'length' }, []],
    [{ about: 'value', at: '650$a', value: 'Thieves' }, ['emil']],
    [{ about: 'value', at: '650$a' }, ['odd']],
  ]
  for (const [question, records] of cases) {
    it(`are found: ${JSON.stringify(question)}`, () => assert.deepEqual(found(question), records))
  }

  it('are as many as the report says, for every field of a real file', { skip: skipReal }, async () => {
    const records = await realRecords('bib/lc-marcedit__marc_sample_data.mrc.gz')
    const { tags } = reported(countFields(), records)
    for (const { tag, records: many, without, subfields } of tags) {
      const number = (question: RecordQuestion): number => {
        const test = questionTest(question)
        return typeof test === 'string' ? -1 : records.filter(test).length
      }
      assert.equal(number({ about: 'field', tag, has: 'some' }), many, tag)
      assert.equal(number({ about: 'field', tag, has: 'none' }), without, tag)
      const [first] = subfields
      if (first) assert.equal(number({ about: 'subfield', tag, code: first.code, has: 'some' }), first.records, tag)
    }
  })
})
