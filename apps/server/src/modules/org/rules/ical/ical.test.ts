import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exceptionInWords } from '../exception-words.ts'
import { makeCalendar, isOpen, type ExceptionalDays } from '../calendar.ts'
import { readCalendar } from './read-calendar.ts'
import { writeCalendar } from './write-calendar.ts'

const today = Temporal.PlainDate.from('2026-03-02')

function file(...events: readonly string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', ...event.split('\n'), 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')
}

function read(text: string, timed: 'closed' | 'open' = 'closed', timeZone = 'Europe/Vienna') {
  const found = readCalendar(text, { timeZone, today, timed })
  if ('problem' in found) throw new Error(found.problem)
  return found.events
}

function days(event: string, options: { readonly timed?: 'closed' | 'open'; readonly timeZone?: string } = {}) {
  const [only] = read(file(`UID:1\n${event}`), options.timed, options.timeZone)
  if (!only || only.problem !== undefined) throw new Error(only?.problem ?? 'no event')
  return only.exceptions.map(
    (one) => `${one.from.toString()}/${one.to.toString()} ${exceptionInWords(one)}${listed(one)}`,
  )
}

function listed(one: Omit<ExceptionalDays, 'id'>): string {
  return one.repeats === 'dates' ? `: ${(one.dates ?? []).map((day) => day.toString().slice(5)).join(' ')}` : ''
}

