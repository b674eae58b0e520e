import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRecord } from '@carrel/marc'
import { linesOf, realRecords, recordFrom, skipReal } from '../../test/records.ts'
import {
  combineRecords,
  compareFiles,
  fieldsToTake,
  fullness,
  groupDuplicates,
  keysOf,
  readMatchKey,
  takeFields,
  type MatchKey,
} from '../index.ts'

function key(text: string, exact = false): MatchKey {
  const read = readMatchKey(text, exact)
  assert.ok(typeof read === 'object', text)
  return read
}

describe('the key of a record', () => {
  const record = recordFrom([
    '001  ocm1 ',
    '010   $a   79139101 /AC/r932',
    '020   $a0-940787-08-3 (pbk.)',
    '020   $a9780940787087',
    '035   $a(OCoLC)ocm00047971',
    '245 14$aThe Fish & Chips /$cJane Smith.',
    '100 1 $aSmith, Jané.',
  ])
  const cases: [string, boolean, string[]][] = [
    ['001', false, ['ocm1']],
    ['020a', false, ['9780940787087']],
    ['020a', true, ['0-940787-08-3 (pbk.)', '9780940787087']],
    ['010$a', false, ['79139101']],
    ['035a', false, ['47971']],
    ['245a', false, ['fishchips']],
    ['100a', false, ['smith jane']],
    ['001+020a', false, ['ocm1\u001F9780940787087']],
    ['022a', false, []],
    ['001+022a', false, []],
    ['LDR/6', false, ['a']],
  ]
  for (const [text, exact, keys] of cases) {
    it(`by ${text}${exact ? ' to the letter' : ''}`, () => assert.deepEqual(keysOf(record, key(text, exact)), keys))
  }

  it('that is not a place in a record is refused', () => {
    for (const text of ['24', '', '001+', '008/40-35']) assert.equal(typeof readMatchKey(text), 'string', text)
    assert.match(JSON.stringify(readMatchKey('24')), /“24” is not a place in a record/)
  })
})

describe('records that have a key in common', () => {
  it('are one group, also by way of a third', () => {
    const grouping = groupDuplicates()
    grouping.add(1, ['a'])
    grouping.add(2, ['b'])
    grouping.add(3, [])
    grouping.add(4, ['b', 'a'])
    grouping.add(5, ['c'])
    assert.deepEqual(grouping.groups(), [{ numbers: [1, 2, 4], key: 'b' }])
  })

  it('are told apart by how full they are', () => {
    const short = recordFrom(['245 00$aEmil'])
    const long = recordFrom(['245 00$aEmil and the detectives'])
    const full = recordFrom(['245 00$aEmil', '500   $aNote'])
    assert.ok(fullness(full) > fullness(long) && fullness(long) > fullness(short))
  })
})

describe('continuation records', () => {
  it('give their items to the first, each of them, and other fields once', () => {
    const first = recordFrom(['001 1', '008 x', '245 00$aEmil', '949   $i1'])
    const next = recordFrom(['001 1', '008 y', '245 00$aEmil', '500   $aNote', '949   $i1', '949   $i2'])
    const { record, leftOut, known, added } = combineRecords(first, [next])
    assert.deepEqual(linesOf(record), [
      '001 1',
      '008 x',
      '245 00$aEmil',
      '500   $aNote',
      '949   $i1',
      '949   $i1',
      '949   $i2',
    ])
    assert.deepEqual([...leftOut], [['008', 1]])
    assert.deepEqual(
      [...known],
      [
        ['001', 1],
        ['245', 1],
      ],
    )
    assert.equal(added.get('949'), 2)
  })

  it('of a real file become one record for each title, and no item is lost', { skip: skipReal }, async () => {
    const records = await realRecords('bib/psulib_blacklight__sample_psucat.mrc.gz')
    const groups = Map.groupBy(records, (record) => keysOf(record, key('001'))[0] ?? '')
    const combined = [...groups.values()].map(([first = createRecord('', []), ...rest]) => combineRecords(first, rest))
    const items = combined.flatMap(({ record }) => record.fields.filter(({ tag }) => tag === '949'))
    assert.deepEqual([records.length, combined.length, items.length], [750, 557, 10_997])
  })
})

