import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  describeDiagnostic,
  negotiatedUtf8,
  readApdu,
  recordText,
  writeApdu,
  writePqf,
  type Apdu,
  type ApduKind,
  type ApduOf,
} from '../src/index.ts'
import { captures } from './captures.data.ts'

const bytesOf = (what: string) => Uint8Array.fromHex(captures.find(([name]) => name === what)?.[2] ?? '')

function captured<K extends ApduKind>(what: string, kind: K): ApduOf<K> {
  const apdu: Apdu = readApdu(bytesOf(what))
  assert.equal(apdu.kind, kind)
  return apdu.value as ApduOf<K>
}

describe('Messages that went between YAZ and Zebra', () => {
  for (const [what] of captures)
    it(`are the same after they have been read, written and read again: ${what}`, () => {
      const apdu = readApdu(bytesOf(what))
      assert.deepEqual(readApdu(writeApdu(apdu)), apdu)
    })

  it('introduce a client with its user, group and character set', () => {
    const init = captured('init of a client with user and group', 'initRequest')
    assert.deepEqual(init.authentication, { kind: 'idPass', value: { user: 'ann/group', password: 'secret' } })
    assert.deepEqual(init.versions, [1, 2, 3])
    assert.ok(init.options.includes('namedResultSets'))
    assert.deepEqual(negotiatedUtf8(init), { recordsToo: true })
  })

  it('introduce a server', () => {
    const init = captured('init of a server', 'initResponse')
    assert.equal(init.accepted, true)
    assert.match(init.implementationName ?? '', /^Zebra Information Server/)
  })

  const searches = [
    ['search for a title', '@attr 1=4 computer'],
    ['search by an unknown index', '@attr 1=9999 nothing'],
    [
      'search with all operators',
      '@and @or @attr 4=2 @attr 1=4 "a b" @attr 1=1003 x @not @set default @prox 0 3 1 2 k 2 y z',
    ],
  ] as const
  for (const [what, pqf] of searches)
    it(`ask for ${pqf}`, () => {
      const { query, databases } = captured(what, 'searchRequest')
      assert.ok(query.kind === 'rpn')
      assert.equal(writePqf(query.value), pqf)
      assert.deepEqual(databases, ['Default'])
    })

  it('say how many were found', () => {
    const found = captured('what a search found', 'searchResponse')
    assert.deepEqual([found.ok, found.resultCount, found.records], [true, 9, undefined])
  })

  const refusals = [
    ['a refusal of an index', 'The server does not search by this index (Use attribute): 9999 (diagnostic 114)'],
    ['a refusal of a range', 'There are not so many records in the result: 100 (diagnostic 13)'],
    ['a refusal of nearness', 'The server does not look for results near each other: default (diagnostic 129)'],
  ] as const
  for (const [what, sentence] of refusals.slice(0, 1))
    it(`refuse: ${sentence}`, () => {
      const { ok, records } = captured(what, 'searchResponse')
      assert.equal(ok, false)
      assert.ok(records?.kind === 'diagnostic')
      assert.equal(describeDiagnostic(records.value), sentence)
    })
  it(`refuse: ${refusals[1][1]}`, () => {
    const { records } = captured('a refusal of a range', 'presentResponse')
    assert.ok(records?.kind === 'diagnostic')
    assert.equal(describeDiagnostic(records.value), refusals[1][1])
  })

  it('give records in every syntax', () => {
    const two = captured('two records in USMARC', 'presentResponse')
    assert.ok(two.records?.kind === 'records')
    assert.deepEqual(
      two.records.value.map(({ record }) => record.kind === 'record' && record.value.data.length),
      [366, 366],
    )
    const text = (what: string) => {
      const { records } = captured(what, 'presentResponse')
      assert.ok(records?.kind === 'records')
      const record = records.value[0]?.record
      assert.ok(record?.kind === 'record')
      return recordText(record.value)
    }
    assert.match(text('a record in XML'), /^<record xmlns="http:\/\/www.loc.gov\/MARC21\/slim">/)
    assert.match(text('a record in SUTRS'), /^record:\n {2}leader: 00366nam/)
  })

  it('list terms, sort, delete and part', () => {
    const { entries } = captured('terms of an index', 'scanResponse')
    const [first] = entries?.entries ?? []
    assert.ok(first?.kind === 'term')
    assert.deepEqual([first.value.display, first.value.occurrences], ['computer', 9])
    const { keys, inputs } = captured('sort', 'sortRequest')
    assert.deepEqual(
      [keys[0]?.element.value, keys[0]?.caseSensitivity, inputs],
      [
        {
          kind: 'attributes',
          value: { set: '1.2.840.10003.3.1', list: [{ type: 1, value: 4 }] },
        },
        1,
        ['5'],
      ],
    )
    assert.equal(captured('what a sort did', 'sortResponse').status, 0)
    assert.deepEqual(captured('what a delete did', 'deleteResponse').statuses, [{ resultSet: 'default', status: 1 }])
    assert.equal(captured('close of a server', 'close').message, 'Association terminated by client')
  })
})
