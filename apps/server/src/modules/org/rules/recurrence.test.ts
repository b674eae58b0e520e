import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exceptionOn, hoursOf, isOpen, makeCalendar, nextOpenDay, type ExceptionalDays } from './calendar.ts'
import { dayOf } from './day-number.ts'
import { easterOf } from './easter.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const hours = (opens: number, closes: number) => ({ opens: opens * 60, closes: closes * 60 })

let ids = 0
function days(from: string, more: Partial<ExceptionalDays> = {}): ExceptionalDays {
  return { id: ++ids, from: day(from), to: day(from), name: '', hours: [], repeats: 'never', ...more }
}

function calendar(exceptions: readonly ExceptionalDays[], seasons: Parameters<typeof makeCalendar>[0]['seasons'] = []) {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...hours(9, 18) }))
  return makeCalendar({ branch: 1, timeZone: 'UTC', hours: week, seasons, exceptions })
}

describe('days that come again', () => {
  const cases: readonly [string, ExceptionalDays, readonly string[], readonly string[]][] = [
    [
      'every Sunday',
      days('2026-01-04', { repeats: 'weekly' }),
      ['2026-01-04', '2029-07-01'],
      ['2025-12-28', '2026-01-05'],
    ],
    [
      'every second week on Monday and Tuesday',
      days('2026-01-05', { repeats: 'weekly', every: 2, weekdays: [1, 2] }),
      ['2026-01-05', '2026-01-06', '2026-01-19', '2026-06-22'],
      ['2026-01-12', '2026-01-13', '2026-01-07'],
    ],
    [
      'the fourth Thursday in November and the day after',
      days('2020-01-01', { to: day('2020-01-02'), repeats: 'nth-weekday', weekdays: [4], nth: 4, month: 11 }),
      ['2026-11-26', '2026-11-27', '2027-11-25'],
      ['2026-11-25', '2026-11-28', '2026-10-22'],
    ],
    [
      'the last Monday of every month until June',
      days('2026-01-01', { repeats: 'nth-weekday', weekdays: [1], nth: -1, until: day('2026-06-30') }),
      ['2026-01-26', '2026-05-25', '2026-06-29'],
      ['2026-07-27', '2026-05-18'],
    ],
    [
      'Good Friday to Easter Monday',
      days('2020-01-01', { to: day('2020-01-04'), repeats: 'easter', easterOffset: -2 }),
      ['2026-04-03', '2026-04-06', '2024-03-29', '2025-04-21'],
      ['2026-04-02', '2026-04-07'],
    ],
    [
      'every second year',
      days('2025-05-01', { repeats: 'yearly', every: 2 }),
      ['2025-05-01', '2027-05-01'],
      ['2026-05-01', '2023-05-01'],
    ],
    [
      'the leap day',
      days('2024-02-29', { repeats: 'yearly' }),
      ['2024-02-29', '2028-02-29'],
      ['2026-02-28', '2026-03-01'],
    ],
    [
      'over the turn of the year, but not once',
      days('2024-12-24', { to: day('2025-01-02'), repeats: 'yearly', except: [day('2026-12-24')] }),
      ['2025-01-01', '2025-12-31', '2026-01-02', '2027-12-24'],
      ['2026-12-26', '2027-01-02', '2024-12-23'],
    ],
    [
      'listed days of two days each',
      days('2026-02-01', { to: day('2026-02-02'), repeats: 'dates', dates: [day('2026-02-10'), day('2026-12-31')] }),
      ['2026-02-10', '2026-02-11', '2027-01-01'],
      ['2026-02-01', '2026-02-12'],
    ],
  ]
  for (const [name, exception, closed, open] of cases)
    it(`are closed ${name}`, () => {
      const asked = calendar([exception])
      assert.deepEqual(
        closed.filter((text) => isOpen(asked, day(text))),
        [],
      )
      assert.deepEqual(
        open.filter((text) => !isOpen(asked, day(text))),
        [],
      )
    })

  it('know Easter of both churches', () => {
    const found = (year: number, reckoning?: 'orthodox') => dayOf(easterOf(year, reckoning)).toString()
    assert.deepEqual(
      [1818, 2000, 2024, 2025, 2026, 2038].map((year) => found(year)),
      ['1818-03-22', '2000-04-23', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'],
    )
    assert.deepEqual(
      [2023, 2024, 2025, 2026].map((year) => found(year, 'orthodox')),
      ['2023-04-16', '2024-05-05', '2025-04-20', '2026-04-12'],
    )
  })
})

describe('what counts when several exceptions meet', () => {
  it('an exceptional opening of days beats a weekly closing', () => {
    const sundays = days('2026-01-04', { repeats: 'weekly' })
    const fair = days('2026-03-07', { to: day('2026-03-08'), hours: [hours(7, 23)] })
    assert.deepEqual(hoursOf(calendar([fair, sundays]), day('2026-03-08')), [hours(7, 23)])
  })

  it('a branch beats the system above it on the same day, a holiday beats short hours of a month', () => {
    const holiday = days('2020-07-04', { repeats: 'yearly', level: 1, name: 'Holiday' })
    const parade = days('2026-07-04', { hours: [hours(8, 12)], name: 'Parade' })
    const july = days('2026-07-01', { to: day('2026-07-31'), hours: [hours(10, 14)] })
    assert.equal(exceptionOn(calendar([holiday, parade, july]), day('2026-07-04'))?.name, 'Parade')
    assert.equal(exceptionOn(calendar([holiday, july]), day('2026-07-04'))?.name, 'Holiday')
  })

  it('an unforeseen closing takes away whatever else is open, and overlapping ones together', () => {
    const fair = days('2026-03-08', { hours: [hours(7, 23)] })
    const storm = days('2026-03-07', { to: day('2026-03-09'), closing: 1 })
    const power = days('2026-03-09', { hours: [hours(12, 14)], effect: 'closed-between', closing: 2 })
    const later = days('2026-03-10', { hours: [hours(12, 14)], effect: 'closed-between', closing: 2 })
    const asked = calendar([fair, storm, power, later])
    assert.equal(isOpen(asked, day('2026-03-08')), false)
    assert.equal(isOpen(asked, day('2026-03-09')), false)
    assert.deepEqual(hoursOf(asked, day('2026-03-10')), [hours(9, 12), hours(14, 18)])
    assert.equal(String(nextOpenDay(asked, day('2026-03-06'))), '2026-03-10')
  })

  it('hours that are open beside the others join them', () => {
    const late = days('2026-01-01', { repeats: 'weekly', weekdays: [4], hours: [hours(18, 21)], effect: 'also-open' })
    assert.deepEqual(hoursOf(calendar([late]), day('2026-01-08')), [hours(9, 21)])
  })

  it('a season has a week of its own, a shorter one inside it another', () => {
    const weekdays = (opens: number) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...hours(opens, 14) }))
    const season = (id: number, from: string, to: string, opens: number) => ({
      id,
      name: String(id),
      from: day(from),
      to: day(to),
      repeats: 'yearly' as const,
      hours: weekdays(opens),
    })
    const asked = calendar(
      [days('2026-07-14')],
      [season(1, '2025-06-15', '2025-09-01', 10), season(2, '2025-08-01', '2025-08-07', 8)],
    )
    assert.deepEqual(hoursOf(asked, day('2026-06-15')), [hours(10, 14)])
    assert.deepEqual(hoursOf(asked, day('2026-06-14')), [hours(9, 18)])
    assert.deepEqual(hoursOf(asked, day('2026-06-20')), [])
    assert.deepEqual(hoursOf(asked, day('2027-08-03')), [hours(8, 14)])
    assert.equal(isOpen(asked, day('2026-07-14')), false)
  })

  it('thousands of them cost one look for each day that is asked', () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      days(
        day('2020-01-01')
          .add({ days: i * 2 })
          .toString(),
      ),
    )
    const asked = calendar(many)
    assert.equal(String(nextOpenDay(asked, day('2026-03-01'))), '2026-03-03')
  })
})
