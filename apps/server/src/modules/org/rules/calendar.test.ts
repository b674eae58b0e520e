import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  exceptionOn,
  hoursOf,
  isOpen,
  makeCalendar,
  nextOpenDay,
  openDayOnOrAfter,
  openDayOnOrBefore,
  openDaysBetween,
  openSameWeekday,
  previousOpenDay,
  type ExceptionalDays,
} from './calendar.ts'
import { dayNumber, dayOf, weekdayOf } from './day-number.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const hours = (opens: number, closes: number) => ({ opens: opens * 60, closes: closes * 60 })
const everyDay = [1, 2, 3, 4, 5, 6, 7]

let exceptions = 0
function days(from: string, to: string = from, more: Partial<ExceptionalDays> = {}): ExceptionalDays {
  return { id: ++exceptions, from: day(from), to: day(to), name: '', hours: [], repeats: 'never', ...more }
}

function calendar(weekdays: readonly number[], exceptional: readonly ExceptionalDays[] = []) {
  return makeCalendar({
    branch: 1,
    timeZone: 'UTC',
    hours: weekdays.map((weekday) => ({ weekday, ...hours(9, 18) })),
    exceptions: exceptional,
  })
}

describe('the days of a branch', () => {
  it('finds the next open day through a winter of closings', () => {
    const winter = calendar(
      [1, 2, 3, 4, 5],
      [
        days('2000-01-03', '2000-01-05'),
        days('2000-01-09', '2000-01-22'),
        days('2000-01-24'),
        days('2000-01-27', '2000-01-28'),
        days('2000-01-29', '2000-01-30', { hours: [hours(9, 18)] }),
      ],
    )
    const expected = {
      '2000-01-01': '2000-01-06',
      '2000-01-04': '2000-01-06',
      '2000-01-06': '2000-01-06',
      '2000-01-07': '2000-01-07',
      '2000-01-09': '2000-01-25',
      '2000-01-13': '2000-01-25',
      '2000-01-26': '2000-01-26',
      '2000-01-27': '2000-01-29',
      '2000-01-30': '2000-01-30',
      '2000-02-05': '2000-02-07',
    }
    for (const [from, to] of Object.entries(expected)) {
      assert.equal(String(openDayOnOrAfter(winter, day(from))), to, `from ${from}`)
    }
  })

  it('knows the open days around a closed and around an exceptional day', () => {
    const plain = calendar([1, 2, 3, 4, 5], [days('2022-12-10', '2022-12-11')])
    assert.equal(String(previousOpenDay(plain, day('2022-12-10'))), '2022-12-09')
    assert.equal(String(nextOpenDay(plain, day('2022-12-10'))), '2022-12-12')
    const exceptional = calendar(
      [1, 2, 3, 4, 5],
      [days('2022-12-12', '2022-12-13'), days('2022-12-17', '2022-12-17', { name: 'Fair', hours: [hours(7, 23)] })],
    )
    assert.equal(String(previousOpenDay(exceptional, day('2022-12-10'))), '2022-12-09')
    assert.equal(String(nextOpenDay(exceptional, day('2022-12-10'))), '2022-12-14')
    assert.equal(String(previousOpenDay(exceptional, day('2022-12-17'))), '2022-12-16')
    assert.equal(String(nextOpenDay(exceptional, day('2022-12-17'))), '2022-12-19')
    assert.equal(exceptionOn(exceptional, day('2022-12-17'))?.name, 'Fair')
    assert.deepEqual(hoursOf(exceptional, day('2022-12-17')), [hours(7, 23)])
    assert.equal(exceptionOn(exceptional, day('2022-12-16')), undefined)
  })

  it('moves a due day to the next open day', () => {
    const december = calendar(everyDay, [days('2022-12-10', '2022-12-11')])
    assert.equal(String(openDayOnOrAfter(december, day('2022-12-06').add({ days: 3 }))), '2022-12-09')
    assert.equal(String(openDayOnOrAfter(december, day('2022-12-07').add({ days: 3 }))), '2022-12-12')
  })

  it('moves a due day to the same weekday of an open week', () => {
    const one = calendar(everyDay, [days('2013-02-23')])
    assert.equal(String(openSameWeekday(one, day('2013-02-23'))), '2013-03-02')
    const three = calendar(everyDay, [days('2013-02-16'), days('2013-02-23'), days('2013-03-02')])
    assert.equal(String(openSameWeekday(three, day('2013-02-23'))), '2013-03-09')
    assert.equal(String(openSameWeekday(three, day('2013-02-16'))), '2013-03-09')
  })

  it('takes the next open day where the weekday is never open', () => {
    const noSaturdays = calendar([1, 2, 3, 4, 5], [days('2030-01-05', '2030-01-05', { hours: [hours(9, 12)] })])
    assert.equal(String(openSameWeekday(noSaturdays, day('2026-11-28'))), '2026-11-30')
  })

  it('moves back to the last open day, never forward', () => {
    const newYear = calendar(everyDay, [days('2012-12-31', '2013-01-01')])
    assert.equal(String(openDayOnOrBefore(newYear, day('2013-01-01'))), '2012-12-30')
    assert.equal(String(openDayOnOrBefore(newYear, day('2012-12-30'))), '2012-12-30')
  })

  it('repeats a holiday every year from its first on, across the turn of the year too', () => {
    const yearly = calendar(everyDay, [
      days('2024-07-04', '2024-07-04', { repeats: 'yearly' }),
      days('2024-12-24', '2025-01-01', { repeats: 'yearly' }),
    ])
    const open = (text: string) => isOpen(yearly, day(text))
    assert.deepEqual(['2023-07-04', '2024-07-04', '2029-07-04'].map(open), [true, false, false])
    assert.deepEqual(['2024-12-23', '2024-12-31', '2026-12-24', '2027-01-01', '2027-01-02'].map(open), [
      true,
      false,
      false,
      false,
      true,
    ])
    assert.equal(open('2024-01-01'), true)
  })

  it('lets the narrower exception decide, then the one-off one, then the later one', () => {
    const summer = days('2026-06-01', '2026-08-31', { name: 'Summer', hours: [hours(10, 14)] })
    const holiday = days('2024-07-04', '2024-07-04', { name: 'Holiday', repeats: 'yearly' })
    const parade = days('2026-07-04', '2026-07-04', { name: 'Parade', hours: [hours(8, 10)] })
    assert.equal(exceptionOn(calendar(everyDay, [summer, holiday]), day('2026-07-04'))?.name, 'Holiday')
    assert.equal(exceptionOn(calendar(everyDay, [parade, summer, holiday]), day('2026-07-04'))?.name, 'Parade')
    const later = days('2026-07-04', '2026-07-04', { name: 'Later' })
    assert.equal(exceptionOn(calendar(everyDay, [later, parade]), day('2026-07-04'))?.name, 'Later')
  })

  it('counts the open days that a thing is late', () => {
    assert.equal(openDaysBetween(calendar(everyDay), day('2026-03-01'), day('2026-03-14')), 13)
    assert.equal(openDaysBetween(calendar(everyDay, [days('2026-03-07')]), day('2026-03-01'), day('2026-03-14')), 12)
    assert.equal(openDaysBetween(calendar(everyDay), day('2026-03-14'), day('2026-03-14')), 0)
    assert.equal(openDaysBetween(calendar(everyDay), day('2026-03-14'), day('2026-03-01')), 0)
  })

  it('says undefined, and ends, where a branch is closed always', () => {
    const closed = calendar([])
    for (const ask of [nextOpenDay, previousOpenDay, openDayOnOrAfter, openDayOnOrBefore, openSameWeekday]) {
      assert.equal(ask(closed, day('2026-11-24')), undefined)
    }
    const renovation = calendar(everyDay, [days('2024-01-01', '2024-12-31', { repeats: 'yearly' })])
    assert.equal(nextOpenDay(renovation, day('2026-11-24')), undefined)
    assert.equal(String(previousOpenDay(renovation, day('2026-11-24'))), '2023-12-31')
  })
})

describe('day numbers', () => {
  it('agree with the calendar on every day of six hundred years', () => {
    const start = day('1700-01-01')
    const first = dayNumber(start)
    for (let i = 0; i < 219_000; i += 13) {
      const expected = start.add({ days: i })
      assert.equal(dayOf(first + i).toString(), expected.toString())
      assert.equal(weekdayOf(first + i) + 1, expected.dayOfWeek)
    }
    assert.equal(dayNumber(day('1970-01-01')), 0)
    assert.equal(dayNumber(day('2024-02-29')), dayNumber(day('2024-03-01')) - 1)
  })
})
