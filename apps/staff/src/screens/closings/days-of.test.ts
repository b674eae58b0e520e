import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { daysOf } from './days-of.ts'

describe('the days of a closing', () => {
  it('are said with hours only where it is not whole days', () => {
    const format = { day: (value: string | Date) => String(value).slice(5) }
    const said = (from: string, fromTime: string, to: string, toTime: string) =>
      daysOf({ from, fromTime, to, toTime }, format)
    assert.equal(said('2026-03-09', '00:00', '2026-03-09', '24:00'), '03-09')
    assert.equal(said('2026-03-09', '12:00', '2026-03-09', '24:00'), '03-09, 12:00–24:00')
    assert.equal(said('2026-03-09', '12:00', '2026-03-10', '09:30'), '03-09 12:00 – 03-10 09:30')
    assert.equal(said('2026-03-09', '00:00', '2026-03-10', '24:00'), '03-09 – 03-10')
    assert.equal(daysOf({ from: null, fromTime: null, to: null, toTime: null }, format), undefined)
  })
})
