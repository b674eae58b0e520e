import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareFindings, sumTally, type KeptFinding } from './compare-findings.ts'
import type { JudgedFinding } from './judge-record.ts'

const finding = (code: string, more: Partial<JudgedFinding> = {}): JudgedFinding => ({
  code,
  severity: 'warning',
  tag: '020',
  occurrence: 1,
  subfield: 'a',
  message: `${code}.`,
  fieldKey: 'k1',
  ...more,
})
const kept = (id: number, code: string, more: Partial<KeptFinding> = {}): KeptFinding => ({
  ...finding(code),
  id,
  dismissed: false,
  ...more,
})
const isbn = { code: 'isbn', tag: '020', subfield: 'a', fieldKey: 'k1' }

describe('what is kept of a record, and what was found in it now', () => {
  it('changes nothing when it is the same', () => {
    assert.deepEqual(compareFindings([kept(1, 'isbn')], [finding('isbn')], []), {
      add: [],
      change: [],
      remove: [],
      tally: [],
    })
  })

  it('keeps the row of what is found again in a field that has moved or says it otherwise', () => {
    const { add, change, remove } = compareFindings(
      [kept(7, 'isbn')],
      [finding('isbn', { occurrence: 3, message: 'Other words.' })],
      [],
    )
    assert.deepEqual([add.length, change.map(({ id, occurrence }) => [id, occurrence]), remove], [0, [[7, 3]], []])
  })

  it('takes a changed field for a new finding', () => {
    const { add, remove } = compareFindings([kept(7, 'isbn')], [finding('isbn', { fieldKey: 'k2' })], [])
    assert.deepEqual([add.length, remove], [1, [7]])
  })

  it('tells two alike in one field apart by their number', () => {
    const { add, remove } = compareFindings([kept(1, 'isbn'), kept(2, 'isbn')], [finding('isbn')], [])
    assert.deepEqual([add.length, remove], [0, [2]])
    assert.equal(compareFindings([kept(1, 'isbn')], [finding('isbn'), finding('isbn')], []).add.length, 1)
  })

  it('counts a record once, by its gravest flag', () => {
    const { tally } = compareFindings([], [finding('isbn'), finding('isbn'), finding('245', { severity: 'error' })], [])
    assert.deepEqual(tally.map(({ code, severity, flags, records }) => [code, severity, flags, records]).toSorted(), [
      ['', 'error', 0, 1],
      ['245', 'error', 1, 1],
      ['isbn', 'warning', 2, 1],
    ])
  })

  it('counts dismissed ones apart, and a record with nothing else as sound', () => {
    const { add, tally } = compareFindings([], [finding('isbn')], [isbn])
    assert.equal(add[0]?.dismissed, true)
    assert.deepEqual(tally, [{ code: 'isbn', severity: 'warning', flags: 0, dismissed: 1, records: 0 }])
  })

  it('adds up to nothing when a record comes and goes', () => {
    const found = [finding('isbn'), finding('245', { severity: 'error' })]
    const came = compareFindings([], found, [])
    const rows = came.add.map((each, at) => ({ ...each, id: at }))
    assert.deepEqual(sumTally([...came.tally, ...compareFindings(rows, [], []).tally]), [])
  })
})
