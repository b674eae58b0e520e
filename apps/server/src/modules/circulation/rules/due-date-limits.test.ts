import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isRefusal } from '../../../platform/refusal.ts'
import { dueDate } from './due-date.ts'
import { expected, facts, type Case } from './due-date.fixture.ts'

const term = ['exactly', '2026-09-01', '2026-12-20', '2027-01-15'] as const

const cases: readonly Case[] = [
  {
    name: 'closed days within the period do not count where the rule says so',
    out: '2013-02-09',
    period: '10 days',
    openDaysOnly: true,
    calendar: { closed: ['2013-02-12', '2013-02-13'] },
    due: '2013-02-21',
  },
  {
    name: 'two weeks of open days only',
    out: '2026-03-02',
    period: '2 weeks',
    openDaysOnly: true,
    calendar: { closedWeekdays: [6, 7] },
    due: '2026-03-20',
  },
  {
    name: 'the time of day of the loan is kept where the rule says so',
    out: '2026-01-01T13:15:00Z',
    period: '21 days',
    dueTime: 'time-of-loan',
    calendar: { timeZone: 'America/Chicago' },
    due: '2026-01-22T13:15:00Z',
  },
  {
    name: 'the time of day is kept over a change of clocks',
    out: '2026-02-20T13:15:00Z',
    period: '21 days',
    dueTime: 'time-of-loan',
    calendar: { timeZone: 'America/Chicago' },
    due: '2026-03-13T12:15:00Z',
  },
  {
    name: 'moved from a closed day, it ends with the new day all the same',
    out: '2026-03-02',
    period: '1 weeks',
    dueTime: 'time-of-loan',
    calendar: { closed: ['2026-03-09'] },
    due: '2026-03-10',
  },
  {
    name: 'a fixed day at the latest that is closed moves back, not on',
    out: '2026-05-01',
    period: '21 days',
    fixed: ['2026-05-15', 'before'],
    calendar: { closed: ['2026-05-15'] },
    due: '2026-05-14',
  },
  {
    name: 'no closed day moves a loan past the fixed day',
    out: '2026-05-01',
    period: '14 days',
    fixed: ['2026-05-16', 'before'],
    calendar: { closed: ['2026-05-15', '2026-05-16'] },
    due: '2026-05-14',
  },
  {
    name: 'a fixed day at the earliest that is closed moves on, never back',
    out: '2026-05-01',
    period: '3 days',
    fixed: ['2026-05-15', 'after'],
    closedDue: 'previous-open-day',
    calendar: { closed: ['2026-05-15'] },
    due: '2026-05-16',
  },
  { name: 'a term: due on its day', out: '2026-09-10', period: '2 weeks', terms: term, due: '2027-01-15' },
  {
    name: 'a term at the latest cuts',
    out: '2026-12-15',
    period: '2 months',
    terms: ['before', '2026-09-01', '2026-12-20', '2027-01-15'],
    due: '2027-01-15',
  },
  {
    name: 'a term at the latest leaves what ends before',
    out: '2026-09-10',
    period: '2 weeks',
    terms: ['before', '2026-09-01', '2026-12-20', '2027-01-15'],
    due: '2026-09-24',
  },
  {
    name: 'the last day of a term counts by the clock of the branch',
    out: '2026-12-21T03:00:00Z',
    period: '2 weeks',
    terms: term,
    calendar: { timeZone: 'America/New_York' },
    due: '2027-01-15',
  },
  {
    name: 'cut to the moment at which the card ends',
    out: '2020-10-29T10:00:00Z',
    period: '3 days',
    card: '2020-10-29T11:00:00Z',
    closedDue: 'keep',
    due: '2020-10-29T11:00:00Z',
    shortened: true,
  },
  {
    name: 'cut to the end of the hours before a card that ends in the night',
    out: '2020-10-29T16:00:00Z',
    period: '3 days',
    card: '2020-10-30T04:00:00Z',
    closedDue: 'end-of-hours',
    calendar: {
      hours: ['00:00-24:00'],
      closed: ['2020-10-30'],
      days: { '2020-10-29': ['07:00-12:00', '13:00-19:00'] },
    },
    due: '2020-10-29T19:00:00Z',
    shortened: true,
  },
  {
    name: 'cut to the open day before a card that ends on a closed one',
    out: '2026-03-02T16:00:00Z',
    period: '3 days',
    card: '2026-03-03T16:00:00Z',
    cut: 'previous-open-day',
    calendar: { closed: ['2026-03-03'] },
    due: '2026-03-02T23:59:59Z',
    shortened: true,
  },
  {
    name: 'never cut to after the card: an open day ends for it at its hour',
    out: '2020-10-29T10:00:00Z',
    period: '3 days',
    card: '2020-10-29T12:00:00Z',
    closedDue: 'previous-open-day',
    due: '2020-10-29T12:00:00Z',
    shortened: true,
  },
  {
    name: 'never cut to before the loan itself',
    out: '2020-10-30T10:00:00Z',
    period: '3 days',
    card: '2020-10-30T11:00:00Z',
    calendar: { closed: ['2020-10-30'] },
    due: '2020-10-30T11:00:00Z',
    shortened: true,
  },
  {
    name: 'a card that ended before the loan, passed by staff, cuts nothing',
    out: '2026-03-02',
    period: '2 weeks',
    card: '2026-02-28',
    due: '2026-03-16',
  },
  {
    name: 'hours until midnight end with their day',
    out: '2018-12-17T22:00:00Z',
    period: '5 hours',
    closedDue: 'end-of-hours',
    calendar: { closed: ['2018-12-18'] },
    due: '2018-12-17T23:59:59Z',
  },
  {
    name: 'an hour that lies before the loan is no end of hours: the next opening is',
    out: '2018-12-15T20:00:00Z',
    period: '1 hours',
    closedDue: 'end-of-hours',
    calendar: { hours: ['10:00-16:00'] },
    due: '2018-12-16T10:00:00Z',
  },
]

describe('what binds a due date', () => {
  for (const test of cases) {
    it(test.name, () => {
      const result = dueDate(facts(test))
      assert.ok(!isRefusal(result))
      assert.equal(result.due.toString(), expected(test))
      assert.equal(result.shortened, test.shortened ?? false)
    })
  }
  it('refuses what is lent in no term, or after its fixed day', () => {
    const code = (test: Partial<Case>) => {
      const result = dueDate(facts({ name: '', out: '2027-02-01', period: '2 weeks', due: '', ...test }))
      return isRefusal(result) ? result.blocks.map((block) => block.code) : []
    }
    assert.deepEqual(code({ terms: term }), ['outside-terms'])
    assert.deepEqual(code({ fixed: ['2027-01-31', 'before'] }), ['fixed-due-passed'])
    assert.deepEqual(code({ fixed: ['2027-01-31', 'after'] }), [])
  })
})
