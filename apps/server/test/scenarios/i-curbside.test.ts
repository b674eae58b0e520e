import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { GetItemByBarcode } from '../../src/modules/catalog/contract.ts'
import { CheckIn, ListLoans } from '../../src/modules/circulation/contract.ts'
import {
  BookCurbside,
  CancelCurbside,
  IAmOutside,
  ListCurbsideBookings,
  ListCurbsideSlots,
  PutCurbsidePlan,
  StepCurbside,
  UndoCurbsideStep,
} from '../../src/modules/curbside/contract.ts'
import { GetHold, PlaceHold } from '../../src/modules/holds/contract.ts'
import { AddException } from '../../src/modules/org/contract.ts'
import { PatronSignIn } from '../../src/modules/patrons/contract-account.ts'
import { sessionHeaders } from '../people.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'

describe('curbside pick-up', () => {
  let library: TestLibrary
  let made = 0
  // 2 March 2026 is a Monday; the one after is the 9th.
  const monday = '2026-03-09'
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.must(PutCurbsidePlan, {
      params: { branch: library.elm },
      body: {
        hours: [{ weekday: 1, opens: '12:00', closes: '18:00' }],
        slotMinutes: 30,
        perSlot: 2,
        leadMinutes: 60,
        note: 'Stop at the blue sign.',
      },
    })
  })
  after(() => library.stop())

  const patron = (fields: Readonly<Record<string, unknown>> = {}) => library.patron(`C${++made}`, fields)
  const book = (who: number, startsAt: string, more: Readonly<Record<string, unknown>> = {}) =>
    library.call(BookCurbside, { body: { branch: library.elm, patron: who, startsAt, ...more } })
  const must = async (who: number, startsAt: string) => {
    const answer = await book(who, startsAt)
    assert.ok(answer.ok)
    return answer.value
  }
  const step = (id: number, to: 'to-stage' | 'staged' | 'outside' | 'delivered') =>
    library.must(StepCurbside, { params: { id }, body: { to } })

  it('I01 takes two in a slot of two, once a day each', async () => {
    const [one, two, three] = [(await patron()).id, (await patron()).id, (await patron()).id]
    const at = `${monday}T15:00:00Z`
    assert.equal((await book(one, at)).ok, true)
    assert.deepEqual(codes(await book(one, `${monday}T16:00:00Z`)), ['booked-that-day'])
    assert.equal((await book(two, at)).ok, true)
    assert.deepEqual(codes(await book(three, at)), ['slot-full'])
    assert.equal((await book(three, `${monday}T15:30:00Z`)).ok, true)
  })

  it('I02 refuses what is no slot, begins too soon or lies too far ahead; a cancelled place is free again', async () => {
    const who = (await patron()).id
    for (const startsAt of [
      `${monday}T11:30:00Z`,
      `${monday}T18:00:00Z`,
      `${monday}T15:10:00Z`,
      '2026-03-10T15:00:00Z',
    ])
      assert.deepEqual(codes(await book(who, startsAt)), ['no-such-slot'])
    assert.deepEqual(codes(await book(who, '2026-03-23T15:00:00Z')), ['too-far'])
    library.at(`${monday}T11:30:00Z`)
    assert.deepEqual(codes(await book(who, `${monday}T12:00:00Z`)), ['too-soon'])
    assert.equal(
      (await book(who, `${monday}T12:00:00Z`, { override: { codes: ['too-soon'], reason: 'At the phone' } })).ok,
      true,
    )
    library.at('2026-03-02T10:00:00Z')
    const [a, b, c] = [(await patron()).id, (await patron()).id, (await patron()).id]
    const first = await must(a, `${monday}T13:00:00Z`)
    await must(b, `${monday}T13:00:00Z`)
    assert.deepEqual(codes(await book(c, `${monday}T13:00:00Z`)), ['slot-full'])
    await library.must(CancelCurbside, { params: { id: first.id } })
    assert.equal((await book(c, `${monday}T13:00:00Z`)).ok, true)
  })

  it('gives the last place to one of five who book it at once', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => patron()))
    await must((await patron()).id, `${monday}T17:00:00Z`)
    const answers = await Promise.all(people.map(({ id }) => book(id, `${monday}T17:00:00Z`)))
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
  })

  it('offers the slots of open days with the places that are left', async () => {
    await library.must(AddException, {
      params: { id: library.elm },
      body: { from: '2026-03-16', name: 'Stock-taking' },
    })
    const { rows } = await library.must(ListCurbsideSlots, { query: { branch: library.elm, days: 15 } })
    assert.deepEqual([...new Set(rows.map((row) => row.day))], ['2026-03-02', monday])
    assert.equal(rows.filter((row) => row.day === monday).length, 12)
    assert.equal(rows.find((row) => row.startsAt === `${monday}T15:00:00Z`)?.free, 0)
  })

  it('I03 goes from booked to delivered, each step timed, lends both holds, and is undone step by step', async () => {
    const reader = await patron()
    const barcodes = ['I03a', 'I03b']
    const holds = []
    for (const barcode of barcodes) {
      const { bib } = await library.item(barcode)
      holds.push(await library.must(PlaceHold, { body: { patron: reader.id, bib } }))
      await library.must(CheckIn, { body: { barcode } })
    }
    const booking = await must(reader.id, `${monday}T14:00:00Z`)
    assert.equal(booking.ready.length, 2)
    const times = ['13:00', '13:20', '14:02', '14:05']
    let now = booking
    for (const [index, to] of (['to-stage', 'staged', 'outside', 'delivered'] as const).entries()) {
      library.at(`${monday}T${times[index]}:00Z`)
      now = await step(booking.id, to)
    }
    assert.equal(now.state, 'delivered')
    assert.deepEqual(
      now.steps.map((one) => [one.state, one.at]),
      [
        ['to-stage', `${monday}T13:00:00Z`],
        ['staged', `${monday}T13:20:00Z`],
        ['outside', `${monday}T14:02:00Z`],
        ['delivered', `${monday}T14:05:00Z`],
      ],
    )
    const loans = await library.must(ListLoans, { query: { patron: reader.id } })
    assert.deepEqual(loans.rows.map((row) => row.barcode).toSorted(), barcodes)
    const undone = []
    for (let time = 0; time < 4; time++)
      undone.push((await library.must(UndoCurbsideStep, { params: { id: booking.id } })).state)
    assert.deepEqual(undone, ['outside', 'staged', 'to-stage', 'booked'])
    assert.equal((await library.must(ListLoans, { query: { patron: reader.id } })).total, 0)
    for (const { id } of holds) assert.equal((await library.must(GetHold, { params: { id } })).state, 'ready')
    assert.equal((await library.must(GetItemByBarcode, { params: { barcode: 'I03a' } })).status, 'on-hold-shelf')
    library.at('2026-03-02T10:00:00Z')
  })

  it('I04 refuses a delivery whole when one of the loans is refused, and says which', async () => {
    const reader = await patron()
    for (const barcode of ['I04a', 'I04b']) {
      const { bib } = await library.item(barcode)
      await library.must(PlaceHold, { body: { patron: reader.id, bib } })
      await library.must(CheckIn, { body: { barcode } })
    }
    await library.rule({ itemType: 'book', patronCategory: 'adult' }, { loanLimit: 1 })
    const booking = await must(reader.id, `${monday}T16:30:00Z`)
    const delivery = (more: Readonly<Record<string, unknown>> = {}) =>
      library.call(StepCurbside, { params: { id: booking.id }, body: { to: 'delivered', ...more } })
    assert.ok(codes(await delivery()).some((code) => code.startsWith('too-many')))
    assert.equal((await library.must(ListLoans, { query: { patron: reader.id } })).total, 0)
    const kept = booking.ready[1]?.hold ?? 0
    assert.equal((await delivery({ without: [kept] })).ok, true)
    assert.equal((await library.must(ListLoans, { query: { patron: reader.id } })).total, 1)
  })

  it('hears from the patron that they are outside, before anything is staged', async () => {
    const reader = await patron({ pin: '1357' })
    const other = await must((await patron()).id, `${monday}T12:30:00Z`)
    const booking = await must(reader.id, `${monday}T12:30:00Z`)
    const response = await library.carrel.server.app.inject({
      method: 'POST',
      url: `/api/v1${PatronSignIn.path}`,
      payload: { card: reader.cards[0]?.barcode, pin: '1357' },
    })
    const { csrf } = response.json<{ csrf: string }>()
    const headers = sessionHeaders(response.headers['set-cookie'], csrf)
    const outside = (id: number) => library.carrel.callAs(headers, IAmOutside, { params: { id } })
    assert.deepEqual(codes(await outside(other.id)), ['booking-not-found'])
    assert.equal((await outside(booking.id)).ok, true)
    assert.deepEqual(codes(await outside(booking.id)), ['step-taken'])
    const seen = async () =>
      (await library.must(ListCurbsideBookings, { query: { branch: library.elm, day: monday, state: 'outside' } })).rows
    assert.deepEqual(
      (await seen()).map((row) => [row.id, row.waitingOutside]),
      [[booking.id, true]],
    )
    await step(booking.id, 'staged')
    assert.deepEqual(
      (await seen()).map((row) => [row.id, row.waitingOutside]),
      [[booking.id, false]],
    )
  })
})
