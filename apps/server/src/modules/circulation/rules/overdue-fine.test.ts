import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarFor, type TestCalendar } from './calendar.fixture.ts'
import { dayWords } from './words.ts'
import { overdueFine, type FineFacts } from './overdue-fine.ts'

interface Case {
  readonly name: string
  readonly due: string
  readonly back: string
  readonly fine?: string
  readonly every?: string
  readonly grace?: string
  readonly graceFree?: boolean
  readonly full?: boolean
  readonly reminders?: readonly (readonly [string, number])[]
  readonly cap?: number
  readonly price?: number
  readonly skipClosed?: boolean
  readonly calendar?: TestCalendar
  readonly amount: number
}

const usd = (amount: number) => ({ amount, currency: 'USD' })

function period(text: string) {
  const [count = '1', unit = 'days'] = text.split(' ')
  return { count: Number(count), unit: unit as NonNullable<FineFacts['grace']>['unit'] }
}

function moment(text: string, end: boolean): Temporal.Instant {
  return Temporal.Instant.from(text.length === 10 ? `${text}T${end ? '23:59:59' : '10:00:00'}Z` : text)
}

function facts(test: Case): FineFacts {
  return {
    due: moment(test.due, true),
    until: moment(test.back, false),
    fine: { amount: usd(Math.round(Number(test.fine ?? '1.00') * 100)), every: period(test.every ?? '1 days') },
    units: test.full === true ? 'full' : 'started',
    grace: test.grace === undefined ? undefined : period(test.grace),
    graceCharged: test.graceFree !== true,
    reminders: test.reminders?.map(([after, amount]) => ({ after: period(after), amount: usd(amount) })),
    cap: test.cap === undefined ? undefined : usd(test.cap),
    priceCap: test.price === undefined ? undefined : usd(test.price),
    closedDaysCount: !test.skipClosed,
    calendar: calendarFor(test.calendar),
    currency: 'USD',
    words: dayWords('en-GB', 'UTC', moment(test.back, false)),
  }
}

const lunch: TestCalendar = {
  closedWeekdays: [1, 2, 3, 4, 5, 6, 7],
  days: { '2020-01-22': ['07:00-12:00', '13:30-18:30'] },
}

