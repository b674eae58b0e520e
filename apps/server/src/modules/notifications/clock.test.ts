import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openLibrary, usd, type TestLibrary } from '../../../test/library.ts'
import { jobHandlers } from '../../app.ts'
import { CheckIn, CheckOut } from '../circulation/contract.ts'
import { CancelHold, PlaceHold } from '../holds/contract.ts'
import { AddCharge, Pay } from '../fees/contract.ts'
import { PutHours } from '../org/contract.ts'
import { ChangePatron } from '../patrons/contract.ts'
import {
  AddUsualNoticeRules,
  CreateNoticeRule,
  ExplainNoticeRules,
  PatronNotices,
  type NoticeStep,
} from './contract.ts'

describe('notices that the clock makes due', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 14, unit: 'days' } })
  })
  after(() => library.stop())
  const run = () => library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
  const days = (count: number): NoticeStep => ({ count, unit: 'days', channels: ['email'] })
  const told = async (patron: number) =>
    (await library.must(PatronNotices, { params: { id: patron }, query: {} })).rows
      .filter(({ state }) => state === 'kept')
      .map(({ kind, messages }) => `${kind}: ${messages[0]?.subject ?? ''}`)

  it('nothing is sent on a closed day, if so ruled; it follows on the next open day', async () => {
    await library.must(PutHours, {
      params: { id: library.harbour },
      body: { hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })) },
    })
    await library.must(CreateNoticeRule, {
      body: { kind: 'overdue', branch: library.harbour, steps: [days(1)], closedDays: 'wait' },
    })
    await library.rule({ branch: library.harbour }, { closedDue: 'keep' })
    const patron = await library.patron('C1', { email: 'c1@example.org' })
    await library.item('C10', { branch: library.harbour })
    library.at('2026-03-06T10:00:00Z')
    await library.atHarbour.must(CheckOut, { body: { patron: patron.id, barcode: 'C10' } })
    // Due on Friday the 20th; Saturday and Sunday are closed.
    for (const [moment, count] of [
      ['2026-03-21T10:00:00Z', 0],
      ['2026-03-22T10:00:00Z', 0],
      ['2026-03-23T10:00:00Z', 1],
    ] as const) {
      library.at(moment)
      await run()
      assert.equal((await told(patron.id)).length, count, moment)
    }
  })

  it('a hold that nobody collects is remembered of before its last day, and its end is told', async () => {
    library.at('2026-04-06T10:00:00Z')
    await library.must(CreateNoticeRule, { body: { kind: 'hold-expiring', steps: [days(1)] } })
    const patron = await library.patron('H1', { email: 'h1@example.org' })
    const { bib } = await library.item('H10')
    const hold = await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    await library.must(CheckIn, { body: { barcode: 'H10' } })
    library.at('2026-04-12T10:00:00Z')
    await run()
    await run()
    assert.deepEqual(await told(patron.id), [
      'hold-expiring: Only until Monday, April 13: Title of H10',
      'hold-ready: Ready for you: Title of H10',
    ])
    await library.must(CancelHold, { params: { id: hold.id }, query: { reason: 'Damaged' } })
    assert.equal((await told(patron.id))[0], 'hold-cancelled: Hold cancelled: Title of H10')
  })

  it('a card that ends soon is told once, and again after it was renewed', async () => {
    library.at('2026-05-01T10:00:00Z')
    await library.must(CreateNoticeRule, { body: { kind: 'card-expiring', steps: [days(14)] } })
    const patron = await library.patron('E1', { email: 'e1@example.org', expires: '2026-05-10' })
    await run()
    await run()
    assert.deepEqual(await told(patron.id), ['card-expiring: Your library card ends on Sunday, May 10'])
    await library.must(ChangePatron, { params: { id: patron.id }, body: { expires: '2026-06-20' } })
    await run()
    assert.equal((await told(patron.id)).length, 1)
    library.at('2026-06-10T10:00:00Z')
    await run()
    assert.equal((await told(patron.id)).length, 2)
  })

  it('a bill is sent once when enough is owed, and anew after it was paid', async () => {
    library.at('2026-07-01T10:00:00Z')
    await library.must(CreateNoticeRule, {
      body: { kind: 'bill', steps: [{ count: 0, unit: 'days', channels: ['email'] }], above: usd(10) },
    })
    const patron = await library.patron('M1', { email: 'm1@example.org' })
    const charge = (dollars: number) =>
      library.must(AddCharge, {
        params: { id: patron.id },
        body: { kind: 'other', amount: usd(dollars), description: 'Lost key' },
      })
    await charge(9.5)
    await run()
    assert.deepEqual(await told(patron.id), [])
    await charge(3)
    await run()
    await run()
    assert.deepEqual(await told(patron.id), ['bill: Your account: $12.50'])
    await library.must(Pay, { params: { id: patron.id }, body: { amount: usd(12.5), method: 'card' } })
    await run()
    library.at('2026-07-03T10:00:00Z')
    await charge(11)
    await run()
    assert.deepEqual(await told(patron.id), ['bill: Your account: $11.00', 'bill: Your account: $12.50'])
  })

  it('says which rule decides a case, and when its steps are sent', async () => {
    await library.must(CreateNoticeRule, { body: { kind: 'overdue', steps: [days(7), days(14)] } })
    const { rule, reasons, steps } = await library.must(ExplainNoticeRules, {
      body: { kind: 'overdue', branch: library.harbour, due: '2026-07-31T23:59:59Z' },
    })
    assert.equal(rule?.branch, library.harbour)
    assert.deepEqual(
      reasons.map(({ decided, text }) => `${decided} ${text.replace(/^Rule \d+: /, '')}`),
      ['true Harbour', 'false everyone and everything'],
    )
    assert.deepEqual(
      steps.map(({ at }) => at),
      ['2026-08-01T00:00:00Z'],
    )
  })

  it('the usual rules are added where there are none', async () => {
    const { rows } = await library.must(AddUsualNoticeRules)
    const again = await library.must(AddUsualNoticeRules)
    assert.equal(again.total, rows.length)
    assert.ok(rows.some((rule) => rule.kind === 'courtesy'))
    assert.equal(rows.filter((rule) => rule.kind === 'overdue').length, 2)
  })
})
