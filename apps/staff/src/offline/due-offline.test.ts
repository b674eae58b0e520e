import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Snapshot } from '../../../server/src/modules/offline/contract.ts'
import { dayIn, dueOffline, endOfDay } from './due-offline.ts'

const term: Snapshot['terms'][number] = {
  lendable: true,
  due: [
    ['2026-03-02', '2026-03-23T23:59:59Z'],
    ['2026-03-03', '2026-03-24T23:59:59Z'],
  ],
  steps: [],
  minutes: null,
  totalLoanLimit: null,
  loanLimit: null,
  fineLimit: null,
  overdueBlocks: 'no',
  overdueLimit: null,
  minimumAge: null,
  endsWithCard: true,
}
const at = (text: string) => Date.parse(text)

describe('a due date without the server', () => {
  it('is that of the day in the table', () => {
    const now = { at: at('2026-03-03T10:00:00Z'), day: '2026-03-03' }
    assert.deepEqual(dueOffline(term, now, undefined), { due: '2026-03-24T23:59:59Z', shortened: false })
  })

  it('is not made up where the table ends', () => {
    assert.equal(dueOffline(term, { at: at('2026-03-20T10:00:00Z'), day: '2026-03-20' }, undefined), undefined)
  })

  it('is cut where the card ends, unless the card has ended or the rules say otherwise', () => {
    const now = { at: at('2026-03-02T10:00:00Z'), day: '2026-03-02' }
    const ends = at('2026-03-10T23:59:59Z')
    assert.deepEqual(dueOffline(term, now, ends), { due: '2026-03-10T23:59:59Z', shortened: true })
    assert.equal(dueOffline(term, now, at('2026-02-01T00:00:00Z'))?.due, '2026-03-23T23:59:59Z')
    assert.equal(dueOffline({ ...term, endsWithCard: false }, now, ends)?.due, '2026-03-23T23:59:59Z')
  })

  it('of a loan by hours is that of the last five minutes, and the plain length beyond the table', () => {
    const hourly = {
      ...term,
      due: [],
      minutes: 120,
      steps: [
        ['2026-03-02T10:00:00Z', '2026-03-02T12:00:00Z'],
        ['2026-03-02T10:05:00Z', '2026-03-02T12:00:00Z'],
      ] satisfies [string, string][],
    }
    assert.equal(
      dueOffline(hourly, { at: at('2026-03-02T10:08:00Z'), day: '2026-03-02' }, undefined)?.due,
      '2026-03-02T12:00:00Z',
    )
    assert.equal(
      dueOffline(hourly, { at: at('2026-03-04T10:00:00Z'), day: '2026-03-04' }, undefined)?.due,
      '2026-03-04T12:00:00Z',
    )
  })

  it('counts days as the branch does', () => {
    assert.equal(dayIn('America/Toronto', at('2026-03-03T03:00:00Z')), '2026-03-02')
    assert.equal(endOfDay('America/Toronto', '2026-03-07'), at('2026-03-08T04:59:59Z'))
    // The night in which clocks go forward.
    assert.equal(endOfDay('America/Toronto', '2026-03-08'), at('2026-03-09T03:59:59Z'))
    assert.equal(endOfDay('UTC', '2026-12-31'), at('2026-12-31T23:59:59Z'))
  })
})
