import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { codes, openLibrary, type TestLibrary } from '../../../test/library.ts'
import { CheckIn, CheckOut } from '../circulation/contract.ts'
import {
  AnswerGateAlarms,
  ChangeGate,
  CreateGate,
  ListGateAlarms,
  ListGateHours,
  ListGates,
  MakeGateKey,
  ReopenGateAlarm,
  ReportPassages,
  type Gate,
} from './contract-gates.ts'

describe('a gate at the door of Elm Street', () => {
  let library: TestLibrary
  let gate: Gate
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:20:00Z' })
    await library.rule({}, { period: { count: 14, unit: 'days' } })
    gate = await library.must(CreateGate, { body: fields('Main door') })
    await library.patron('P1')
    await library.item('G-LENT')
    await library.must(CheckOut, { body: { card: 'P1', barcode: 'G-LENT' } })
    await library.item('G-SHELF', { callNumber: '813 SHE' })
  })
  after(() => library.stop())

  const fields = (name: string, more: object = {}) => ({
    branch: library.elm,
    name,
    place: '',
    enabled: true,
    alarmUnknown: false,
    ...more,
  })
  const report = (body: NonNullable<(typeof ReportPassages)['types']>['body'], id = gate.id) =>
    library.must(ReportPassages, { params: { id }, body })
  const alarms = (query: object = {}) => library.must(ListGateAlarms, { query })
  const state = async (id = gate.id) => (await library.must(ListGates)).rows.find((row) => row.id === id)

  it('lets what is lent pass, and writes nothing of it down', async () => {
    const answer = await report({ codes: ['G-LENT'] })
    assert.deepEqual(answer, {
      alarm: false,
      repeated: false,
      things: [{ code: 'G-LENT', known: true, lent: true, cause: null }],
    })
    assert.equal((await alarms()).total, 0)
    assert.equal((await state())?.today.things, 1)
  })

  it('sounds for what was not lent, and shows staff which book it is', async () => {
    const answer = await report({ codes: ['G-LENT', 'G-SHELF', 'FOREIGN'] })
    assert.equal(answer.alarm, true)
    assert.deepEqual(
      answer.things.map(({ cause }) => cause),
      [null, 'not-lent', null],
    )
    const { rows } = await alarms({ open: true, branch: library.elm })
    assert.equal(rows.length, 1)
    assert.deepEqual(
      [rows[0]?.item?.title, rows[0]?.item?.callNumber, rows[0]?.gateName],
      ['Title of G-SHELF', '813 SHE', 'Main door'],
    )
    assert.equal((await state())?.open, 1)
  })

  it('sounds once for a tag that stays between the antennas, and again when it comes later', async () => {
    const before = (await alarms()).total
    assert.equal((await report({ codes: ['G-SHELF'] })).alarm, true)
    assert.equal((await alarms()).total, before)
    library.at('2026-03-02T10:25:00Z')
    await report({ codes: ['G-SHELF'] })
    assert.equal((await alarms()).total, before + 1)
  })

  it('does not sound for what comes in', async () => {
    assert.equal((await report({ codes: ['G-SHELF'], direction: 'in' })).alarm, false)
  })

  it('counts a report once however often it is sent', async () => {
    const before = (await state())?.today
    for (const repeated of [false, true, true])
      assert.equal((await report({ report: 'r-1', entered: 3, wentOut: 2 })).repeated, repeated)
    const today = (await state())?.today
    assert.equal((today?.entered ?? 0) - (before?.entered ?? 0), 3)
    assert.equal((today?.wentOut ?? 0) - (before?.wentOut ?? 0), 2)
  })

  it('counts by hour, and takes a clock that is ahead for now', async () => {
    library.at('2026-03-02T11:05:00Z')
    await report({ entered: 5 })
    await report({ entered: 1, at: '2031-01-01T00:00:00Z' })
    await report({ entered: 2, at: '2026-03-02T09:59:00Z' })
    const { rows } = await library.must(ListGateHours, {
      query: { gate: gate.id, from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' },
    })
    assert.deepEqual(
      rows.map((row) => [row.hour, row.entered]),
      [
        ['2026-03-02T09:00:00Z', 2],
        ['2026-03-02T10:00:00Z', 3],
        ['2026-03-02T11:00:00Z', 6],
      ],
    )
  })

  it('is answered by staff with a note, once, and an answer can be taken back', async () => {
    const { rows } = await alarms({ open: true })
    const ids = rows.map(({ id }) => id)
    const body = { alarms: ids, note: 'Forgot to check out; lent now.' }
    assert.equal((await library.must(AnswerGateAlarms, { body })).answered, ids.length)
    assert.deepEqual(codes(await library.call(AnswerGateAlarms, { body })), ['alarm-answered'])
    assert.equal((await alarms({ open: true })).total, 0)
    const first = ids[0] ?? 0
    const again = await library.must(ReopenGateAlarm, { params: { id: first } })
    assert.equal(again.seenAt, null)
    assert.equal((await alarms({ open: true })).total, 1)
  })

  it('speaks with a key of its own, which no other gate may use', async () => {
    const other = await library.must(CreateGate, { body: fields('Side door') })
    const { token } = await library.must(MakeGateKey, { params: { id: gate.id } })
    const headers = { authorization: `Bearer ${token}` }
    const say = (id: number) => library.carrel.callAs(headers, ReportPassages, { params: { id }, body: { entered: 1 } })
    assert.equal((await say(gate.id)).ok, true)
    await library.must(MakeGateKey, { params: { id: other.id } })
    assert.deepEqual(codes(await say(other.id)), ['gate-key-mismatch'])
    assert.equal((await library.carrel.callAs(headers, ListGateAlarms, {})).status, 403)
    const { token: next } = await library.must(MakeGateKey, { params: { id: gate.id } })
    assert.equal((await say(gate.id)).status, 401)
    const renewed = { authorization: `Bearer ${next}` }
    assert.equal((await library.carrel.callAs(renewed, ReportPassages, { params: { id: gate.id }, body: {} })).ok, true)
  })

  it('says so when it is switched off, unknown, or named like another', async () => {
    const off = await library.must(CreateGate, { body: fields('Cellar') })
    await library.must(ChangeGate, { params: { id: off.id }, body: fields('Cellar', { enabled: false }) })
    assert.deepEqual(codes(await library.call(ReportPassages, { params: { id: off.id }, body: {} })), ['gate-off'])
    assert.deepEqual(codes(await library.call(ReportPassages, { params: { id: 9999 }, body: {} })), ['gate-not-found'])
    assert.deepEqual(codes(await library.call(CreateGate, { body: fields('Cellar') })), ['name-taken'])
  })

  it('sounds for strangers where it is told to', async () => {
    const strict = await library.must(CreateGate, { body: fields('Treasure room', { alarmUnknown: true }) })
    const answer = await report({ codes: ['FOREIGN'] }, strict.id)
    assert.equal(answer.things[0]?.cause, 'unknown')
    const { rows } = await alarms({ gate: strict.id })
    assert.deepEqual([rows[0]?.code, rows[0]?.item], ['FOREIGN', null])
  })

  it('sounds for what came back and is carried out again', async () => {
    const back = await library.must(CreateGate, { body: fields('Garden door') })
    await library.must(CheckIn, { body: { barcode: 'G-LENT' } })
    assert.equal((await report({ codes: ['G-LENT'] }, back.id)).alarm, true)
  })
})