describe('closings from an iCalendar file', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['one day', 'DTSTART;VALUE=DATE:20261224', ['2026-12-24/2026-12-24 Closed']],
    [
      'days up to the end, which is not in it',
      'DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227',
      ['2026-12-24/2026-12-26 Closed'],
    ],
    ['a length', 'DTSTART;VALUE=DATE:20261224\nDURATION:P1W', ['2026-12-24/2026-12-30 Closed']],
    ['every year', 'DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY', ['2026-12-24/2026-12-24 Closed, every year']],
    [
      'every year until',
      'DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24;UNTIL=20301231',
      ['2026-12-24/2026-12-24 Closed, every year until 2030-12-31'],
    ],
    [
      'the fourth Thursday in November',
      'DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
      ['2026-11-26/2026-11-26 Closed, fourth Thursday of November'],
    ],
    [
      'the last Friday of every month',
      'DTSTART;VALUE=DATE:20260327\nRRULE:FREQ=MONTHLY;BYDAY=-1FR',
      ['2026-03-27/2026-03-27 Closed, last Friday of every month'],
    ],
    [
      'weekdays, but not once',
      'DTSTART;VALUE=DATE:20260306\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SA\nEXDATE;VALUE=DATE:20260320',
      ['2026-03-06/2026-03-06 Closed, every 2 weeks on Friday, Saturday'],
    ],
    [
      'a number of times',
      'DTSTART;VALUE=DATE:20260130\nRRULE:FREQ=MONTHLY;COUNT=3',
      ['2026-01-30/2026-01-30 Closed, 3 times: 01-30 03-30 04-30'],
    ],
    [
      'the last days of months',
      'DTSTART;VALUE=DATE:20260131\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260401',
      ['2026-01-31/2026-01-31 Closed, 3 times: 01-31 02-28 03-31'],
    ],
    [
      'every third day of March, one left out, one more',
      'DTSTART;VALUE=DATE:20260302\nRRULE:FREQ=DAILY;INTERVAL=3;BYMONTH=3;UNTIL=20260312\nEXDATE;VALUE=DATE:20260305\nRDATE;VALUE=DATE:20260401',
      ['2026-03-02/2026-03-02 Closed, 4 times: 03-02 03-08 03-11 04-01'],
    ],
    [
      'Fridays the thirteenth',
      'DTSTART;VALUE=DATE:20260213\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3',
      ['2026-02-13/2026-02-13 Closed, 3 times: 02-13 03-13 11-13'],
    ],
    ['hours here', 'DTSTART:20261224T120000\nDTEND:20261224T180000', ['2026-12-24/2026-12-24 Closed 12:00–18:00']],
    ['hours in UTC', 'DTSTART:20260701T100000Z\nDTEND:20260701T120000Z', ['2026-07-01/2026-07-01 Closed 12:00–14:00']],
    [
      'hours of another zone, on the next day here',
      'DTSTART;TZID=America/New_York:20260701T190000\nDURATION:PT1H30M',
      ['2026-07-02/2026-07-02 Closed 01:00–02:30'],
    ],
    [
      'hours over midnights',
      'DTSTART:20261224T140000\nDTEND:20261227T090000',
      [
        '2026-12-24/2026-12-24 Closed 14:00–24:00',
        '2026-12-25/2026-12-26 Closed 00:00–24:00',
        '2026-12-27/2026-12-27 Closed 00:00–09:00',
      ],
    ],
    [
      'a zone as Outlook names it',
      'DTSTART;TZID="W. Europe Standard Time":20260701T100000\nDTEND;TZID="W. Europe Standard Time":20260701T110000',
      ['2026-07-01/2026-07-01 Closed 10:00–11:00'],
    ],
    [
      'hours of another zone that change their clocks on other days',
      'DTSTART;TZID=America/New_York:20260305T090000\nDTEND;TZID=America/New_York:20260305T100000\nRRULE:FREQ=WEEKLY;COUNT=5',
      [
        '2026-03-05/2026-03-05 Closed 15:00–16:00, 2 times: 03-05 04-02',
        '2026-03-12/2026-03-12 Closed 14:00–15:00, 3 times: 03-12 03-19 03-26',
      ],
    ],
  ]
  for (const [name, event, expected] of cases)
    it(`understands ${name}`, () => {
      assert.deepEqual(days(event), expected)
    })

  it('joins lines that were folded and undoes escapes', () => {
    const [event] = read(
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART;VALUE=DATE:2026\n 1224\nSUMMARY:Christmas\\, Eve\\nall\n\t branches\nEND:VEVENT\nEND:VCALENDAR',
    )
    assert.equal(event?.name, 'Christmas, Eve\nall branches')
    assert.equal(event?.exceptions[0]?.from.toString(), '2026-12-24')
  })

  it('takes a moved time out of its series', () => {
    const events = read(
      file(
        'UID:s\nSUMMARY:Staff\nDTSTART;VALUE=DATE:20260306\nRRULE:FREQ=WEEKLY',
        'UID:s\nSUMMARY:Staff, moved\nRECURRENCE-ID;VALUE=DATE:20260313\nDTSTART;VALUE=DATE:20260314',
      ),
    )
    assert.deepEqual(events[0]?.exceptions[0]?.except?.map(String), ['2026-03-13'])
    assert.equal(events[1]?.exceptions[0]?.from.toString(), '2026-03-14')
    assert.notEqual(events[0]?.uid, events[1]?.uid)
  })

  it('reads events with times as opening hours where it is told so, two of one day together', () => {
    const events = read(
      file(
        'UID:a\nDTSTART:20260307T070000\nDTEND:20260307T120000',
        'UID:b\nDTSTART:20260307T133000\nDTEND:20260307T183000',
      ),
      'open',
    )
    assert.deepEqual(
      events.map((event) => event.exceptions.map(exceptionInWords)),
      [['Open 07:00–12:00, 13:30–18:30']],
    )
  })

  it('says of each event that it does not understand why', () => {
    const problem = (event: string) => read(file(`UID:1\n${event}`))[0]?.problem
    const start = 'DTSTART;VALUE=DATE:20260302'
    assert.match(problem('SUMMARY:x') ?? '', /does not say when/)
    assert.match(problem('DTSTART:20260302T100000') ?? '', /no end/)
    assert.match(problem(`${start}\nRRULE:FREQ=HOURLY`) ?? '', /HOURLY/)
    assert.match(problem(`${start}\nRRULE:FREQ=YEARLY;BYSETPOS=1;BYDAY=MO`) ?? '', /BYSETPOS/)
    assert.match(problem(`${start}\nRRULE:FREQ=DAILY;INTERVAL=0`) ?? '', /not a valid rule/)
    assert.match(problem(`${start}\nDTEND;VALUE=DATE:20260301`) ?? '', /ends before/)
    assert.match(problem('DTSTART;VALUE=DATE:20260230') ?? '', /does not say when/)
    assert.match(problem('DTSTART;VALUE=DATE:00010101') ?? '', /1900/)
    assert.match(problem(`${start}\nSTATUS:CANCELLED`) ?? '', /called off/)
    assert.match(problem(`${start}\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30`) ?? '', /gives no day/)
  })

  it('refuses what is no calendar, and what is cut off', () => {
    const problem = (text: string) => {
      const found = readCalendar(text, { timeZone: 'UTC', today, timed: 'closed' })
      return 'problem' in found ? found.problem : ''
    }
    assert.match(problem('hello'), /not an iCalendar file/)
    assert.match(problem('BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026'), /cut off/)
    assert.match(problem('BEGIN:VCALENDAR\n'.repeat(50)), /nested/)
    assert.match(problem('x'.repeat(2_000_000)), /larger/)
    assert.match(problem(file(...Array.from({ length: 2001 }, () => 'DTSTART;VALUE=DATE:20260302'))), /2001 events/)
  })

  it('ends soon whatever a file asks for', () => {
    const endless = [
      'FREQ=DAILY;COUNT=1000000',
      'FREQ=DAILY',
      'FREQ=WEEKLY;INTERVAL=10000;BYMONTH=2',
      'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU',
    ]
    for (const rule of endless) {
      const [event] = read(file(`UID:1\nDTSTART;VALUE=DATE:19500101\nRRULE:${rule}`))
      assert.ok((event?.exceptions[0]?.dates?.length ?? 0) <= 1000, rule)
    }
  })
})

