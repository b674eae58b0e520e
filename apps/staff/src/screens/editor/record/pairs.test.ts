import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeField, deleteField, withSubfields, withTag } from './actions.ts'
import type { EditedRecord } from './buffer.ts'
import { addPair, keepPairs, linkageOf, partnerOf, scriptOf } from './pairs.ts'
import { fromText, toText } from './text.ts'

const leader = '00000nam a2200000 i 4500'
const read = (...lines: readonly string[]): EditedRecord => fromText(lines.join('\n'), { leader, fields: [] }).record
const lines = (record: EditedRecord) => toText(record).split('\n').slice(1)
const idOf = (record: EditedRecord, tag: string) => record.fields.find((field) => field.tag === tag)?.id ?? 0

describe('the original script of a field', () => {
  it('is added as an 880 with numbers on both sides, behind the others', () => {
    const record = read(
      '=100  1\\$6880-04$aḤusayn',
      '=245  13$aal-Ayyām /$cṬāhā Ḥusayn.',
      '=880  1\\$6100-04/(3/r$aحسين',
      '=910  \\\\$ax',
    )
    const { record: paired, pair } = addPair(record, idOf(record, '245'))
    assert.deepEqual(lines(paired).slice(1, 4), [
      '=245  13$6880-05$aal-Ayyām /$cṬāhā Ḥusayn.',
      '=880  1\\$6100-04/(3/r$aحسين',
      '=880  13$6245-05$aal-Ayyām /$cṬāhā Ḥusayn.',
    ])
    assert.equal(paired.fields.find(({ id }) => id === pair)?.tag, '880')
    assert.equal(addPair(paired, idOf(paired, '245')).record, paired)
  })

  it('gets its script code with the first letter that is written in it', () => {
    const { record, pair = 0 } = addPair(read('=245  10$aal-Ayyām'), 0)
    assert.equal(pair, 0)
    const start = read('=245  10$aal-Ayyām')
    const added = addPair(start, idOf(start, '245'))
    const written = keepPairs(
      added.record,
      changeField(added.record, added.pair ?? 0, (field) =>
        withSubfields(field, [...field.subfields.slice(0, 1), { code: 'a', value: 'الأيام' }]),
      ),
    )
    assert.equal(lines(written)[1], '=880  10$6245-01/(3/r$aالأيام')
    assert.equal(record.fields.length, 1)
  })

  it('knows the scripts that cataloguers code', () => {
    assert.deepEqual(['今昔', 'Война', 'ימים', 'Λόγος', 'Emma', ''].map(scriptOf), ['$1', '(N', '(2/r', '(S', '', ''])
  })

  it('follows its partner to another tag, and is unlinked when that is deleted', () => {
    const record = read('=246  3\\$6880-01$aDni', '=880  3\\$6246-01/(N$aДни')
    const moved = keepPairs(
      record,
      changeField(record, idOf(record, '246'), (field) => withTag(field, '740')),
    )
    assert.deepEqual(lines(moved), ['=740  3\\$6880-01$aDni', '=880  3\\$6740-01/(N$aДни'])
    const pair = moved.fields.find(({ tag }) => tag === '880')
    assert.equal(pair && partnerOf(moved, pair)?.tag, '740')
    assert.deepEqual(lines(keepPairs(moved, deleteField(moved, idOf(moved, '880')))), ['=740  3\\$aDni'])
    const alone = keepPairs(moved, deleteField(moved, idOf(moved, '740')))
    assert.deepEqual(alone.fields.map(linkageOf), [{ tag: '740', number: '00', script: '(N' }])
  })
})

describe('a record with as many pairs as $6 has numbers for', () => {
  const pairs = (numbers: readonly number[]) =>
    numbers.flatMap((one) => {
      const number = String(one).padStart(2, '0')
      return [`=500  \\\\$6880-${number}$aNote ${one}`, `=880  \\\\$6500-${number}/(B$aΑ`]
    })
  const all = Array.from({ length: 99 }, (_, at) => at + 1)

  it('gets the number that has become free, and none when there is none', () => {
    const gap = read('=245  10$aTitle', ...pairs(all.filter((one) => one !== 42)))
    assert.equal(lines(addPair(gap, idOf(gap, '245')).record)[0], '=245  10$6880-42$aTitle')
    const full = read('=245  10$aTitle', ...pairs(all))
    assert.deepEqual(addPair(full, idOf(full, '245')), { record: full, pair: undefined })
  })
})
