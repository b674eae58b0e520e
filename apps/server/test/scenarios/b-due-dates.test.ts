import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckOut, Renew } from '../../src/modules/circulation/contract.ts'
import { AddException, PutHours } from '../../src/modules/org/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'
import { lendingDesk, moment, period, type LendingDesk, type LendingWords } from './lending-desk.ts'

interface Case extends LendingWords {
  readonly name: string
  readonly is: string
  readonly shortened?: boolean
}

const tenDays = { period: period('10 days') }
const weekend = { hours: ['10:00-16:00'], closed: ['2018-12-16'] }
const out = '2013-02-09T12:00:00Z'
const autumn = { hours: ['07:00-12:00', '13:00-19:00'], closed: ['2020-10-30'] }

const cases: readonly Case[] = [
  { name: 'B01 a loan of ten days ends with the tenth', rule: tenDays, at: out, is: '2013-02-19' },
  {
    name: 'B02 a closed due day may be kept',
    rule: { ...tenDays, closedDue: 'keep' },
    closed: ['2013-02-19'],
    at: out,
    is: '2013-02-19',
  },
  { name: 'B03 rolls to the next open day', rule: tenDays, closed: ['2013-02-19'], at: out, is: '2013-02-20' },
  {
    name: 'B04 closed days within the period do not count where the rule says so',
    rule: { ...tenDays, periodClosedDays: false },
    closed: ['2013-02-12'],
    at: out,
    is: '2013-02-20',
  },
  {
    name: 'B05 rolls to the same weekday',
    rule: { period: period('14 days'), closedDue: 'same-weekday' },
    closed: ['2013-02-23'],
    at: out,
    is: '2013-03-02',
  },
  {
    name: 'B07 rolls to the same weekday past several closed ones',
    rule: { period: period('14 days'), closedDue: 'same-weekday' },
    closed: ['2013-02-16', '2013-02-23', '2013-03-02'],
    at: out,
    is: '2013-03-09',
  },
  {
    name: 'B08 a weekday on which it is never open gives the next open day',
    rule: { period: period('2 weeks'), closedDue: 'same-weekday' },
    closedWeekdays: [6],
    at: out,
    is: '2013-02-24',
  },
  {
    name: 'B09 ten days have no weekday to keep: the next open day',
    rule: { ...tenDays, closedDue: 'same-weekday' },
    closed: ['2013-02-19'],
    at: out,
    is: '2013-02-20',
  },
  {
    name: 'B11 ends with the card',
    rule: tenDays,
    card: '2013-01-01',
    at: '2012-12-28T12:00:00Z',
    is: '2013-01-01',
    shortened: true,
  },
  {
    name: 'B11 ends before a card that ends on a closed day',
    rule: tenDays,
    card: '2013-01-01',
    closed: ['2013-01-01'],
    at: '2012-12-28T12:00:00Z',
    is: '2012-12-31',
    shortened: true,
  },
  {
    name: 'B11 moves back past every closed day, never on',
    rule: tenDays,
    card: '2013-01-01',
    closed: ['2013-01-01', '2012-12-31'],
    at: '2012-12-28T12:00:00Z',
    is: '2012-12-30',
    shortened: true,
  },
  {
    name: 'B12 with every day from the loan to the end of the card closed, it ends with the card, not before the loan',
    rule: tenDays,
    card: '2013-01-01',
    closed: ['2012-12-31', '2013-01-01'],
    at: '2012-12-31T12:00:00Z',
    is: '2013-01-01',
    shortened: true,
  },
  {
    name: 'B13 an hourly loan ends as the branch closes',
    rule: { period: period('3 hours'), closedDue: 'end-of-hours' },
    hours: ['10:00-16:00'],
    at: '2023-05-01T14:00:00Z',
    is: '2023-05-01T16:00:00Z',
  },
  {
    name: 'B14 an hourly loan ends as the branch opens again',
    rule: { period: period('3 hours'), closedDue: 'start-of-next-hours' },
    hours: ['10:00-16:00'],
    at: '2023-05-01T14:00:00Z',
    is: '2023-05-02T10:00:00Z',
  },
  {
    name: 'B15 eighteen hours over a closed day, by closing',
    rule: { period: period('18 hours'), closedDue: 'end-of-hours' },
    hours: ['10:00-16:00'],
    closed: ['2023-05-02'],
    at: '2023-05-01T14:00:00Z',
    is: '2023-05-01T16:00:00Z',
  },
  {
    name: 'B15 eighteen hours over a closed day, by opening',
    rule: { period: period('18 hours'), closedDue: 'start-of-next-hours' },
    hours: ['10:00-16:00'],
    closed: ['2023-05-02'],
    at: '2023-05-01T14:00:00Z',
    is: '2023-05-03T10:00:00Z',
  },
  {
    name: 'B16 over a closed Sunday to the opening on Monday',
    rule: { period: period('5 hours'), closedDue: 'start-of-next-hours' },
    ...weekend,
    at: '2018-12-15T14:00:00Z',
    is: '2018-12-17T10:00:00Z',
  },
  {
    name: 'B17 a day that is open round the clock opens at midnight',
    rule: { period: period('5 hours'), closedDue: 'start-of-next-hours' },
    ...weekend,
    days: { '2018-12-17': ['00:00-24:00'] },
    at: '2018-12-15T14:00:00Z',
    is: '2018-12-17T00:00:00Z',
  },
  {
    name: 'B18 hours until midnight end with their day',
    rule: { period: period('5 hours'), closedDue: 'end-of-hours' },
    days: { '2018-12-15': ['00:00-24:00'], '2018-12-17': ['00:00-24:00'] },
    closed: ['2018-12-16'],
    at: '2018-12-15T22:00:00Z',
    is: '2018-12-15T23:59:59Z',
  },
  {
    name: 'B24 days keep the time of day when clocks go forward',
    rule: { period: period('21 days'), dueTime: 'time-of-loan' },
    timeZone: 'America/Chicago',
    at: '2026-02-20T07:15:00-06:00',
    is: '2026-03-13T07:15:00-05:00',
  },
  {
    name: 'B25 twenty-one days at the same time of day',
    rule: { period: period('21 days'), dueTime: 'time-of-loan' },
    timeZone: 'America/Chicago',
    at: '2026-01-01T07:15:00-06:00',
    is: '2026-01-22T07:15:00-06:00',
  },
  {
    name: 'B25 two hours',
    rule: { period: period('2 hours') },
    timeZone: 'America/Chicago',
    at: '2026-01-01T07:15:00-06:00',
    is: '2026-01-01T09:15:00-06:00',
  },
  {
    name: 'B26 hours are hours when clocks go back',
    rule: { period: period('4 hours') },
    timeZone: 'America/Chicago',
    at: '2026-11-01T00:30:00-05:00',
    is: '2026-11-01T03:30:00-06:00',
  },
  {
    name: 'B27 a fixed date ends with the day of the branch',
    rule: {
      terms: { mode: 'exactly', terms: [{ from: '2026-01-01', to: '2026-12-31', due: '2026-12-31' }] },
    },
    timeZone: 'America/New_York',
    at: '2026-12-10T12:00:00-05:00',
    is: '2027-01-01T04:59:59Z',
  },
  {
    name: 'B28 the last evening of a term is in the term, whatever day it is in UTC',
    rule: {
      terms: {
        mode: 'exactly',
        terms: [
          { from: '2026-09-01', to: '2026-12-31', due: '2027-01-10' },
          { from: '2027-01-01', to: '2027-06-30', due: '2027-07-10' },
        ],
      },
    },
    timeZone: 'America/New_York',
    at: '2026-12-31T22:00:00-05:00',
    is: '2027-01-10T23:59:59-05:00',
  },
  {
    name: 'B31 (c) ends with the open day before the card',
    rule: { period: period('3 days'), cardEnds: 'previous-open-day' },
    closed: ['2026-03-03'],
    card: '2026-03-03',
    at: '2026-03-02T16:00:00Z',
    is: '2026-03-02',
    shortened: true,
  },
  {
    name: 'B31 (b) an hourly loan ends with the hours before a card that ends at night',
    rule: { period: period('40 hours'), closedDue: 'end-of-hours' },
    ...autumn,
    card: '2020-10-29',
    at: '2020-10-29T16:00:00Z',
    is: '2020-10-29T19:00:00Z',
    shortened: true,
  },
  {
    name: 'B31 loans may outlast the card where the rule says so',
    rule: { ...tenDays, cardEnds: 'ignore' },
    card: '2013-02-12',
    at: out,
    is: '2013-02-19',
  },
  {
    name: 'B33 staff choose a day far ahead: it ends with that day',
    rule: tenDays,
    due: '4999-12-18T12:34:56Z',
    at: '2026-03-02T10:00:00Z',
    is: '4999-12-18',
  },
  {
    name: 'B34 staff choose a moment for an hourly loan: it stays to the minute',
    rule: { period: period('2 hours') },
    due: '2026-03-03T12:34:00Z',
    at: '2026-03-02T10:00:00Z',
    is: '2026-03-03T12:34:00Z',
  },
  {
    name: 'B37 (b) lent on a closed day, it ends with the card and never before the loan',
    rule: { period: period('3 days'), closedDue: 'next-open-day' },
    ...autumn,
    card: '2020-10-30',
    at: '2020-10-30T10:00:00Z',
    is: '2020-10-30',
    shortened: true,
  },
]

