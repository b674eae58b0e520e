import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatsByLocale, writing } from './dates.ts'
import { en } from './messages/en.ts'

const at = (locale: string, zone = 'America/New_York') =>
  writing(formatsByLocale()(locale), locale, zone, Temporal.Instant.from('2026-11-21T03:00:00Z'), en)
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('days and times as readers say them', () => {
  it('counts from the day it is at the library, not in Greenwich', () => {
    const write = at('en-US')
    assert.equal(write.today.toString(), '2026-11-20')
    assert.equal(write.day(Temporal.PlainDate.from('2026-11-20')), 'today')
    assert.equal(write.day(Temporal.PlainDate.from('2026-11-21')), 'tomorrow')
    assert.equal(write.day(Temporal.PlainDate.from('2026-11-19')), 'yesterday')
    assert.equal(write.daysTo(Temporal.Instant.from('2026-11-23T04:59:59Z')), 2)
    assert.equal(write.isEndOfDay(Temporal.Instant.from('2026-11-23T04:59:59Z')), true)
  })
  it('names the year only where it could be mistaken', () => {
    const write = at('en-US')
    assert.equal(plain(write.day(Temporal.PlainDate.from('2026-12-12'))), 'Sat, Dec 12')
    assert.equal(plain(write.day(Temporal.PlainDate.from('2027-01-05'))), 'Tue, Jan 5')
    assert.equal(plain(write.day(Temporal.PlainDate.from('2027-06-30'))), 'Jun 30, 2027')
  })
  for (const [locale, whole, half] of [
    ['en-US', '9 AM', '6:30 PM'],
    ['en-GB', '9:00', '18:30'],
    ['de-AT', '9:00', '18:30'],
  ] as const) {
    it(`writes hours in the way of ${locale}`, () => {
      assert.equal(plain(at(locale).minute(540)), whole)
      assert.equal(plain(at(locale).minute(1110)), half)
      assert.equal(at(locale).minute(1440), 'midnight')
    })
  }
})
