import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromText, toText } from './text.ts'
import type { EditedRecord } from './buffer.ts'
import { mergeRecords, settled, type Choice } from './merge.ts'

const leader = '00000nam a2200000 i 4500'
const record = (...lines: readonly string[]): EditedRecord => fromText(lines.join('\n'), { leader, fields: [] }).record
const chosen = (...choices: readonly Choice[]) => new Map(choices.map((choice, place) => [place, choice]))
const lines = (of: EditedRecord) => toText(of).split('\n').slice(1)
const base = record('=001  7', '=245  10$aEmma', '=500  \\\\$aOld note', '=650  \\0$aMatchmaking')

describe('two edits of one record', () => {
  it('fit together where they touch different fields', () => {
    const theirs = record('=001  7', '=245  10$aEmma :$ba novel', '=500  \\\\$aOld note', '=650  \\0$aMatchmaking')
    const mine = record(
      '=001  7',
      '=245  10$aEmma',
      '=500  \\\\$aNew note',
      '=650  \\0$aMatchmaking',
      '=650  \\0$aLove',
    )
    const merge = mergeRecords(base, mine, theirs)
    assert.deepEqual([merge.clashes, merge.taken], [[], 1])
    assert.deepEqual(lines(settled(merge, new Map())), [
      '=001  7',
      '=245  10$aEmma :$ba novel',
      '=500  \\\\$aNew note',
      '=650  \\0$aMatchmaking',
      '=650  \\0$aLove',
    ])
  })

  it('ask where both changed the same field, and do what is chosen', () => {
    const theirs = record('=001  7', '=245  10$aEmma :$ba novel', '=500  \\\\$aOld note', '=650  \\0$aMatchmaking')
    const mine = record('=001  7', '=245  10$aEmma.', '=500  \\\\$aOld note', '=650  \\0$aMatchmaking')
    const merge = mergeRecords(base, mine, theirs)
    assert.deepEqual(
      merge.clashes.map((clash) => clash.base[0]?.tag),
      ['245'],
    )
    assert.equal(lines(settled(merge, chosen('theirs')))[1], '=245  10$aEmma :$ba novel')
    assert.equal(lines(settled(merge, chosen('mine')))[1], '=245  10$aEmma.')
    assert.deepEqual(lines(settled(merge, chosen('both'))).slice(1, 3), [
      '=245  10$aEmma :$ba novel',
      '=245  10$aEmma.',
    ])
  })

  it('ask where one deleted what the other changed', () => {
    const theirs = record('=001  7', '=245  10$aEmma', '=650  \\0$aMatchmaking')
    const mine = record('=001  7', '=245  10$aEmma', '=500  \\\\$aBetter note', '=650  \\0$aMatchmaking')
    const merge = mergeRecords(base, mine, theirs)
    assert.deepEqual(
      merge.clashes.map((clash) => [clash.base[0]?.tag, clash.theirs]),
      [['500', []]],
    )
    assert.equal(lines(settled(merge, chosen('theirs'))).length, 3)
    assert.equal(lines(settled(merge, chosen('mine')))[2], '=500  \\\\$aBetter note')
  })

  it('take what both added alike once, and a deletion of one as it is', () => {
    const theirs = record('=001  7', '=245  10$aEmma', '=500  \\\\$aOld note', '=520  \\\\$aA story.')
    const mine = record(...lines(base), '=520  \\\\$aA story.')
    const merge = mergeRecords(base, mine, theirs)
    assert.deepEqual(merge.clashes, [])
    assert.deepEqual(lines(settled(merge, new Map())), [
      '=001  7',
      '=245  10$aEmma',
      '=500  \\\\$aOld note',
      '=520  \\\\$aA story.',
    ])
  })

  it('never ask about the date of the last change, and merge the leader place by place', () => {
    const [old, theirs, mine] = ['1', '2', '3'].map((stamp) =>
      record(`=005  2026112210000${stamp}.0`, '=245  10$aEmma'),
    )
    assert.ok(old && theirs && mine)
    const merge = mergeRecords(
      old,
      { ...mine, leader: '00000nam a2200000 a 4500' },
      { ...theirs, leader: '00000cam a2200000 i 4500' },
    )
    assert.deepEqual([merge.clashes, merge.taken], [[], 0])
    assert.equal(settled(merge, new Map()).leader, '00000cam a2200000 a 4500')
  })
})
