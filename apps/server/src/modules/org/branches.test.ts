import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../test/carrel.ts'
import { smallLibrary } from '../../../test/people.ts'
import {
  AddException,
  ChangeBranchDetails,
  CreateBranch,
  CreateShelvingLocation,
  GetCalendar,
  ListBranches,
  ListSettings,
  ListShelvingLocations,
  PutHours,
  PutSetting,
  RemoveException,
} from './contract.ts'
import { calendarOf, isOpen, lendingBranch, libraryOf, todayAt } from './index.ts'

let carrel: TestCarrel
let elm: number

const codes = (answer: { readonly ok: boolean; readonly problem?: { blocks?: { code: string }[] } }) =>
  answer.ok ? [] : (answer.problem?.blocks ?? []).map(({ code }) => code)

describe('the branches of a library', () => {
  before(async () => {
    carrel = await startCarrel({ now: '2026-11-24T04:00:00Z' })
    elm = (await smallLibrary(carrel, 'America/Chicago')).branch
  })
  after(() => carrel.stop())

  it('form a tree below systems', async () => {
    const { rows } = await carrel.must(ListBranches)
    assert.deepEqual(
      rows.map(({ code, kind, parent }) => ({ code, kind, parent })),
      [
        { code: 'ECL', kind: 'system', parent: null },
        { code: 'ELM', kind: 'branch', parent: 1 },
      ],
    )
    const north = await carrel.must(CreateBranch, {
      body: { code: 'NOR', name: 'North', timeZone: 'UTC', kind: 'system', parent: 1 },
    })
    const below = await carrel.call(CreateBranch, { body: { code: 'B1', name: 'B', timeZone: 'UTC', parent: elm } })
    assert.deepEqual(codes(below), ['invalid-parent'])
    const circle = await carrel.call(ChangeBranchDetails, { params: { id: 1 }, body: { parent: north.id } })
    assert.deepEqual(codes(circle), ['invalid-parent'])
    const lending = await carrel.call(ChangeBranchDetails, { params: { id: 1 }, body: { kind: 'branch' } })
    assert.deepEqual(codes(lending), ['branch-has-branches'])
  })

  it('have one code each and a real time zone', async () => {
    const answer = await carrel.call(CreateBranch, { body: { code: 'elm', name: 'Other', timeZone: 'Chicago' } })
    assert.deepEqual(codes(answer), ['invalid-time-zone', 'branch-code-taken'])
  })

  it('count their days in their own zone', async () => {
    assert.equal(String(await carrel.mustWork((w) => todayAt(w, elm))), '2026-11-23')
    assert.equal(String(await carrel.mustWork((w) => todayAt(w, 1))), '2026-11-23')
    const place = await carrel.work((w) => lendingBranch(w, 1))
    assert.ok('ok' in place && place.blocks[0]?.code === 'branch-not-found')
  })

  it('show patrons only what is public', async () => {
    await carrel.must(CreateBranch, { body: { code: 'STO', name: 'Store', timeZone: 'UTC', public: false } })
    const anyone = await carrel.callAs({}, ListBranches)
    assert.ok(anyone.ok && !anyone.value.rows.some(({ code }) => code === 'STO'))
    assert.ok((await carrel.must(ListBranches)).rows.some(({ code }) => code === 'STO'))
  })
})

