import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeCalendar, type ExceptionalDays, type Hours } from './calendar.ts'
import {
  dayAt,
  endOfHours,
  isOpenAt,
  lastClosing,
  lastMomentOf,
  nextOpening,
  openMinutesBetween,
  startOfNextHours,
} from './opening-moments.ts'

const at = (text: string) => Temporal.Instant.from(text)
const hours = (opens: number, closes: number): Hours => ({ opens: opens * 60, closes: closes * 60 })
const allDay = hours(0, 24)

type Week = Readonly<Partial<Record<number, readonly Hours[]>>>

function week(...hours: readonly Hours[]): Week {
  return { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours }
}

function calendar(hours: Week, timeZone = 'UTC', exceptions: readonly [string, readonly Hours[]][] = []) {
  return makeCalendar({
    branch: 1,
    timeZone,
    hours: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => (hours[weekday] ?? []).map((span) => ({ weekday, ...span }))),
    exceptions: exceptions.map(([text, open], id): ExceptionalDays => {
      const day = Temporal.PlainDate.from(text)
      return { id, from: day, to: day, name: '', hours: open, repeats: 'never' }
    }),
  })
}

describe('the hours of a branch', () => {
  const tenToFour = calendar(week(hours(10, 16)), 'UTC', [['2023-05-02', []]])

  it('ends a loan of hours when the doors close', () => {
    assert.equal(String(endOfHours(tenToFour, at('2023-05-01T17:00:00Z'))), '2023-05-01T16:00:00Z')
    assert.equal(String(endOfHours(tenToFour, at('2023-05-02T08:00:00Z'))), '2023-05-01T16:00:00Z')
  })

  it('ends it when the doors open again', () => {
    assert.equal(String(startOfNextHours(tenToFour, at('2023-05-02T08:00:00Z'))), '2023-05-03T10:00:00Z')
  })

  it('leaves a moment in opening hours as it is, that of closing too', () => {
    for (const text of ['2023-05-01T10:00:00Z', '2023-05-01T12:30:00Z', '2023-05-01T16:00:00Z']) {
      assert.equal(isOpenAt(tenToFour, at(text)), true)
      assert.equal(String(endOfHours(tenToFour, at(text))), text)
      assert.equal(String(startOfNextHours(tenToFour, at(text))), text)
    }
    assert.equal(isOpenAt(tenToFour, at('2023-05-01T16:00:01Z')), false)
    assert.equal(isOpenAt(tenToFour, at('2023-05-02T12:00:00Z')), false)
  })

  it('opens at midnight on a day that is open all day', () => {
    const monday = calendar({ 1: [allDay] })
    assert.equal(String(startOfNextHours(monday, at('2018-12-15T19:00:00Z'))), '2018-12-17T00:00:00Z')
    assert.equal(isOpenAt(monday, at('2018-12-18T00:00:00Z')), true)
    assert.equal(isOpenAt(monday, at('2018-12-18T00:00:01Z')), false)
  })

  it('knows a break at noon', () => {
    const withBreak = calendar(week(hours(7, 12), { opens: 13 * 60 + 30, closes: 19 * 60 }))
    assert.equal(String(lastClosing(withBreak, at('2020-10-29T13:00:00Z'))), '2020-10-29T12:00:00Z')
    assert.equal(String(nextOpening(withBreak, at('2020-10-29T12:30:00Z'))), '2020-10-29T13:30:00Z')
    assert.equal(String(endOfHours(withBreak, at('2020-10-30T04:00:00Z'))), '2020-10-29T19:00:00Z')
  })

  it('answers undefined, and ends, where it never opens', () => {
    const never = calendar(week())
    assert.equal(endOfHours(never, at('2026-11-24T12:00:00Z')), undefined)
    assert.equal(startOfNextHours(never, at('2026-11-24T12:00:00Z')), undefined)
  })
})

describe('open minutes', () => {
  it('count only opening hours', () => {
    const oneDay = calendar(week(), 'UTC', [['2020-01-22', [hours(7, 12), { opens: 810, closes: 1110 }]]])
    assert.equal(openMinutesBetween(oneDay, at('2020-01-22T12:00:00Z'), at('2020-01-25T12:00:00Z')), 300)
    assert.equal(openMinutesBetween(oneDay, at('2020-01-22T11:59:30Z'), at('2020-01-22T12:00:00Z')), 0)
  })

  it('count all of the time where a branch never closes, and none where it never opens', () => {
    const from = at('2026-04-10T09:00:00Z')
    const to = at('2026-04-12T10:00:00Z')
    assert.equal(openMinutesBetween(calendar(week(allDay)), from, to), 2940)
    assert.equal(openMinutesBetween(calendar(week()), from, to), 0)
    assert.equal(openMinutesBetween(calendar(week(allDay), 'UTC', [['2026-04-11', []]]), from, to), 1500)
    assert.equal(openMinutesBetween(calendar(week(allDay)), to, from), 0)
  })
})

describe('the two nights on which clocks change', () => {
  // Chicago: 2026-03-08 02:00 becomes 03:00, 2026-11-01 02:00 becomes 01:00 again.
  const chicago = calendar(week(allDay), 'America/Chicago')

  it('have 23 and 25 open hours', () => {
    const long = openMinutesBetween(chicago, at('2026-10-31T12:00:00Z'), at('2026-11-02T12:00:00Z'))
    assert.equal(long, 48 * 60)
    const ofDays = (from: string, to: string) =>
      openMinutesBetween(calendar(week(hours(1, 5)), 'America/Chicago'), at(from), at(to))
    assert.equal(ofDays('2026-03-07T18:00:00Z', '2026-03-09T18:00:00Z'), 3 * 60 + 4 * 60)
    assert.equal(ofDays('2026-10-30T18:00:00Z', '2026-11-03T18:00:00Z'), 4 * 60 + 5 * 60 + 4 * 60 + 4 * 60)
  })

  it('close at the second of two equal times and open after a gap', () => {
    const early = calendar(week({ opens: 30, closes: 90 }), 'America/Chicago')
    assert.equal(String(lastClosing(early, at('2026-11-01T12:00:00Z'))), '2026-11-01T07:30:00Z')
    const inGap = calendar(week({ opens: 150, closes: 300 }), 'America/Chicago')
    assert.equal(String(nextOpening(inGap, at('2026-03-08T06:00:00Z'))), '2026-03-08T08:30:00Z')
  })

  it('end a day at its last local second', () => {
    const last = (text: string, timeZone: string) => String(lastMomentOf({ timeZone }, Temporal.PlainDate.from(text)))
    assert.equal(last('2026-03-08', 'America/Chicago'), '2026-03-09T04:59:59Z')
    assert.equal(last('2026-11-01', 'America/Chicago'), '2026-11-02T05:59:59Z')
    assert.equal(last('2026-12-31', 'America/New_York'), '2027-01-01T04:59:59Z')
    assert.equal(String(dayAt({ timeZone: 'America/Chicago' }, at('2026-03-09T04:59:59Z'))), '2026-03-08')
  })

  it('know a zone where the day itself begins an hour late', () => {
    // Beirut: clocks skip from 00:00 to 01:00 on 2026-03-29.
    const beirut = calendar(week(allDay), 'Asia/Beirut')
    assert.equal(
      String(lastMomentOf({ timeZone: 'Asia/Beirut' }, Temporal.PlainDate.from('2026-03-28'))),
      '2026-03-28T21:59:59Z',
    )
    assert.equal(openMinutesBetween(beirut, at('2026-03-27T22:00:00Z'), at('2026-03-29T21:00:00Z')), 47 * 60)
  })
})
