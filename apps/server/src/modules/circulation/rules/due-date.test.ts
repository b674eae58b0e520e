import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isRefusal } from '../../../platform/refusal.ts'
import { dueDate } from './due-date.ts'
import { expected, facts, type Case } from './due-date.fixture.ts'

const cases: readonly Case[] = [
  { name: 'ten days from a Saturday', out: '2013-02-09', period: '10 days', due: '2013-02-19' },
  {
    name: 'a closed due day moves to the next open day',
    out: '2013-02-09',
    period: '10 days',
    calendar: { closed: ['2013-02-19'] },
    due: '2013-02-20',
  },
  {
    name: 'a closed due day may be kept',
    out: '2013-02-09',
    period: '10 days',
    closedDue: 'keep',
    calendar: { closed: ['2013-02-19'] },
    due: '2013-02-19',
  },
  {
    name: 'a closed due day may move back',
    out: '2013-02-09',
    period: '10 days',
    closedDue: 'previous-open-day',
    calendar: { closed: ['2013-02-19', '2013-02-18'] },
    due: '2013-02-17',
  },
  {
    name: 'moving back never reaches the day of the loan',
    out: '2013-02-09',
    period: '1 days',
    closedDue: 'previous-open-day',
    calendar: { closed: ['2013-02-10'] },
    due: '2013-02-11',
  },
  {
    name: 'same weekday: one week on',
    out: '2013-02-09',
    period: '14 days',
    closedDue: 'same-weekday',
    calendar: { closed: ['2013-02-23'] },
    due: '2013-03-02',
  },
  {
    name: 'same weekday: past several closed ones',
    out: '2013-02-09',
    period: '14 days',
    closedDue: 'same-weekday',
    calendar: { closed: ['2013-02-16', '2013-02-23', '2013-03-02'] },
    due: '2013-03-09',
  },
  {
    name: 'same weekday from one week finds the same day',
    out: '2013-02-09',
    period: '7 days',
    closedDue: 'same-weekday',
    calendar: { closed: ['2013-02-16', '2013-02-23', '2013-03-02'] },
    due: '2013-03-09',
  },
  {
    name: 'same weekday has no meaning for ten days',
    out: '2013-02-09',
    period: '10 days',
    closedDue: 'same-weekday',
    calendar: { closed: ['2013-02-19'] },
    due: '2013-02-20',
  },
  { name: 'three weeks', out: '2026-11-24', period: '3 weeks', due: '2026-12-15' },
  { name: 'a month from the 30th of January', out: '2026-01-30', period: '1 months', due: '2026-02-28' },
  {
    name: 'fixed date at the latest: it cuts',
    out: '2026-05-01',
    period: '21 days',
    fixed: ['2026-05-15', 'before'],
    due: '2026-05-15',
  },
  {
    name: 'fixed date at the latest: the period ends earlier',
    out: '2026-04-01',
    period: '21 days',
    fixed: ['2026-05-15', 'before'],
    due: '2026-04-22',
  },
  {
    name: 'fixed date exactly',
    out: '2026-04-01',
    period: '21 days',
    fixed: ['2026-05-15', 'exactly'],
    due: '2026-05-15',
  },
  {
    name: 'fixed date at the earliest',
    out: '2026-04-01',
    period: '21 days',
    fixed: ['2026-05-15', 'after'],
    due: '2026-05-15',
  },
  {
    name: 'fixed date in New York is the end of its day there',
    out: '2026-12-03',
    period: '90 days',
    fixed: ['2026-12-31', 'exactly'],
    calendar: { timeZone: 'America/New_York' },
    due: '2027-01-01T04:59:59Z',
  },
  {
    name: 'not past the end of the card',
    out: '2012-12-28',
    period: '10 days',
    card: '2013-01-01',
    due: '2013-01-01',
    shortened: true,
  },
  {
    name: 'the end of the card on a closed day moves back',
    out: '2012-12-28',
    period: '10 days',
    card: '2013-01-01',
    calendar: { closed: ['2013-01-01'] },
    due: '2012-12-31',
    shortened: true,
  },
  {
    name: 'the end of the card moves back over two closed days',
    out: '2012-12-28',
    period: '10 days',
    card: '2013-01-01',
    calendar: { closed: ['2013-01-01', '2012-12-31'] },
    due: '2012-12-30',
    shortened: true,
  },
  {
    name: 'a card that ends today on a closed day never puts the due day before the loan',
    out: '2020-10-30T11:00:00Z',
    period: '10 days',
    card: '2020-10-30',
    calendar: { closed: ['2020-10-30'] },
    due: '2020-10-30',
    shortened: true,
  },
  {
    name: 'a card that lasts longer changes nothing',
    out: '2012-12-28',
    period: '10 days',
    card: '2013-01-07',
    due: '2013-01-07',
  },
  {
    name: 'three hours end with the opening hours',
    out: '2023-05-01T14:00:00Z',
    period: '3 hours',
    closedDue: 'end-of-hours',
    calendar: { hours: ['10:00-16:00'] },
    due: '2023-05-01T16:00:00Z',
  },
  {
    name: 'overnight: back at the end of the day',
    out: '2023-05-01T14:00:00Z',
    period: '18 hours',
    closedDue: 'end-of-hours',
    calendar: { hours: ['10:00-16:00'], closed: ['2023-05-02'] },
    due: '2023-05-01T16:00:00Z',
  },
  {
    name: 'overnight: back at the next opening',
    out: '2023-05-01T14:00:00Z',
    period: '18 hours',
    closedDue: 'start-of-next-hours',
    calendar: { hours: ['10:00-16:00'], closed: ['2023-05-02'] },
    due: '2023-05-03T10:00:00Z',
  },
  {
    name: 'next opening is midnight where a day is open round the clock',
    out: '2018-12-15T14:00:00Z',
    period: '5 hours',
    closedDue: 'start-of-next-hours',
    calendar: { hours: ['10:00-16:00'], closed: ['2018-12-16'], days: { '2018-12-17': ['00:00-24:00'] } },
    due: '2018-12-17T00:00:00Z',
  },
  {
    name: 'two hours within opening',
    out: '2026-01-01T13:15:00Z',
    period: '2 hours',
    calendar: { timeZone: 'America/Chicago' },
    due: '2026-01-01T15:15:00Z',
  },
  {
    name: 'hours run through the night when clocks go forward',
    out: '2026-03-08T06:30:00Z',
    period: '4 hours',
    calendar: { timeZone: 'America/New_York' },
    due: '2026-03-08T10:30:00Z',
  },
  {
    name: 'a day loan over the change of clocks ends at the local end of day',
    out: '2026-03-07T15:00:00Z',
    period: '1 days',
    calendar: { timeZone: 'America/New_York' },
    due: '2026-03-09T03:59:59Z',
  },
  {
    name: 'a day loan over the change back',
    out: '2026-10-31T15:00:00Z',
    period: '1 days',
    calendar: { timeZone: 'America/New_York' },
    due: '2026-11-02T04:59:59Z',
  },
  {
    name: 'lent late in the evening, it counts from the local day',
    out: '2026-11-25T03:30:00Z',
    period: '7 days',
    calendar: { timeZone: 'America/Chicago' },
    due: '2026-12-02T05:59:59Z',
  },
  {
    name: 'weekend closed',
    out: '2022-12-07T14:25:46Z',
    period: '3 days',
    calendar: { closed: ['2022-12-10', '2022-12-11'] },
    due: '2022-12-12',
  },
]

describe('when a loan is due', () => {
  for (const test of cases) {
    it(test.name, () => {
      const result = dueDate(facts(test))
      assert.ok(!isRefusal(result))
      assert.equal(result.due.toString(), expected(test))
      assert.equal(result.shortened, test.shortened ?? false)
      assert.ok(result.reasons.some((reason) => reason.decided))
    })
  }
  it('refuses, and does not search for ever, where no day is ever open', () => {
    const result = dueDate(
      facts({
        name: '',
        out: '2026-01-01',
        period: '14 days',
        calendar: { closedWeekdays: [1, 2, 3, 4, 5, 6, 7] },
        due: '',
      }),
    )
    assert.ok(isRefusal(result))
    assert.equal(result.blocks[0]?.code, 'closed-always')
  })
})