describe('fields taken from another record', () => {
  const own = recordFrom(['001 1', '245 00$aEmil', '650  0$aBoys', '650  0$aBerlin', '999   $ax'])
  const taken = fieldsToTake(
    recordFrom(['001 2', '245 00$aOther', '650  0$aBerlin', '650  0$aGirls', '856 40$uhttp']),
    ['650', '856'],
  )
  const tags = ['650', '856']

  it('replace those of the same tags', () => {
    assert.deepEqual(linesOf(takeFields(own, taken, tags, 'replace')), [
      '001 1',
      '245 00$aEmil',
      '650  0$aBerlin',
      '650  0$aGirls',
      '856 40$uhttp',
      '999   $ax',
    ])
  })

  it('are added when they are new', () => {
    assert.deepEqual(linesOf(takeFields(own, taken, tags, 'add')).slice(2), [
      '650  0$aBoys',
      '650  0$aBerlin',
      '650  0$aGirls',
      '856 40$uhttp',
      '999   $ax',
    ])
  })

  it('fill only what is missing', () => {
    assert.deepEqual(linesOf(takeFields(own, taken, tags, 'missing')).slice(2), [
      '650  0$aBoys',
      '650  0$aBerlin',
      '856 40$uhttp',
      '999   $ax',
    ])
  })

  it('leave the record as it is when there is nothing to take', () => {
    assert.equal(takeFields(own, [], tags, 'replace'), own)
    assert.equal(takeFields(own, fieldsToTake(own, tags), tags, 'replace'), own)
    assert.equal(takeFields(own, fieldsToTake(own, tags), tags, 'add'), own)
  })
})

describe('two files compared', () => {
  const old = [
    recordFrom(['001 1', '005 a', '245 00$aEmil']),
    recordFrom(['001 2', '245 00$aLottchen']),
    recordFrom(['001 3', '245 00$aAnton']),
    recordFrom(['245 00$aWithout number']),
    recordFrom(['001 4', '245 00$aTwin']),
    recordFrom(['001 4', '245 00$aOther twin']),
  ]
  const now = [
    recordFrom(['001 2', '245 00$aDas doppelte Lottchen']),
    recordFrom(['001 1', '005 b', '245 00$aEmil']),
    recordFrom(['001 4', '245 00$aTwin']),
    recordFrom(['001 4', '245 00$aOther twin']),
    recordFrom(['001 4', '245 00$aThird twin']),
    recordFrom(['245 00$aWithout number']),
    recordFrom(['001 5', '245 00$aMomo']),
  ]

  it('tell what became of each record', () => {
    const comparison = compareFiles(key('001'), { ignore: ['005'] })
    const before = old.map((record, index) => comparison.addBefore(record, index + 1))
    const after = now.map((record, index) => comparison.addAfter(record, index + 1))
    assert.deepEqual(before, ['kept', 'kept', 'kept', 'without-key', 'kept', 'kept'])
    assert.deepEqual(
      after.map(({ kind, key: text, before: number }) => `${text} ${kind} ${number}`),
      [
        '2 changed 2',
        '1 same 1',
        '4 same 5',
        '4 same 6',
        '4 added undefined',
        ' without-key undefined',
        '5 added undefined',
      ],
    )
    assert.deepEqual([...comparison.removed()], [{ kind: 'removed', key: '3', before: 3, after: undefined }])
    assert.deepEqual(comparison.duplicates(), [{ key: '4', before: 2, after: 3 }])
  })

  it('differ in 005 when it is not left out', () => {
    const comparison = compareFiles(key('001'))
    comparison.addBefore(old[0]!, 1)
    assert.equal(comparison.addAfter(now[1]!, 1).kind, 'changed')
  })
})