const cases: readonly Case[] = [
  { name: 'a dollar a day, twenty-nine days', due: '2000-01-01', back: '2000-01-30', amount: 2900 },
  { name: 'back on the due day', due: '2000-01-30', back: '2000-01-30', amount: 0 },
  { name: 'back before', due: '2000-01-30', back: '2000-01-20', amount: 0 },
  {
    name: 'back the minute after midnight is one day late',
    due: '2000-01-01',
    back: '2000-01-02T00:01:00Z',
    amount: 100,
  },
  {
    name: 'a begun unit counts in full',
    due: '2026-09-01T17:00:00Z',
    back: '2026-09-02T18:00:00Z',
    fine: '3.00',
    amount: 600,
  },
  {
    name: 'seconds begin no unit',
    due: '2026-05-01T15:00:00Z',
    back: '2026-05-01T15:00:30Z',
    fine: '0.10',
    every: '1 minutes',
    amount: 0,
  },
  {
    name: 'a minute does',
    due: '2026-05-01T15:00:00Z',
    back: '2026-05-01T15:01:00Z',
    fine: '0.10',
    every: '1 minutes',
    amount: 10,
  },
  {
    name: 'closed days do not count',
    due: '2024-06-01',
    back: '2024-06-14',
    skipClosed: true,
    calendar: { closed: ['2024-06-05'] },
    amount: 1200,
  },
  {
    name: 'closed days count where the rule says so',
    due: '2024-06-01',
    back: '2024-06-14',
    calendar: { closed: ['2024-06-05'] },
    amount: 1300,
  },
  {
    name: 'open part of one day only, by the day',
    due: '2020-01-22T12:00:00Z',
    back: '2020-01-25T12:00:00Z',
    fine: '5.00',
    skipClosed: true,
    calendar: lunch,
    amount: 500,
  },
  {
    name: 'open hours only, by the hour',
    due: '2020-01-18T00:00:00Z',
    back: '2020-01-25T00:00:00Z',
    every: '1 hours',
    skipClosed: true,
    calendar: lunch,
    amount: 1000,
  },
  {
    name: 'all days closed',
    due: '2024-06-01',
    back: '2024-06-03',
    skipClosed: true,
    calendar: { closed: ['2024-06-02', '2024-06-03'] },
    amount: 0,
  },
  {
    name: 'grace not yet used up',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-01T14:15:00Z',
    grace: '5 hours',
    every: '1 hours',
    amount: 0,
  },
  {
    name: 'grace passed: the whole time counts',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-01T14:15:00Z',
    grace: '4 hours',
    every: '1 hours',
    amount: 500,
  },
  {
    name: 'three days and half an hour of three days',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-04T10:30:00Z',
    grace: '3 days',
    amount: 400,
  },
  {
    name: 'three days and half an hour of four days',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-04T10:30:00Z',
    grace: '4 days',
    amount: 0,
  },
  {
    name: 'a month of grace is a calendar month',
    due: '2026-01-31T10:00:00Z',
    back: '2026-02-28T10:00:00Z',
    grace: '1 months',
    amount: 0,
  },
  { name: 'by the week', due: '2026-05-01', back: '2026-05-10', fine: '2.00', every: '1 weeks', amount: 400 },
  { name: 'by the month', due: '2026-01-31', back: '2026-03-01', fine: '5.00', every: '1 months', amount: 1000 },
  { name: 'held at the cap', due: '2000-01-01', back: '2000-01-30', cap: 1000, amount: 1000 },
  {
    name: 'held at the price of the item when that is less',
    due: '2000-01-01',
    back: '2000-01-30',
    cap: 1000,
    price: 799,
    amount: 799,
  },
  {
    name: 'grace that is not charged comes off',
    due: '2026-05-01',
    back: '2026-05-06',
    grace: '2 days',
    graceFree: true,
    amount: 300,
  },
  {
    name: 'hours of grace that are not charged come off',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-01T14:15:00Z',
    grace: '4 hours',
    graceFree: true,
    every: '1 hours',
    amount: 100,
  },
  {
    name: 'closed days use up no grace where they do not count',
    due: '2024-06-04',
    back: '2024-06-06',
    grace: '1 days',
    skipClosed: true,
    calendar: { closed: ['2024-06-05'] },
    amount: 0,
  },
  {
    name: 'open minutes of grace that are not charged come off',
    due: '2020-01-22T07:00:00Z',
    back: '2020-01-22T18:00:00Z',
    grace: '30 minutes',
    graceFree: true,
    every: '1 hours',
    skipClosed: true,
    calendar: lunch,
    amount: 900,
  },
  {
    name: 'only full weeks',
    due: '2026-05-01',
    back: '2026-05-10',
    fine: '2.00',
    every: '1 weeks',
    full: true,
    amount: 200,
  },
  {
    name: 'only full hours',
    due: '2026-05-01T10:00:00Z',
    back: '2026-05-01T12:59:00Z',
    every: '1 hours',
    full: true,
    amount: 200,
  },
  {
    name: 'only full days of a loan by the hour',
    due: '2026-09-01T17:00:00Z',
    back: '2026-09-02T18:00:00Z',
    fine: '3.00',
    full: true,
    amount: 300,
  },
  { name: 'a day is full the day after', due: '2026-05-01', back: '2026-05-02', full: true, amount: 100 },
  { name: 'every third day begun', due: '2026-05-01', back: '2026-05-05', every: '3 days', amount: 200 },
  { name: 'every third day in full', due: '2026-05-01', back: '2026-05-05', every: '3 days', full: true, amount: 100 },
  {
    name: 'two open days are not three, whatever was closed between',
    due: '2024-06-01',
    back: '2024-06-06',
    every: '3 days',
    skipClosed: true,
    calendar: { closed: ['2024-06-02', '2024-06-03', '2024-06-04'] },
    full: true,
    amount: 0,
  },
  {
    name: 'no reminder is due before its time',
    due: '2026-05-01',
    back: '2026-05-03',
    reminders: [
      ['3 days', 100],
      ['7 days', 200],
    ],
    amount: 0,
  },
  {
    name: 'a reminder costs its fee, the next comes so long after it',
    due: '2026-05-01',
    back: '2026-05-11',
    reminders: [
      ['3 days', 100],
      ['7 days', 200],
      ['7 days', 500],
    ],
    amount: 300,
  },
  {
    name: 'the clocks going back give a day of twenty-five hours, one day',
    due: '2026-11-01T03:59:59Z',
    back: '2026-11-02T14:00:00Z',
    calendar: { timeZone: 'America/New_York' },
    amount: 200,
  },
  {
    name: 'an hour that comes twice is two hours late',
    due: '2026-11-01T05:30:00Z',
    back: '2026-11-01T07:30:00Z',
    every: '1 hours',
    calendar: { timeZone: 'America/New_York' },
    amount: 200,
  },
  {
    name: 'the day clocks go forward is one day',
    due: '2026-03-08T04:59:59Z',
    back: '2026-03-09T15:00:00Z',
    calendar: { timeZone: 'America/New_York' },
    amount: 200,
  },
]

describe('the fine for an overdue loan', () => {
  for (const test of cases) {
    it(test.name, () => {
      assert.equal(overdueFine(facts(test)).amount.amount, test.amount)
    })
  }
  it('says what it is made of', () => {
    const fine = overdueFine(facts({ name: '', due: '2000-01-01', back: '2000-01-30', cap: 1000, amount: 1000 }))
    assert.deepEqual(
      fine.reasons.filter((reason) => reason.decided).map((reason) => reason.text),
      ['$1.00 for each day begun, 29 in all', 'Held at $10.00, the most that is asked for one loan'],
    )
  })
})
