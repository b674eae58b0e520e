import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckOut } from '../../src/modules/circulation/contract.ts'
import {
  AddException,
  AddSeason,
  CopyCalendar,
  CreateBranch,
  GetCalendar,
  GetOpenAt,
  GetOpenMinutes,
  GetOpeningsAround,
  ImportCalendar,
  ListOpenings,
  PutHours,
  PutInheritance,
  RemoveException,
  type OpeningHours,
} from '../../src/modules/org/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const hoursOn = (weekdays: readonly number[], ...spans: readonly string[]): OpeningHours[] =>
  weekdays.flatMap((weekday) =>
    spans.map((span) => {
      const [opens = '', closes = ''] = span.split('-')
      return { weekday, opens, closes }
    }),
  )

describe('the calendar of a branch', () => {
  let library: TestLibrary
  let made = 0
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
  })
  after(() => library.stop())

  async function branch(hours?: OpeningHours[], fields: Readonly<Record<string, unknown>> = {}): Promise<number> {
    const code = `B${++made}`
    const { id } = await library.must(CreateBranch, {
      body: { code, name: `Branch ${code}`, timeZone: 'UTC', ...fields },
    })
    if (hours) await library.must(PutHours, { params: { id }, body: { hours } })
    return id
  }
  const close = (id: number, from: string, to = from, more: Readonly<Record<string, unknown>> = {}) =>
    library.must(AddException, { params: { id }, body: { from, to, name: '', ...more } })
  const around = (id: number, day: string) => library.must(GetOpeningsAround, { params: { id }, query: { day } })
  const openDays = async (id: number, from: string, to: string) =>
    (await library.must(ListOpenings, { params: { id }, query: { from, to, openOnly: true } })).rows.map(
      (row) => `${row.day.slice(5)} ${row.hours.map(({ opens, closes }) => `${opens}-${closes}`).join(' ')}`,
    )
  const minutes = async (id: number, from: string, to: string) =>
    (await library.must(GetOpenMinutes, { params: { id }, query: { from, to } })).minutes

  it('B19 B20 moves a three-day loan to the end of the next open day', async () => {
    const id = await branch()
    await close(id, '2022-12-10', '2022-12-11')
    const asked = async (day: string) => (await around(id, day)).onOrAfter
    assert.equal(await asked('2022-12-09'), '2022-12-09')
    assert.equal(await asked('2022-12-10'), '2022-12-12')
  })

  it('B21 knows the open days around a closed day, with exceptions and an exceptional day', async () => {
    const plain = await branch(hoursOn(everyDay, '08:00-20:00'))
    await close(plain, '2022-12-10', '2022-12-11')
    const first = await around(plain, '2022-12-10')
    assert.deepEqual([first.previous?.day, first.day.open, first.next?.day], ['2022-12-09', false, '2022-12-12'])
    const other = await branch(hoursOn([1, 2, 3, 4, 5], '08:00-20:00'))
    await close(other, '2022-12-12', '2022-12-13')
    await close(other, '2022-12-17', '2022-12-17', { name: 'Fair', hours: [{ opens: '07:00', closes: '23:00' }] })
    const second = await around(other, '2022-12-10')
    assert.deepEqual([second.previous?.day, second.next?.day], ['2022-12-09', '2022-12-14'])
    const { previous, day, next } = await around(other, '2022-12-17')
    assert.deepEqual([previous?.day, next?.day], ['2022-12-16', '2022-12-19'])
    assert.equal(day.exceptional, true)
    assert.equal(day.exception?.name, 'Fair')
    assert.deepEqual(day.hours, [{ opens: '07:00', closes: '23:00' }])
    assert.equal(previous?.exceptional, false)
  })

  it('B23 refuses a calendar without an open day, and says which branch, when it is saved', async () => {
    const id = await branch()
    const refused = await library.call(PutHours, { params: { id }, body: { hours: [] } })
    assert.deepEqual(codes(refused), ['closed-always'])
    assert.match(refused.ok ? '' : (refused.problem.blocks?.[0]?.message ?? ''), /Branch B\d+ would never be open/)
    const renovation = { from: '2026-01-01', to: '2040-12-31', name: 'Renovation' }
    assert.deepEqual(codes(await library.call(AddException, { params: { id }, body: renovation })), ['closed-always'])
    const always = { from: '2026-01-01', to: '2026-12-31', name: 'All year', repeats: 'yearly' as const }
    assert.deepEqual(codes(await library.call(AddException, { params: { id }, body: always })), ['closed-always'])
  })

  it('B23 refuses a check-out where the calendar has run out since it was saved', async () => {
    const id = await branch()
    const season = { name: 'Last year', from: '2026-01-01', to: '2026-12-31', hours: hoursOn(everyDay, '09:00-17:00') }
    await library.must(AddSeason, { params: { id }, body: season })
    await library.must(PutHours, { params: { id }, body: { hours: [] } })
    await library.patron('b23')
    await library.item('b23a', { branch: id })
    library.at('2027-01-04T10:00:00Z')
    const key = await library.carrel.call(CheckOut, { body: { card: 'b23', barcode: 'b23a', branch: id } })
    library.at('2026-03-02T10:00:00Z')
    assert.ok(codes(key).includes('closed-always'))
    const message = key.ok ? '' : key.problem.blocks?.find((block) => block.code === 'closed-always')?.message
    assert.match(message ?? '', /no open day/)
  })

  it('B29 finds the next open day through a winter of closings', async () => {
    const id = await branch(hoursOn([1, 2, 3, 4, 5], '09:00-17:00'))
    const winter: readonly (readonly [string, string])[] = [
      ['2000-01-03', '2000-01-05'],
      ['2000-01-09', '2000-01-22'],
      ['2000-01-24', '2000-01-24'],
      ['2000-01-27', '2000-01-28'],
    ]
    for (const [from, to] of winter) await close(id, from, to)
    await close(id, '2000-01-29', '2000-01-30', { hours: [{ opens: '09:00', closes: '17:00' }] })
    const expected = {
      '01-01': '01-06',
      '01-04': '01-06',
      '01-06': '01-06',
      '01-07': '01-07',
      '01-09': '01-25',
      '01-13': '01-25',
      '01-26': '01-26',
      '01-27': '01-29',
      '01-30': '01-30',
      '02-05': '02-07',
    }
    for (const [from, to] of Object.entries(expected))
      assert.equal((await around(id, `2000-${from}`)).onOrAfter, `2000-${to}`, from)
  })

  it('D08 D09 counts open minutes: all of them, none, and without a closed day in the middle', async () => {
    const [open, middle] = [await branch(), await branch()]
    const closed = await branch(hoursOn([1], '09:00-10:00'))
    await close(middle, '2026-04-11')
    const span = ['2026-04-10T09:00:00Z', '2026-04-12T10:00:00Z'] as const
    assert.deepEqual(
      [await minutes(open, ...span), await minutes(closed, ...span), await minutes(middle, ...span)],
      [2940, 0, 1500],
    )
  })

  it('D13 counts the afternoon hours of the only open day', async () => {
    const id = await branch(hoursOn([1], '09:00-10:00'))
    await close(id, '2020-01-20')
    await close(id, '2020-01-22', '2020-01-22', {
      hours: [
        { opens: '07:00', closes: '12:00' },
        { opens: '13:30', closes: '18:30' },
      ],
    })
    assert.equal(await minutes(id, '2020-01-22T12:00:00Z', '2020-01-25T12:00:00Z'), 300)
    const noon = await library.must(GetOpenAt, { params: { id }, query: { moment: '2020-01-22T12:30:00Z' } })
    assert.deepEqual(
      [noon.open, noon.lastClosing, noon.nextOpening, noon.nextClosing],
      [false, '2020-01-22T12:00:00Z', '2020-01-22T13:30:00Z', '2020-01-22T18:30:00Z'],
    )
  })

  it('has a day of 23 and one of 25 hours, and an opening hour that does not come', async () => {
    const chicago = await branch(undefined, { timeZone: 'America/Chicago' })
    const ofDay = async (day: string) => {
      const { rows } = await library.must(ListOpenings, { params: { id: chicago }, query: { from: day, to: day } })
      const [period] = rows[0]?.periods ?? []
      return period && minutes(chicago, period.opens, period.closes)
    }
    assert.deepEqual(
      [await ofDay('2026-03-08'), await ofDay('2026-11-01'), await ofDay('2026-11-02')],
      [1380, 1500, 1440],
    )
    const night = await branch(hoursOn([7], '02:30-03:15'), { timeZone: 'America/Chicago' })
    const { rows } = await library.must(ListOpenings, {
      params: { id: night },
      query: { from: '2026-03-08', to: '2026-03-08' },
    })
    assert.deepEqual(rows[0]?.periods, [{ opens: '2026-03-08T08:00:00Z', closes: '2026-03-08T08:15:00Z' }])
    const kiritimati = await branch(hoursOn(everyDay, '09:00-17:00'), { timeZone: 'Pacific/Kiritimati' })
    const now = await library.must(GetOpenAt, { params: { id: kiritimati }, query: { moment: '2026-03-01T20:00:00Z' } })
    assert.deepEqual([now.open, now.day], [true, '2026-03-02'])
  })

  it('is open without a break over midnight where hours go on, and says when they end', async () => {
    const id = await branch([...hoursOn([5], '20:00-24:00'), ...hoursOn([6], '00:00-02:00')])
    const late = await library.must(GetOpenAt, { params: { id }, query: { moment: '2026-03-07T00:00:00Z' } })
    assert.deepEqual([late.open, late.nextClosing], [true, '2026-03-07T02:00:00Z'])
    const always = await branch()
    const never = await library.must(GetOpenAt, { params: { id: always } })
    assert.deepEqual([never.open, never.nextClosing], [true, null])
  })

  it('lets an exceptional opening beat a weekly closing and a holiday', async () => {
    const id = await branch(hoursOn(everyDay, '09:00-17:00'))
    await close(id, '2026-03-01', '2026-03-01', { name: 'Sundays', repeats: 'weekly' })
    await close(id, '2026-03-02', '2026-03-02', { name: 'Good Friday', repeats: 'easter', easterOffset: -2 })
    await close(id, '2026-03-28', '2026-03-29', { name: 'Book fair', hours: [{ opens: '07:00', closes: '23:00' }] })
    assert.deepEqual(await openDays(id, '2026-03-28', '2026-04-06'), [
      '03-28 07:00-23:00',
      '03-29 07:00-23:00',
      '03-30 09:00-17:00',
      '03-31 09:00-17:00',
      '04-01 09:00-17:00',
      '04-02 09:00-17:00',
      '04-04 09:00-17:00',
      '04-06 09:00-17:00',
    ])
  })

  it('closes for some hours, opens for more, and keeps its summer', async () => {
    const id = await branch(hoursOn([1, 2, 3, 4, 5], '09:00-17:00'))
    await close(id, '2026-03-02', '2026-03-02', {
      repeats: 'nth-weekday',
      nth: 1,
      weekdays: [1],
      effect: 'closed-between',
      hours: [{ opens: '09:00', closes: '12:00' }],
    })
    await close(id, '2026-03-05', '2026-03-05', {
      repeats: 'weekly',
      effect: 'also-open',
      hours: [{ opens: '17:00', closes: '20:00' }],
      until: '2026-03-31',
    })
    const season = { name: 'Summer', from: '2026-07-01', to: '2026-08-31', repeats: 'yearly' as const }
    await library.must(AddSeason, { params: { id }, body: { ...season, hours: hoursOn([2], '10:00-12:00') } })
    assert.deepEqual(await openDays(id, '2026-04-02', '2026-04-07'), [
      '04-02 09:00-17:00',
      '04-03 09:00-17:00',
      '04-06 12:00-17:00',
      '04-07 09:00-17:00',
    ])
    assert.deepEqual(await openDays(id, '2026-03-12', '2026-03-12'), ['03-12 09:00-20:00'])
    assert.deepEqual(await openDays(id, '2027-07-05', '2027-07-11'), ['07-06 10:00-12:00'])
  })

  it('takes hours and holidays from the system above, until it has its own', async () => {
    const system = await branch(hoursOn([1, 2], '08:00-12:00'), { kind: 'system' })
    const below = await branch(undefined, { parent: system })
    await close(system, '2026-03-09', '2026-03-09', { name: 'Holiday' })
    assert.deepEqual(await openDays(below, '2026-03-09', '2026-03-10'), ['03-10 00:00-24:00'])
    await library.must(PutInheritance, { params: { id: below }, body: { hours: true } })
    assert.deepEqual(await openDays(below, '2026-03-09', '2026-03-17'), [
      '03-10 08:00-12:00',
      '03-16 08:00-12:00',
      '03-17 08:00-12:00',
    ])
    await close(below, '2026-03-09', '2026-03-09', { name: 'Open here', hours: [{ opens: '10:00', closes: '11:00' }] })
    assert.deepEqual(await openDays(below, '2026-03-09', '2026-03-09'), ['03-09 10:00-11:00'])
    // A change above that would leave the branch below without an open day is refused there, with its name.
    const other = await branch(undefined, { parent: system })
    await library.must(PutInheritance, { params: { id: other }, body: { hours: true } })
    const never = await library.call(PutHours, { params: { id: system }, body: { hours: [] } })
    assert.deepEqual(codes(never), ['closed-always', 'closed-always'])
    await library.must(PutInheritance, { params: { id: below }, body: { exceptions: false, hours: false } })
    assert.deepEqual(await openDays(below, '2026-03-10', '2026-03-11'), ['03-10 00:00-24:00', '03-11 00:00-24:00'])
    assert.deepEqual(codes(await library.call(PutInheritance, { params: { id: system }, body: { hours: true } })), [
      'nothing-above',
    ])
  })

  it('copies hours, seasons and exceptions to other branches', async () => {
    const from = await branch(hoursOn([1], '09:00-17:00'))
    const to = await branch()
    await close(to, '2026-03-02', '2026-03-02', { name: 'Its own' })
    await close(from, '2026-03-09', '2026-03-09', { name: 'Inventory' })
    const season = { name: 'Summer', from: '2026-07-01', to: '2026-08-31' }
    await library.must(AddSeason, { params: { id: from }, body: { ...season, hours: hoursOn([2], '10:00-12:00') } })
    await library.must(CopyCalendar, {
      params: { id: from },
      body: { to: [to], what: ['hours', 'seasons', 'exceptions'] },
    })
    assert.deepEqual(await openDays(to, '2026-03-01', '2026-03-16'), ['03-02 09:00-17:00', '03-16 09:00-17:00'])
    assert.deepEqual(await openDays(to, '2026-07-06', '2026-07-12'), ['07-07 10:00-12:00'])
  })

  it('refuses hours that overlap or end before they begin, days in the wrong order, and rules that say too little', async () => {
    const id = await branch()
    const body = { hours: [...hoursOn([1], '09:00-12:00', '11:00-15:00'), ...hoursOn([2], '17:00-09:00')] }
    const refused = await library.call(PutHours, { params: { id }, body })
    assert.deepEqual(codes(refused), ['invalid-hours', 'invalid-hours'])
    const add = async (more: Readonly<Record<string, unknown>>) =>
      codes(await library.call(AddException, { params: { id }, body: { from: '2026-03-09', name: '', ...more } }))
    assert.deepEqual(await add({ to: '2026-03-08' }), ['invalid-days'])
    assert.deepEqual(await add({ repeats: 'nth-weekday' }), ['invalid-days'])
    assert.deepEqual(await add({ repeats: 'easter', until: '2026-01-01' }), ['invalid-days', 'invalid-days'])
    assert.deepEqual(await add({ effect: 'closed-between' }), ['invalid-hours'])
    const gone = await library.call(RemoveException, { params: { id, exception: 999_999 } })
    assert.deepEqual(codes(gone), ['exception-not-found'])
    assert.deepEqual(codes(await library.call(GetCalendar, { params: { id: 999_999 } })), ['branch-not-found'])
    const long = await library.call(ListOpenings, { params: { id }, query: { from: '2020-01-01', to: '2030-01-01' } })
    assert.deepEqual(codes(long), ['invalid-days'])
  })

  it('takes closings from a calendar file once, after showing what would come and what it did not understand', async () => {
    const id = await branch(hoursOn(everyDay, '09:00-17:00'))
    const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
    const text = (summary: string) =>
      [
        'BEGIN:VCALENDAR',
        ...event(
          'UID:a',
          `SUMMARY:${summary}`,
          'DTSTART;VALUE=DATE:20261224',
          'DTEND;VALUE=DATE:20261227',
          'RRULE:FREQ=YEARLY',
        ),
        ...event('UID:b', 'SUMMARY:Training', 'DTSTART:20260310T090000Z', 'DTEND:20260310T120000Z'),
        ...event('UID:c', 'SUMMARY:Often', 'DTSTART:20260310T090000Z', 'DTEND:20260310T120000Z', 'RRULE:FREQ=HOURLY'),
        'END:VCALENDAR',
      ].join('\r\n')
    const bring = (file: string, dryRun: boolean) =>
      library.must(ImportCalendar, { params: { id }, body: { file, dryRun } })
    const dry = await bring(text('Christmas'), true)
    assert.deepEqual(dry.counts, { new: 2, changed: 0, same: 0, notUnderstood: 1 })
    assert.match(dry.rows.find((row) => row.uid === 'c')?.why ?? '', /HOURLY/)
    assert.equal(dry.rows.find((row) => row.uid === 'b')?.text, 'Closed 09:00–12:00')
    assert.equal((await library.must(GetCalendar, { params: { id } })).exceptions.length, 0)
    assert.equal((await bring(text('Christmas'), false)).written, true)
    assert.deepEqual((await bring(text('Christmas'), false)).counts, { new: 0, changed: 0, same: 2, notUnderstood: 1 })
    assert.equal((await bring(text('Xmas'), false)).counts.changed, 1)
    assert.deepEqual(await openDays(id, '2027-12-23', '2027-12-27'), ['12-23 09:00-17:00', '12-27 09:00-17:00'])
    assert.deepEqual(await openDays(id, '2026-03-10', '2026-03-10'), ['03-10 12:00-17:00'])
    assert.deepEqual(codes(await library.call(ImportCalendar, { params: { id }, body: { file: 'no' } })), [
      'invalid-file',
    ])
    const feed = await library.carrel.server.app.inject({ method: 'GET', url: `/api/v1/branches/${id}/closings.ics` })
    assert.equal(feed.statusCode, 200)
    assert.match(feed.headers['content-type']?.toString() ?? '', /text\/calendar/)
    assert.match(feed.body, /SUMMARY:Xmas/)
    const hidden = await library.carrel.server.app.inject({ method: 'GET', url: '/api/v1/branches/0/closings.ics' })
    assert.equal(hidden.statusCode, 404)
  })
})
