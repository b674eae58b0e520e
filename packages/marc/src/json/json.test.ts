import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { damaged, entriesOf, linesOf, randomNumbers, recordFrom, textFrom, utf8 } from '../../test/bytes.ts'
import { createWriter } from '../index.ts'

const lines = ['001 17', '245 10$a"Emil" \\ die\u0007 Detektive /$cErich Kästner.', '500   $a']
const record = recordFrom(lines, '00000cam a2200000 a 4500')
const object = textFrom(createWriter('jsonl').write(record)).trimEnd()
const pretty = JSON.stringify(JSON.parse(object), undefined, 2)

async function told(json: string): Promise<string[]> {
  return (await entriesOf(utf8(json), { format: 'json' })).map((entry) =>
    [entry.kind, ...entry.problems.map((problem) => problem.code)].join(' '),
  )
}

describe('MARC-in-JSON', () => {
  it('is written as JSON that others read', () => {
    assert.deepEqual(JSON.parse(object), {
      leader: '00000cam a2200000 a 4500',
      fields: [
        { '001': '17' },
        {
          '245': {
            ind1: '1',
            ind2: '0',
            subfields: [{ a: '"Emil" \\ die\u0007 Detektive /' }, { c: 'Erich Kästner.' }],
          },
        },
        { '500': { ind1: ' ', ind2: ' ', subfields: [{ a: '' }] } },
      ],
    })
  })

  it('is written as one array', () => {
    const writer = createWriter('json')
    const text = [writer.header, writer.write(record), writer.write(record), writer.footer].map(textFrom).join('')
    assert.equal(JSON.parse(text).length, 2)
    const empty = createWriter('json')
    assert.deepEqual(JSON.parse(textFrom(empty.header) + textFrom(empty.footer)), [])
  })

  const forms: [string, string, number][] = [
    ['one record', object, 1],
    ['an array', `[${object},${object}]`, 2],
    ['an array over many lines', `[\n${pretty},\n${pretty}\n]\n`, 2],
    ['records one after the other', `${pretty}\n${pretty}\n`, 2],
    ['one record on each line', `${object}\n${object}\n${object}\n`, 3],
  ]
  for (const [name, json, count] of forms) {
    it(`is read as ${name}, wherever the chunks end`, async () => {
      for (const size of [1, 13, 100_000]) {
        const entries = await entriesOf(utf8(json), { format: 'json' }, size)
        assert.equal(entries.length, count)
        for (const entry of entries) assert.deepEqual(linesOf(entry.record), lines)
      }
    })
  }

  it('is read in its older form', async () => {
    const json = JSON.stringify({
      leader: '00000cam a2200000 a 4500',
      controlfield: [{ tag: '001', data: '17' }],
      datafield: [{ tag: '245', ind: '10', subfield: [{ code: 'a', data: 'Emil' }] }],
    })
    assert.deepEqual(linesOf((await entriesOf(utf8(json)))[0]?.record), ['001 17', '245 10$aEmil'])
  })

  const broken: [string, string, string][] = [
    ['JSON that is not valid', '{"leader":"x",,}', 'unreadable json-not-valid'],
    ['an object that is no record', '{"title":"Emil"}', 'stray json-not-a-record'],
    ['a tag that is none', '{"leader":"00000cam a2200000 a 4500","fields":[{"2450":"x"}]}', 'record tag-damaged'],
    [
      'a part that is not understood',
      '{"leader":"00000cam a2200000 a 4500","fields":[{"245":[1]}]}',
      'record json-part-ignored',
    ],
    ['a record without leader', '{"fields":[{"001":"1"}]}', 'record leader-missing'],
  ]
  for (const [name, json, expected] of broken) {
    it(`tells of ${name} and goes on`, async () => {
      assert.deepEqual(await told(`[${json},${object}]`), [expected, 'record'])
    })
  }

  it('with a record cut off finds the next line', async () => {
    assert.deepEqual(await told(`${object.slice(0, 60)}\n${object}\n`), ['unreadable record-truncated', 'record'])
    assert.deepEqual(await told(object.slice(0, 60)), ['unreadable record-truncated'])
  })

  it('survives any damage', async () => {
    const random = randomNumbers(8259)
    const data = utf8(`${object}\n`.repeat(4))
    let read = 0
    for (let round = 0; round < 400; round++) {
      for (const entry of await entriesOf(damaged(data, random, '{}[]",:\\ 0a\u0000\u00FF'), { format: 'json' })) {
        assert.equal(entry.kind === 'record', entry.record !== undefined)
        linesOf(entry.record)
        if (entry.record) read++
      }
    }
    assert.ok(read > 400 * 1.5, `${read} records read`)
  })
})
