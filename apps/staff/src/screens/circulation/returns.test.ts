import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dayBefore, momentOfDay, today } from './moment-of-day.ts'
import { addReturn, settleReturn } from './returns.ts'

describe('returns from the book drop', () => {
  const rows = [
    { day: '2026-11-24', zone: 'UTC', moment: '2026-11-24T23:59:00.000Z' },
    { day: '2026-11-24', zone: 'America/Toronto', moment: '2026-11-25T04:59:00.000Z' },
    { day: '2026-07-01', zone: 'America/Toronto', moment: '2026-07-02T03:59:00.000Z' },
    { day: '2026-11-24', zone: 'Pacific/Auckland', moment: '2026-11-24T10:59:00.000Z' },
    // The night in which the clocks go back: 23:59 is in winter time already.
    { day: '2026-11-01', zone: 'America/Toronto', moment: '2026-11-02T04:59:00.000Z' },
  ]
  for (const { day, zone, moment } of rows)
    it(`count as back on ${day} until its last minute in ${zone}`, () => assert.equal(momentOfDay(day, zone), moment))

  it('knows yesterday across months and zones', () => {
    assert.equal(dayBefore('2026-03-01'), '2026-02-28')
    assert.equal(today('Pacific/Auckland', new Date('2026-11-24T12:00:00Z')), '2026-11-25')
  })
})

describe('the list of returns', () => {
  it('shows the newest on top and settles each in its own row', () => {
    const list = settleReturn(addReturn(addReturn([], 1, 'B1'), 2, 'B2'), 1, { is: 'failed', message: 'No item.' })
    assert.deepEqual(
      list.map(({ barcode, result }) => [barcode, result.is]),
      [
        ['B2', 'pending'],
        ['B1', 'failed'],
      ],
    )
  })
})