describe('the feed of closings', () => {
  it('gives the same days to whoever reads it', () => {
    const day = (text: string) => Temporal.PlainDate.from(text)
    const exceptions: ExceptionalDays[] = [
      {
        id: 1,
        from: day('2026-12-24'),
        to: day('2026-12-26'),
        name: 'Weihnachten, für alle; wirklich für alle Zweigstellen der Stadtbücherei',
        hours: [],
        repeats: 'yearly',
      },
      {
        id: 2,
        from: day('2026-01-01'),
        to: day('2026-01-01'),
        name: '',
        hours: [],
        repeats: 'nth-weekday',
        weekdays: [1],
        nth: 1,
        month: 9,
      },
      {
        id: 3,
        from: day('2026-01-01'),
        to: day('2026-01-01'),
        name: 'Good Friday',
        hours: [],
        repeats: 'easter',
        easterOffset: -2,
      },
      {
        id: 4,
        from: day('2026-03-07'),
        to: day('2026-03-07'),
        name: 'Fair',
        hours: [
          { opens: 420, closes: 720 },
          { opens: 810, closes: 1440 },
        ],
        repeats: 'never',
      },
      {
        id: 5,
        from: day('2026-03-01'),
        to: day('2026-03-01'),
        name: '',
        hours: [],
        repeats: 'weekly',
        except: [day('2026-03-15')],
      },
    ]
    const text = writeCalendar({
      name: 'Elm',
      timeZone: 'Europe/Vienna',
      host: 'library.example',
      now: Temporal.Instant.from('2026-03-02T10:00:00Z'),
      exceptions,
    })
    for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75, line)
    const back = read(text).flatMap((event) => event.exceptions)
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 540, closes: 1080 }))
    const calendar = (rows: readonly Omit<ExceptionalDays, 'id'>[]) =>
      makeCalendar({ branch: 1, timeZone: 'UTC', hours: week, exceptions: rows.map((row, id) => ({ ...row, id })) })
    const [before, after] = [calendar(exceptions), calendar(back)]
    for (let i = 0; i < 800; i++) {
      const asked = day('2026-01-01').add({ days: i })
      assert.equal(isOpen(after, asked), isOpen(before, asked), asked.toString())
    }
    assert.equal(back.find((one) => one.hours.length === 2)?.hours[1]?.closes, 1440)
  })
})