describe('the calendar of a branch', () => {
  before(async () => {
    carrel = await startCarrel({ now: '2026-11-24T16:00:00Z' })
    elm = (await smallLibrary(carrel)).branch
  })
  after(() => carrel.stop())

  const at = (id: number) => ({ params: { id } })
  const weekdays = (...numbers: readonly number[]) =>
    numbers.map((weekday) => ({ weekday, opens: '09:00', closes: '17:30' }))

  it('is open all day every day until hours are set', async () => {
    const { hours, exceptions } = await carrel.must(GetCalendar, at(elm))
    assert.equal(hours.length, 7)
    assert.deepEqual(hours[0], { weekday: 1, opens: '00:00', closes: '24:00' })
    assert.deepEqual(exceptions, [])
  })

  it('takes weekly hours, with a break too', async () => {
    const set = await carrel.must(PutHours, {
      ...at(elm),
      body: {
        hours: [
          ...weekdays(2, 3),
          { weekday: 1, opens: '13:00', closes: '18:00' },
          { weekday: 1, opens: '09:00', closes: '12:00' },
        ],
      },
    })
    assert.deepEqual(set.hours.slice(0, 2), [
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 1, opens: '13:00', closes: '18:00' },
    ])
    const wednesday = Temporal.PlainDate.from('2026-11-25')
    const calendar = await carrel.mustWork((w) => calendarOf(w, elm))
    assert.deepEqual([isOpen(calendar, wednesday), isOpen(calendar, wednesday.add({ days: 1 }))], [true, false])
  })

  it('refuses to be closed all week, and keeps the hours that it had', async () => {
    const answer = await carrel.call(PutHours, { ...at(elm), body: { hours: [] } })
    assert.deepEqual(codes(answer), ['closed-always'])
    assert.equal((await carrel.must(GetCalendar, at(elm))).hours.length, 4)
    const yearly = await carrel.call(AddException, {
      ...at(elm),
      body: { from: '2026-01-01', to: '2026-12-31', name: 'Closed', repeats: 'yearly' },
    })
    assert.deepEqual(codes(yearly), ['closed-always'])
    assert.deepEqual((await carrel.must(GetCalendar, at(elm))).exceptions, [])
  })

  it('refuses hours that end before they begin or overlap', async () => {
    const back = await carrel.call(PutHours, {
      ...at(elm),
      body: { hours: [{ weekday: 1, opens: '18:00', closes: '09:00' }] },
    })
    assert.deepEqual(codes(back), ['invalid-hours'])
    const twice = await carrel.call(PutHours, {
      ...at(elm),
      body: {
        hours: [
          { weekday: 1, opens: '09:00', closes: '13:00' },
          { weekday: 1, opens: '12:00', closes: '18:00' },
        ],
      },
    })
    assert.deepEqual(codes(twice), ['invalid-hours'])
  })

  it('adds closed days and other hours, and takes them out again', async () => {
    const thanksgiving = await carrel.must(AddException, {
      ...at(elm),
      body: { from: '2026-11-26', name: 'Thanksgiving', repeats: 'never' },
    })
    assert.deepEqual(
      thanksgiving.exceptions.map(({ from, to, name, hours, repeats }) => [from, to, name, hours, repeats]),
      [['2026-11-26', '2026-11-26', 'Thanksgiving', [], 'never']],
    )
    const wrong = await carrel.call(AddException, {
      ...at(elm),
      body: { from: '2026-12-02', to: '2026-12-01', name: 'Backwards' },
    })
    assert.deepEqual(codes(wrong), ['invalid-days'])
    const fair = await carrel.must(AddException, {
      ...at(elm),
      body: { from: '2026-12-05', name: 'Fair', hours: [{ opens: '07:00', closes: '23:00' }] },
    })
    const id = fair.exceptions.find(({ name }) => name === 'Fair')?.id ?? 0
    const saturday = Temporal.PlainDate.from('2026-12-05')
    assert.equal(isOpen(await carrel.mustWork((w) => calendarOf(w, elm)), saturday), true)
    await carrel.must(RemoveException, { params: { id: elm, exception: id } })
    assert.equal(isOpen(await carrel.mustWork((w) => calendarOf(w, elm)), saturday), false)
    assert.equal((await carrel.call(RemoveException, { params: { id: elm, exception: id } })).status, 404)
  })

  it('is read anew inside the change itself, and forgotten when the change is refused', async () => {
    const day = Temporal.PlainDate.from('2026-11-25')
    const inside = await carrel.work(async (w) => {
      const { addException } = await import('./add-exception.ts')
      await addException(w, elm, { from: '2026-11-25', name: 'Storm' })
      const closed = !isOpen(await calendarOf(w, elm), day)
      return { ok: false as const, blocks: [{ code: closed ? 'saw-it' : 'missed-it', message: '' }] }
    })
    assert.equal('blocks' in inside && inside.blocks[0]?.code, 'saw-it')
    assert.equal(isOpen(await carrel.mustWork((w) => calendarOf(w, elm)), day), true)
  })
})

describe('shelving locations and settings', () => {
  before(async () => {
    carrel = await startCarrel()
    elm = (await smallLibrary(carrel)).branch
  })
  after(() => carrel.stop())

  it('has one location of a code for each branch', async () => {
    await carrel.must(CreateShelvingLocation, { body: { code: 'REF', name: 'Reference', holdable: false } })
    await carrel.must(CreateShelvingLocation, { body: { code: 'ref', name: 'Reference at Elm', branch: elm } })
    const twice = await carrel.call(CreateShelvingLocation, { body: { code: 'Ref', name: 'Again' } })
    assert.deepEqual(codes(twice), ['location-code-taken'])
    const { rows } = await carrel.must(ListShelvingLocations)
    assert.deepEqual(
      rows.map(({ name, branch, holdable }) => [name, branch, holdable]),
      [
        ['Reference', null, false],
        ['Reference at Elm', elm, true],
      ],
    )
  })

  it('shows every setting with its default, and takes only what fits', async () => {
    const settings = await carrel.must(ListSettings)
    const name = settings.rows.find((row) => row.name === 'library.name')
    assert.deepEqual([name?.value, name?.fallback, name?.branch], ['Elm County Library', 'Library', null])
    const wrong: readonly [string, unknown][] = [
      ['library.currency', 'DOLLARS'],
      ['library.locale', 'american english'],
      ['library.demo', 'yes'],
      ['library.name', ' '],
    ]
    for (const [setting, value] of wrong) {
      const answer = await carrel.call(PutSetting, { params: { name: setting }, body: { value } })
      assert.deepEqual([answer.status, codes(answer)], [422, ['invalid-value']], setting)
    }
    assert.equal((await carrel.call(PutSetting, { params: { name: 'no.such' }, body: { value: 1 } })).status, 404)
    await carrel.must(PutSetting, { params: { name: 'library.locale' }, body: { value: 'de-AT' } })
    assert.equal((await carrel.mustWork((w) => libraryOf(w))).locale, 'de-AT')
  })
})
