import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { codes, openLibrary, usd, type Desk, type TestLibrary } from '../../../test/library.ts'
import { ListAudit } from '../../platform/contract.ts'
import { carrel as carrelItself } from '../../platform/work.ts'
import { GetItemByBarcode } from '../catalog/contract.ts'
import { CheckIn, CheckOut, ListLoans, Renew } from '../circulation/contract.ts'
import { GetPatronAccount } from '../fees/contract.ts'
import { PlaceHold } from '../holds/contract.ts'
import { AddPatronBlock } from '../patrons/contract.ts'
import { MergePatrons } from '../patrons/contract-leaving.ts'
import {
  GetOfflineEntry,
  ListOfflineExceptions,
  SendOfflineEntries,
  SettleOfflineException,
  type OfflineEntry,
} from './contract.ts'
import { keepEntries } from './entry-rows.ts'
import { forgetSettled } from './forget.ts'
import { jobs } from './jobs.ts'

/** Monday, 2 March 2026, ten o'clock: the line is cut. Two hours later it is back. */
const cut = '2026-03-02T10:00:00Z'
const back = '2026-03-02T12:00:00Z'

describe('a desk that lent without the server', () => {
  let library: TestLibrary
  const entry = (more: Partial<OfflineEntry> & Pick<OfflineEntry, 'barcode'>): OfflineEntry => ({
    id: randomUUID(),
    kind: 'check-out',
    at: '2026-03-02T10:30:00Z',
    branch: library.elm,
    desk: 'Desk 1',
    by: { name: 'Sam Page' },
    ...more,
  })
  const send = (entries: readonly OfflineEntry[], desk: Desk = library) =>
    desk.must(SendOfflineEntries, { body: { entries: [...entries] } })
  const outcomes = async (entries: readonly OfflineEntry[]) =>
    (await send(entries)).entries.map(({ outcome }) => outcome)
  const look = (id: string) => library.must(GetOfflineEntry, { params: { id } })
  const loansOf = async (patron: number) => (await library.must(ListLoans, { query: { patron } })).rows
  /** Every loan of a barcode, ended ones too. */
  const loansOfItem = async (barcode: string) =>
    (
      await sql<{
        out_at: Temporal.Instant
        returned_at: Temporal.Instant | null
        due_at: Temporal.Instant
        lent_by: string
      }>`
        select l.out_at, l.returned_at, l.due_at, l.lent_by from circulation.loan l join catalog.item i on i.id = l.item_id
        where i.barcode = ${barcode} order by l.id`.execute(library.carrel.platform.database.kysely)
    ).rows

  before(async () => {
    library = await openLibrary({ now: cut })
    await library.rule(
      {},
      {
        period: { count: 3, unit: 'weeks' },
        fine: { amount: usd(0.25), every: { count: 1, unit: 'days' } },
        renewals: 1,
        totalLoanLimit: 20,
      },
    )
    library.at(back)
  })
  after(() => library.stop())

  it('finds its loans in the books as they were: out since then, due as told, by whom', async () => {
    const patron = await library.patron('C1')
    await library.item('A1')
    const lent = entry({ card: 'C1', barcode: 'A1', due: '2026-03-20T23:59:59Z' })
    assert.deepEqual(await outcomes([lent]), ['done'])
    const [loan] = await loansOf(patron.id)
    assert.equal(loan?.out, '2026-03-02T10:30:00Z')
    assert.equal(loan?.due, '2026-03-20T23:59:59Z')
    assert.match((await loansOfItem('A1'))[0]?.lent_by ?? '', /^Sam Page \(sent by desk/)
    const { rows } = await library.must(ListAudit, { query: { subject: `offline:${lent.id}` } })
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['offline.replay'],
    )
  })

  it('lends once what is sent twice, and by two tabs at the same time', async () => {
    const patron = await library.patron('C2')
    const entries = await Promise.all(
      Array.from({ length: 6 }, async (_, i) => {
        await library.item(`TWICE${i}`)
        return entry({ card: 'C2', barcode: `TWICE${i}`, at: `2026-03-02T10:3${i}:00Z` })
      }),
    )
    const answers = await Promise.all([send(entries), send(entries.toReversed())])
    const again = await send(entries)
    assert.equal((await loansOf(patron.id)).length, 6)
    // Both were answered for each; the one that came second may have met some while the first still held them.
    for (const { entries: told } of answers) assert.ok(told.every(({ outcome }) => outcome === 'done'))
    assert.equal(again.entries.length, 6)
    assert.ok(again.entries.every(({ outcome }) => outcome === 'done'))
  })

  it('lends the rest of a batch whose first half had arrived', async () => {
    const patron = await library.patron('C3')
    for (const barcode of ['HALF1', 'HALF2', 'HALF3']) await library.item(barcode)
    const entries = ['HALF1', 'HALF2', 'HALF3'].map((barcode) => entry({ card: 'C3', barcode }))
    await send(entries.slice(0, 2))
    assert.deepEqual(await outcomes(entries), ['done', 'done', 'done'])
    assert.equal((await loansOf(patron.id)).length, 3)
  })

  it('does not lend again what the server had taken as the line was cut, and takes that request no more afterwards', async () => {
    const patron = await library.patron('C4')
    await library.item('CUT1')
    await library.item('CUT2')
    const [first, second] = [entry({ card: 'C4', barcode: 'CUT1' }), entry({ card: 'C4', barcode: 'CUT2' })]
    // An API key asks here, so the entry names nobody: its sender is the key itself.
    const bare = (whole: OfflineEntry): OfflineEntry => {
      const { by, ...rest } = whole
      assert.ok(by)
      return rest
    }
    const online = { body: { card: 'C4', barcode: 'CUT1' }, headers: { 'idempotency-key': first.id } }
    const { loan } = await library.must(CheckOut, online)
    await send([bare(first), bare(second)])
    assert.equal((await look(first.id)).loan, loan.id)
    assert.equal((await loansOf(patron.id)).length, 2)
    const late = { body: { card: 'C4', barcode: 'CUT2' }, headers: { 'idempotency-key': second.id } }
    assert.deepEqual(codes(await library.call(CheckOut, late)), ['idempotency-key-reused'])
  })

  it('writes what the rules would have refused, and says everything that stood against it', async () => {
    const patron = await library.patron('C5')
    await library.item('GONE1')
    await library.must(AddPatronBlock, { params: { id: patron.id }, body: { reason: 'Moved away' } })
    const lent = entry({ card: 'C5', barcode: 'GONE1' })
    assert.deepEqual(await outcomes([lent]), ['noted'])
    assert.equal((await loansOf(patron.id)).length, 1)
    const exception = await look(lent.id)
    assert.deepEqual(
      exception.blocks.map(({ code }) => code),
      ['patron-blocked'],
    )
    assert.match(exception.blocks[0]?.message ?? '', /Moved away/)
    assert.deepEqual(exception.choices, ['accept', 'check-in', 'charge'])
  })

  it('lists no exception for what staff saw and passed at the desk', async () => {
    const patron = await library.patron('C6')
    await library.item('SEEN1')
    await library.must(AddPatronBlock, { params: { id: patron.id }, body: { reason: 'Bring your papers' } })
    const passed = { codes: ['patron-blocked'], reason: 'Papers shown' }
    assert.deepEqual(await outcomes([entry({ card: 'C6', barcode: 'SEEN1', passed })]), ['done'])
  })

  it('keeps what it cannot write: unknown patron, unknown item, withdrawn item', async () => {
    const patron = await library.patron('C7')
    await library.item('KNOWN1')
    const withdrawn = await library.item('OLD1')
    await library.carrel.mustWork(async (w) => {
      await sql`update catalog.item set status = 'withdrawn' where id = ${withdrawn.id}`.execute(w.db)
      return {}
    })
    const entries = [
      entry({ card: 'NOBODY', barcode: 'KNOWN1' }),
      entry({ card: 'C7', barcode: 'UNKNOWN1' }),
      entry({ card: 'C7', barcode: 'OLD1' }),
    ]
    assert.deepEqual(await outcomes(entries), ['open', 'open', 'open'])
    const [nobody, unknown, old] = await Promise.all(entries.map(({ id }) => look(id)))
    assert.deepEqual(nobody?.choices, ['attach', 'check-in', 'dismiss'])
    assert.deepEqual(unknown?.choices, ['fast-add', 'charge', 'dismiss'])
    assert.deepEqual(old?.choices, ['lend', 'check-in', 'charge', 'dismiss'])

    const settle = (id: string, body: object) =>
      library.must(SettleOfflineException, { params: { id }, body: body as never })
    const attached = await settle(nobody?.id ?? '', { how: 'attach', card: 'C7' })
    assert.equal(attached.settled?.how, 'attach')
    await settle(unknown?.id ?? '', { how: 'fast-add', title: 'A slim volume' })
    await settle(old?.id ?? '', { how: 'lend' })
    const titles = (await loansOf(patron.id)).map(({ title }) => title).sort()
    assert.deepEqual(titles, ['A slim volume', 'Title of KNOWN1', 'Title of OLD1'])
    assert.ok((await loansOf(patron.id)).every(({ out }) => out === '2026-03-02T10:30:00Z'))
    const again = await library.call(SettleOfflineException, {
      params: { id: nobody?.id ?? '' },
      body: { how: 'dismiss' },
    })
    assert.deepEqual(codes(again), ['settled-already'])
  })

  it('dismisses only with a reason, charges, and keeps who decided', async () => {
    const patron = await library.patron('C8')
    const lost = entry({ card: 'C8', barcode: 'UNKNOWN2', title: '' })
    await send([lost])
    const answer = (body: object) =>
      library.call(SettleOfflineException, { params: { id: lost.id }, body: body as never })
    assert.deepEqual(codes(await answer({ how: 'dismiss' })), ['reason-needed'])
    assert.deepEqual(codes(await answer({ how: 'lend' })), ['invalid-settlement'])
    const charged = await answer({ how: 'charge', amount: usd(12), reason: 'Never seen again' })
    assert.ok(charged.ok && charged.value.settled?.reason === 'Never seen again')
    const account = await library.must(GetPatronAccount, { params: { id: patron.id } })
    assert.equal(account.balance.amount, 1200)
    const { rows } = await library.must(ListOfflineExceptions, { query: { settled: true } })
    assert.ok(rows.some(({ id, settled }) => id === lost.id && settled?.how === 'charge'))
  })

  it('sets two desks in order by time, whichever sends first', async () => {
    const [anna, ben] = [await library.patron('C9'), await library.patron('C10')]
    await library.item('ORDER1')
    library.at('2026-03-02T09:00:00Z')
    await library.must(CheckOut, { body: { card: 'C9', barcode: 'ORDER1' } })
    library.at(back)
    // Desk 2 lent it to Ben at 10:40; desk 1 had taken it back from Anna at 10:20 and sends later.
    const lent = entry({ card: 'C10', barcode: 'ORDER1', at: '2026-03-02T10:40:00Z', desk: 'Desk 2' })
    const taken = entry({ kind: 'check-in', barcode: 'ORDER1', at: '2026-03-02T10:20:00Z', told: 'shelf' })
    await send([lent])
    await send([taken])
    assert.deepEqual(
      (await loansOf(ben.id)).map(({ barcode }) => barcode),
      ['ORDER1'],
    )
    assert.equal((await loansOf(anna.id)).length, 0)
    const loans = await loansOfItem('ORDER1')
    assert.deepEqual(
      loans.map(({ returned_at }) => returned_at?.toString() ?? null),
      ['2026-03-02T10:40:00Z', null],
    )
  })

  it('does not lend anew what has come in since', async () => {
    const patron = await library.patron('C11')
    await library.item('SINCE1')
    const taken = entry({ kind: 'check-in', barcode: 'SINCE1', at: '2026-03-02T11:20:00Z', told: 'shelf' })
    const lent = entry({ card: 'C11', barcode: 'SINCE1', at: '2026-03-02T10:40:00Z' })
    await send([taken])
    await send([lent])
    assert.equal((await loansOf(patron.id)).length, 0)
    assert.equal((await library.must(GetItemByBarcode, { params: { barcode: 'SINCE1' } })).status, 'available')
    assert.deepEqual(
      (await look(lent.id)).blocks.map(({ code }) => code),
      ['returned-since'],
    )
    // In one batch, or sent in the right order, nothing is amiss.
    await library.item('SINCE2')
    const both = [
      entry({ kind: 'check-in', barcode: 'SINCE2', at: '2026-03-02T11:20:00Z', told: 'shelf' }),
      entry({ card: 'C11', barcode: 'SINCE2', at: '2026-03-02T10:40:00Z' }),
    ]
    assert.deepEqual(await outcomes(both), ['done', 'done'])
  })

  it('ends a loan to somebody else at the time of the new one', async () => {
    const [anna, ben] = [await library.patron('C12'), await library.patron('C13')]
    await library.item('OTHER1')
    library.at('2026-03-01T09:00:00Z')
    await library.must(CheckOut, { body: { card: 'C12', barcode: 'OTHER1' } })
    library.at(back)
    const lent = entry({ card: 'C13', barcode: 'OTHER1' })
    assert.deepEqual(await outcomes([lent]), ['noted'])
    assert.equal((await loansOf(anna.id)).length, 0)
    assert.equal((await loansOf(ben.id)).length, 1)
    assert.equal((await loansOfItem('OTHER1'))[0]?.returned_at?.toString(), '2026-03-02T10:30:00Z')
    assert.deepEqual(
      (await look(lent.id)).blocks.map(({ code }) => code),
      ['item-on-loan'],
    )
  })

  it('stops the fine when the item came in, and says where it should go now', async () => {
    const [anna, ben] = [await library.patron('C14'), await library.patron('C15')]
    const { bib } = await library.item('HELD1')
    library.at('2026-02-01T09:00:00Z')
    await library.must(CheckOut, { body: { card: 'C14', barcode: 'HELD1' } })
    library.at(back)
    await library.must(PlaceHold, { body: { patron: ben.id, bib, pickup: library.elm } })
    const taken = entry({ kind: 'check-in', barcode: 'HELD1', at: '2026-02-25T10:00:00Z', told: 'shelf' })
    assert.deepEqual(await outcomes([taken]), ['noted'])
    assert.match(
      (await look(taken.id)).blocks[0]?.message ?? '',
      /[^.]\. At the desk it went to the shelf, for that was not known\. Fetch it\.$/,
    )
    // Due on the 22nd: three days late, not eight.
    const account = await library.must(GetPatronAccount, { params: { id: anna.id } })
    assert.equal(account.balance.amount, 75)
  })

  it('renews as promised, and tells what the rules say to it', async () => {
    const patron = await library.patron('C16')
    await library.item('RENEW1')
    library.at('2026-02-20T09:00:00Z')
    const { loan } = await library.must(CheckOut, { body: { card: 'C16', barcode: 'RENEW1' } })
    library.at('2026-02-23T09:00:00Z')
    await library.must(Renew, { params: { id: loan.id }, body: {} })
    library.at(back)
    const renewed = entry({ kind: 'renew', card: 'C16', barcode: 'RENEW1', due: '2026-03-23T23:59:59Z' })
    assert.deepEqual(await outcomes([renewed]), ['noted'])
    assert.equal((await loansOf(patron.id))[0]?.due, '2026-03-23T23:59:59Z')
    assert.deepEqual(
      (await look(renewed.id)).blocks.map(({ code }) => code),
      ['renewal-limit'],
    )
  })

  it('sets clocks right: nothing happens in the future, and a wrong clock is told', async () => {
    const patron = await library.patron('C17')
    await library.item('CLOCK1')
    const ahead = entry({ card: 'C17', barcode: 'CLOCK1', at: '2026-03-02T15:00:00Z', shown: '2026-03-02T17:00:00Z' })
    await send([ahead])
    assert.equal((await loansOf(patron.id))[0]?.out, back)
    const { notes } = await look(ahead.id)
    assert.match(notes[0] ?? '', /clock of the desk was 2 hours fast/)
    assert.match(notes[1] ?? '', /3 hours from now/)
  })

  it('takes in a laptop that was away for a week: the patron merged, the item gone, the card blocked', async () => {
    const [old, kept] = [await library.patron('C18'), await library.patron('C19')]
    const barred = await library.patron('C20')
    for (const barcode of ['WEEK1', 'WEEK2', 'WEEK3']) await library.item(barcode)
    const entries = [
      entry({ card: 'C18', barcode: 'WEEK1' }),
      entry({ card: 'C20', barcode: 'WEEK2' }),
      entry({ card: 'C19', barcode: 'WEEK3' }),
    ]
    library.at('2026-03-09T12:00:00Z')
    await library.must(MergePatrons, { params: { id: kept.id }, body: { other: old.id } })
    await library.must(AddPatronBlock, { params: { id: barred.id }, body: { reason: 'Barred on Friday' } })
    await library.carrel.mustWork(async (w) => {
      await sql`update catalog.item set status = 'withdrawn' where barcode = 'WEEK3'`.execute(w.db)
      return {}
    })
    assert.deepEqual(await outcomes(entries), ['done', 'noted', 'open'])
    assert.deepEqual(
      (await loansOf(kept.id)).map(({ barcode, out }) => [barcode, out]),
      [['WEEK1', '2026-03-02T10:30:00Z']],
    )
    library.at(back)
  })

  it('refuses who may not send, an unknown branch, and more than fits', async () => {
    const desk = await library.deskWith(['circulation:check-out'])
    const one = entry({ card: 'C1', barcode: 'A1' })
    assert.deepEqual(codes(await desk.call(SendOfflineEntries, { body: { entries: [one] } })), ['permission-missing'])
    const elsewhere = await library.call(SendOfflineEntries, { body: { entries: [{ ...one, branch: 999 }] } })
    assert.deepEqual(codes(elsewhere), ['invalid-branch'])
    const many = Array.from({ length: 201 }, () => ({ ...one, id: randomUUID() }))
    assert.equal((await library.call(SendOfflineEntries, { body: { entries: many } })).status, 422)
    assert.equal((await library.call(SendOfflineEntries, { body: { entries: [{ ...one, id: 'x' }] } })).status, 422)
  })

  it('cannot be talked into passing blocks at a usual check-out', async () => {
    const patron = await library.patron('C21')
    await library.item('BLOCKED1')
    await library.must(AddPatronBlock, { params: { id: patron.id }, body: { reason: 'Barred' } })
    const body = { card: 'C21', barcode: 'BLOCKED1', happened: 'in-any-case' }
    assert.deepEqual(codes(await library.call(CheckOut, { body })), ['patron-blocked'])
    assert.equal((await library.call(CheckIn, { body: { barcode: 'BLOCKED1' } })).ok, true)
  })

  it('works off what was received before the power went, and never again', async () => {
    const patron = await library.patron('C22')
    await library.item('POWER1')
    const lent = entry({ card: 'C22', barcode: 'POWER1' })
    await library.carrel.mustWork(async (w) => {
      await keepEntries(w, [
        {
          ...lent,
          at: Temporal.Instant.from(lent.at),
          shown: null,
          by: 'Sam Page',
          byId: null,
          sentBy: 'Sam Page',
          sender: 'staff:1',
          card: 'C22',
          due: null,
          title: null,
          told: null,
          passed: null,
          notes: [],
        },
      ])
      return {}
    })
    assert.equal((await loansOf(patron.id)).length, 0)
    const handler = jobs.find(({ name }) => name === 'offline.work-off')
    const work = () =>
      handler?.run(
        { platform: library.carrel.platform, actor: carrelItself, id: 0, progress() {}, cancelled: () => false },
        {},
      )
    await work()
    await work()
    assert.deepEqual(
      (await loansOfItem('POWER1')).map(({ out_at, lent_by }) => [out_at.toString(), lent_by]),
      [['2026-03-02T10:30:00Z', 'Sam Page']],
    )
  })

  it('forgets after a month who borrowed what, but not what waits for a decision', async () => {
    await library.patron('C23')
    await library.item('MONTH1')
    const [lent, open] = [entry({ card: 'C23', barcode: 'MONTH1' }), entry({ card: 'C23', barcode: 'NOWHERE' })]
    await send([lent, open])
    library.at('2026-04-10T12:00:00Z')
    await library.carrel.mustWork(forgetSettled)
    const [done, waiting] = [await look(lent.id), await look(open.id)]
    assert.deepEqual([done.patron, done.card], [null, null])
    assert.equal(waiting.card, 'C23')
    // It is known all the same, and not done again.
    assert.deepEqual(await outcomes([lent]), ['done'])
    assert.equal((await loansOfItem('MONTH1')).length, 1)
    library.at(back)
  })
})
