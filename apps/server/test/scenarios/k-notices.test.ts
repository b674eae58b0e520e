import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { jobHandlers } from '../../src/app.ts'
import { CheckIn, CheckOut, DeclareLost, Renew } from '../../src/modules/circulation/contract.ts'
import { ClaimReturned } from '../../src/modules/circulation/contract-troubles.ts'
import {
  ChangeNoticeRule,
  CreateNoticeRule,
  ExplainNotice,
  ListNotices,
  PatronNotices,
  PutNoticePreferences,
  type NoticeRuleContent,
} from '../../src/modules/notifications/contract.ts'
import { scheduleDue } from '../../src/modules/notifications/index.ts'
import { PutCategory } from '../../src/modules/patrons/contract.ts'
import { ListMail } from '../../src/platform/contract.ts'
import { openLibrary, type TestLibrary } from '../library.ts'

describe('K notices', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 14, unit: 'days' }, renewFrom: 'now' })
  })
  after(() => library.stop())

  const run = () => library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
  let count = 0
  /** A patron of a category of their own, so that rules of one case touch no other. */
  const reader = async (fields: Readonly<Record<string, unknown>> = {}) => {
    count += 1
    const category = `k${count}`
    await library.must(PutCategory, { params: { code: category }, body: { name: category } })
    const patron = await library.patron(`K${count}`, { category, email: `k${count}@example.org`, ...fields })
    return { ...patron, category }
  }
  const ladder = (category: string, content: NoticeRuleContent) =>
    library.must(CreateNoticeRule, { body: { ...content, patronCategory: category } })
  const lend = async (patron: number, barcode: string) => {
    await library.item(barcode)
    return (await library.must(CheckOut, { body: { patron, barcode } })).loan
  }
  const told = async (patron: number) =>
    (await library.must(PatronNotices, { params: { id: patron }, query: {} })).rows
      .filter((notice) => notice.state !== 'dropped')
      .map((notice) => `${notice.kind} ${notice.step} ${notice.due?.slice(0, 10) ?? ''}`.trim())
  const overdue = (...days: number[]): NoticeRuleContent => ({
    kind: 'overdue',
    steps: days.map((each) => ({ count: each, unit: 'days', channels: ['email'] })),
  })

  it('K19 a due-soon notice is sent once, for the newest due date, and none after the return', async () => {
    library.at('2026-03-02T10:00:00Z')
    const patron = await reader()
    await ladder(patron.category, { kind: 'courtesy', steps: [{ count: 2, unit: 'days', channels: ['email'] }] })
    const renewed = await lend(patron.id, 'K19A')
    const returned = await lend(patron.id, 'K19B')
    await run()
    assert.deepEqual(await told(patron.id), [])
    library.at('2026-03-10T10:00:00Z')
    await library.must(Renew, { params: { id: renewed.id }, body: {} })
    await library.must(CheckIn, { body: { barcode: 'K19B' } })
    assert.equal(returned.due.slice(0, 10), '2026-03-16')
    library.at('2026-03-14T10:00:00Z')
    await run()
    assert.deepEqual(await told(patron.id), [])
    library.at('2026-03-22T10:00:00Z')
    await run()
    await run()
    assert.deepEqual(await told(patron.id), ['courtesy 1 2026-03-24'])
    const mails = await library.must(ListMail, { query: { patron: patron.id } })
    assert.equal(mails.total, 1)
    assert.match(mails.rows[0]?.text ?? '', /Title of K19A.*due Tuesday, March 24/)
  })

  it('K19 a renewal after the notice makes one more, for the new due date', async () => {
    library.at('2026-04-01T10:00:00Z')
    const patron = await reader()
    await ladder(patron.category, { kind: 'courtesy', steps: [{ count: 2, unit: 'days', channels: ['email'] }] })
    const loan = await lend(patron.id, 'K19C')
    library.at('2026-04-13T08:00:00Z')
    await run()
    await library.must(Renew, { params: { id: loan.id }, body: {} })
    await run()
    library.at('2026-04-25T08:00:00Z')
    await run()
    assert.deepEqual(await told(patron.id), ['courtesy 1 2026-04-27', 'courtesy 1 2026-04-15'])
  })

  it('K18 an overdue ladder sends each step once, begins anew with a new due date, and ends with the return', async () => {
    library.at('2026-05-01T10:00:00Z')
    const patron = await reader()
    await ladder(patron.category, overdue(1, 7, 14))
    const loan = await lend(patron.id, 'K18A')
    assert.equal(loan.due.slice(0, 10), '2026-05-15')
    const days: [string, number][] = [
      ['2026-05-15T23:00:00Z', 0],
      ['2026-05-16T09:00:00Z', 1],
      ['2026-05-17T09:00:00Z', 1],
      ['2026-05-22T09:00:00Z', 2],
    ]
    for (const [moment, steps] of days) {
      library.at(moment)
      await run()
      await run()
      assert.equal((await told(patron.id)).length, steps, moment)
    }
    await library.must(Renew, { params: { id: loan.id }, body: {} })
    library.at('2026-05-29T09:00:00Z')
    await run()
    assert.equal((await told(patron.id)).length, 2)
    library.at('2026-06-06T09:00:00Z')
    await run()
    assert.deepEqual(await told(patron.id), ['overdue 1 2026-06-05', 'overdue 2 2026-05-15', 'overdue 1 2026-05-15'])
    await library.must(CheckIn, { body: { barcode: 'K18A' } })
    library.at('2026-06-13T09:00:00Z')
    await run()
    assert.equal((await told(patron.id)).length, 3)
  })

  for (const [catchUp, steps] of [
    ['last', ['overdue 2 2026-07-15']],
    ['all', ['overdue 2 2026-07-15', 'overdue 1 2026-07-15']],
  ] as const)
    it(`K18 steps that were missed: ${catchUp} of them ${catchUp === 'last' ? 'is' : 'are'} sent`, async () => {
      library.at('2026-07-01T10:00:00Z')
      const patron = await reader()
      await ladder(patron.category, { ...overdue(1, 7, 14), catchUp })
      await lend(patron.id, `K18-${catchUp}`)
      library.at('2026-07-25T09:00:00Z')
      await run()
      assert.deepEqual(await told(patron.id), steps)
      library.at('2026-07-29T09:00:00Z')
      await run()
      assert.deepEqual(await told(patron.id), ['overdue 3 2026-07-15', ...steps])
    })

  it('K18 two workers at once send each step once', async () => {
    library.at('2026-08-01T10:00:00Z')
    const patron = await reader()
    await ladder(patron.category, overdue(1))
    for (let n = 0; n < 5; n++) await lend(patron.id, `K18W${n}`)
    library.at('2026-08-20T09:00:00Z')
    await Promise.all([1, 2, 3].map(() => scheduleDue(library.carrel.platform)))
    await Promise.all([run(), run()])
    assert.equal((await told(patron.id)).length, 5)
    const mails = await library.must(ListMail, { query: { patron: patron.id } })
    const titles = mails.rows.flatMap((mail) => [...mail.text.matchAll(/Title of K18W\d/g)].map(([title]) => title))
    assert.deepEqual(
      titles.toSorted(),
      ['0', '1', '2', '3', '4'].map((n) => `Title of K18W${n}`),
    )
  })

  it('K18 a claim that it was returned pauses the ladder, a loss ends it', async () => {
    library.at('2026-09-01T10:00:00Z')
    const patron = await reader()
    await ladder(patron.category, overdue(1))
    const claimed = await lend(patron.id, 'K18C')
    const lost = await lend(patron.id, 'K18L')
    await library.must(ClaimReturned, { params: { id: claimed.id }, body: {} })
    await library.must(DeclareLost, { params: { id: lost.id }, body: {} })
    library.at('2026-09-20T09:00:00Z')
    await run()
    assert.deepEqual(
      (await told(patron.id)).filter((line) => line.startsWith('overdue')),
      [],
    )
  })

  it('K18 the more exact rule decides alone: nobody is told twice', async () => {
    library.at('2026-10-01T10:00:00Z')
    const patron = await reader()
    await ladder(patron.category, overdue(1, 2))
    await library.must(CreateNoticeRule, {
      body: { ...overdue(5), patronCategory: patron.category, branch: library.elm },
    })
    await lend(patron.id, 'K18R')
    library.at('2026-10-18T09:00:00Z')
    await run()
    assert.deepEqual(await told(patron.id), [])
    library.at('2026-10-20T09:00:00Z')
    await run()
    assert.deepEqual(await told(patron.id), ['overdue 1 2026-10-15'])
  })

  it('K18 a step that was sent is not sent again when its rule changes', async () => {
    library.at('2026-10-21T10:00:00Z')
    const patron = await reader()
    const rule = await ladder(patron.category, overdue(1))
    await lend(patron.id, 'K18N')
    library.at('2026-11-05T09:00:00Z')
    await run()
    await library.must(ChangeNoticeRule, {
      params: { id: rule.id },
      body: { ...overdue(1, 3), patronCategory: patron.category },
    })
    await run()
    assert.deepEqual(await told(patron.id), ['overdue 1 2026-11-04'])
    library.at('2026-11-07T09:00:00Z')
    await run()
    assert.equal((await told(patron.id)).length, 2)
  })

  it('K18 hours are counted from the due moment', async () => {
    library.at('2026-12-01T10:00:00Z')
    const patron = await reader()
    await library.rule({ patronCategory: patron.category }, { period: { count: 3, unit: 'hours' } })
    await ladder(patron.category, { kind: 'courtesy', steps: [{ count: 30, unit: 'minutes', channels: ['email'] }] })
    await ladder(patron.category, { kind: 'overdue', steps: [{ count: 1, unit: 'hours', channels: ['email'] }] })
    await lend(patron.id, 'K18H')
    for (const [moment, expected] of [
      ['2026-12-01T12:29:00Z', 0],
      ['2026-12-01T12:30:00Z', 1],
      ['2026-12-01T13:59:00Z', 1],
      ['2026-12-01T14:00:00Z', 2],
    ] as const) {
      library.at(moment)
      await run()
      assert.equal((await told(patron.id)).length, expected, moment)
    }
  })

  it('K19 what a patron does not want is not sent, and why something was sent is said', async () => {
    library.at('2027-01-02T10:00:00Z')
    const patron = await reader()
    await ladder(patron.category, {
      kind: 'courtesy',
      name: 'Kind words',
      steps: [{ count: 2, unit: 'days', channels: ['email'] }],
    })
    await ladder(patron.category, overdue(1))
    await lend(patron.id, 'K19P')
    await library.must(PutNoticePreferences, {
      params: { id: patron.id },
      body: { rows: [{ kind: 'courtesy', channels: [], digest: false }] },
    })
    library.at('2027-01-15T10:00:00Z')
    await run()
    const [dropped] = (await library.must(ListNotices, { query: { patron: patron.id } })).rows
    assert.equal(dropped?.state, 'dropped')
    assert.equal(dropped?.outcome, 'The patron does not want notices of this kind.')
    const { reasons } = await library.must(ExplainNotice, { params: { id: dropped?.id ?? 0 } })
    assert.match(reasons[0]?.text ?? '', /"Kind words", step 1 of 1: 2 days before the due date/)
    library.at('2027-01-18T10:00:00Z')
    await run()
    assert.deepEqual(await told(patron.id), ['overdue 1 2027-01-16'])
  })
})