describe('due dates', () => {
  let library: TestLibrary
  let desk: LendingDesk
  before(async () => {
    library = await openLibrary()
    desk = lendingDesk(library)
  })
  after(() => library.stop())

  for (const { name, is, shortened = false, ...words } of cases) {
    it(name, async () => {
      const { loan } = await desk.loan(words)
      assert.deepEqual([loan.due, loan.shortened], [moment(is), shortened])
    })
  }

  it('B07 renews to the same weekday too', async () => {
    const { loan } = await desk.loan({
      rule: { period: period('1 days'), renewalPeriod: period('7 days'), closedDue: 'same-weekday' },
      closed: ['2013-02-16', '2013-02-23', '2013-03-02'],
      at: out,
    })
    const renewed = await library.carrel.must(Renew, { params: { id: loan.id }, body: {} })
    assert.equal(renewed.loan.due, moment('2013-03-09'))
  })

  it('B23 refuses where no open day is to come: when the calendar is saved, and at the loan at the latest', async () => {
    const branch = await desk.branch()
    const weekly = await library.carrel.call(PutHours, { params: { id: branch }, body: { hours: [] } })
    assert.deepEqual(codes(weekly), ['closed-always'])
    library.at('2030-03-02T10:00:00Z')
    const years = await library.carrel.call(AddException, {
      params: { id: branch },
      body: { from: '2030-01-01', to: '2045-12-31', name: 'Rebuilding' },
    })
    const { id: patron } = await library.patron(desk.name())
    const { barcode } = await library.item(desk.name(), { branch })
    const lent = await library.carrel.call(CheckOut, { body: { patron, barcode, branch } })
    assert.deepEqual(codes(years.ok ? lent : years), ['closed-always'])
  })

  for (const [name, words, card, is] of [
    [
      'B31 (a) ends at the moment at which the card ends',
      { closedDue: 'keep' },
      '2020-10-29T11:00:00Z',
      '2020-10-29T11:00:00Z',
    ],
    [
      'B37 (a) never ends after a card that ends within an open day',
      { closedDue: 'previous-open-day' },
      '2020-10-29T12:00:00Z',
      '2020-10-29T12:00:00Z',
    ],
  ] as const) {
    it(name, async () => {
      const itemType = await desk.itemType()
      await desk.rule({ itemType }, { period: period('3 days'), ...words })
      const branch = await desk.branch(autumn)
      library.at('2020-10-29T10:00:00Z')
      const { id: patron } = await library.patron(desk.name(), { expires: undefined, expiresAt: card })
      const lend = async () => {
        const { barcode } = await library.item(desk.name(), { itemType, branch })
        return library.carrel.call(CheckOut, { body: { patron, barcode, branch } })
      }
      const lent = await lend()
      assert.deepEqual(lent.ok && [lent.value.loan.due, lent.value.loan.shortened], [is, true])
      library.at('2020-10-29T12:30:00Z')
      assert.deepEqual(codes(await lend()), ['patron-expired'])
    })
  }

  it('B35 renews to the end of the term at the latest', async () => {
    const { loan } = await desk.loan({
      rule: {
        period: period('2 weeks'),
        renewFrom: 'due',
        terms: { mode: 'before', terms: [{ from: '2018-03-01', to: '2018-03-31', due: '2018-03-31' }] },
      },
      at: '2018-03-07T11:00:00Z',
    })
    assert.equal(loan.due, moment('2018-03-21'))
    const renewed = await library.carrel.must(Renew, { params: { id: loan.id }, body: {} })
    assert.equal(renewed.loan.due, moment('2018-03-31'))
  })

  it('B36 does not renew on a day of no term, and says so beside every other reason', async () => {
    const { loan } = await desk.loan({
      rule: {
        renewals: 0,
        terms: { mode: 'exactly', terms: [{ from: '2018-03-01', to: '2018-03-31', due: '2018-04-10' }] },
      },
      at: '2018-03-07T11:00:00Z',
    })
    library.at('2018-04-05T11:00:00Z')
    const refused = await library.carrel.call(Renew, { params: { id: loan.id }, body: {} })
    assert.deepEqual(codes(refused), ['renewal-limit', 'outside-terms'])
  })
})
