import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlField, createRecord, dataField } from '@carrel/marc'
import { flaggedField } from './flagged-field.ts'
import { judgeRecord, judgeStored } from './judge-record.ts'

const usual = { off: [], severity: {}, localFields: [] }
const leader = '00000nam a22000007i 4500'
const place = { code: 'x', tag: '008', occurrence: 1, subfield: null, message: '' }

describe('a record that is looked at', () => {
  it('that cannot be read is a finding, not a failure', () => {
    const { findings } = judgeStored(new TextEncoder().encode('nonsense'), 'json', usual)
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['check-failed'],
    )
  })

  it('gives the addresses that a browser can open', () => {
    const record = createRecord(leader, [
      dataField('856', '40', ['u', 'https://example.org/a'], ['u', 'ftp://example.org/b']),
      dataField('856', '40', ['u', ' http://example.org/c '], ['u', 'www.example.org']),
      dataField('500', '  ', ['u', 'https://example.org/d']),
    ])
    assert.deepEqual(
      judgeRecord(record, usual).links.map(({ url, occurrence }) => [url, occurrence]),
      [
        ['https://example.org/a', 1],
        ['http://example.org/c', 2],
      ],
    )
  })

  it('of twelve thousand fields is looked at like any other', () => {
    const record = createRecord(
      leader,
      Array.from({ length: 12_000 }, (_, at) => dataField('974', '  ', ['z', `part ${at}`])),
    )
    assert.ok(judgeRecord(record, usual).findings.length > 0)
  })
})

describe('a field that is shown', () => {
  const record = createRecord(leader, [
    controlField('008', '260101c19841983xx            000 0 eng d'),
    dataField('245', '12', ['a', 'Emil'], ['c', 'Kästner']),
  ])

  it('has the positions marked that the sentence names', () => {
    const field = flaggedField(record, { ...place, message: '008/06 is "c" with the dates 008/07-10.' })
    assert.deepEqual(
      field?.parts.map(({ text, marked }) => [text, marked]),
      [
        ['260101', false],
        ['c1984', true],
        ['1983xx            000 0 eng d', false],
      ],
    )
  })

  it('has the indicators marked where these are meant', () => {
    const of = (code: string, subfield: string | null) =>
      flaggedField(record, { ...place, code, tag: '245', subfield })?.marked
    assert.deepEqual(
      [of('non-filing', null), of('title-slash', 'c'), of('tag-undefined', null)],
      ['indicators', 'parts', 'tag'],
    )
  })

  it('is none where the record has none', () => {
    assert.equal(flaggedField(record, { ...place, tag: '020', occurrence: null }), null)
  })
})
