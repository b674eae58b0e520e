import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { GetItem } from '../../src/modules/catalog/contract.ts'
import {
  CheckIn,
  CheckOut,
  DeclareLost,
  ExplainLoan,
  GetPatronSummary,
  ListLoans,
  Renew,
} from '../../src/modules/circulation/contract.ts'
import { ChangeDue } from '../../src/modules/circulation/contract-renewals.ts'
import { ListTransits, RequestTransit } from '../../src/modules/circulation/contract-transits.ts'
import {
  ChangeLoans,
  ClaimNeverHad,
  ClaimReturned,
  GetLoanEffect,
  ListClaims,
  ListDefects,
  ListTroubles,
  MarkItem,
  NoteClaimSearch,
  ReportDamage,
  ReportMissingParts,
  ResolveClaim,
  SettleDefect,
  UndoDefect,
  UndoLost,
} from '../../src/modules/circulation/contract-troubles.ts'
import type { Attributes } from '../../src/modules/policy/contract.ts'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { codes, usd } from '../library.ts'
import { openTroubles, type Lent, type Troubles } from './troubles.ts'

const per = (dollars: number) => ({ amount: usd(dollars), every: { count: 1, unit: 'days' as const } })
const days = (count: number) => ({ count, unit: 'days' as const })

describe('losses and claims', () => {
  let troubles: Troubles
  before(async () => {
    troubles = await openTroubles()
  })
  after(() => troubles.stop())

  const lend = (rules: Attributes, price = 20, more: { patron?: number } = {}) =>
    troubles.lend({
      rules: { fine: per(1), ...rules },
      price,
      out: '2026-04-01T10:00:00Z',
      due: '2026-04-10T23:59:00Z',
      ...more,
    })
  const at = (moment: string) => troubles.library.at(moment)
  const params = (lent: Lent) => ({ params: { id: lent.loan }, body: {} })
  const status = async (lent: Lent) => (await troubles.library.must(GetItem, { params: { id: lent.item } })).status
  const kinds = async (lent: Lent) => (await troubles.account(lent, true)).charges.map((line) => line.kind)

  it('E21 is lost to the minute, before any job and after it, and charged once', async () => {
    const lent = await troubles.lend({
      rules: { lostAfter: days(28) },
      price: 20,
      out: '2022-04-10T10:00:00Z',
      due: '2022-05-01T23:59:00Z',
    })
    at('2022-05-29T23:58:00Z')
    await troubles.jobs()
    assert.deepEqual([await troubles.state(lent), await status(lent)], ['overdue', 'on-loan'])
    at('2022-05-30T00:00:00Z')
    assert.equal(await troubles.state(lent), 'lost')
    await troubles.jobs()
    assert.deepEqual([await troubles.state(lent), await status(lent)], ['lost', 'lost'])
    await troubles.jobs()
    assert.deepEqual(await kinds(lent), ['lost'])
    const { fine } = await troubles.library.must(ExplainLoan, { params: { id: lent.loan } })
    assert.ok(fine.some((reason) => /list price/.test(reason.text)))
  })

  it('E22 stops the fine when it ages, charges replacement and processing, and goes by the ladder of recalled loans', async () => {
    const lent = await lend({ lostAfter: days(10), processingFee: usd(5) })
    at('2026-06-01T10:00:00Z')
    await troubles.jobs()
    assert.deepEqual(await troubles.owed(lent), { overdue: 10, lost: 20, processing: 5 })
    const back = await troubles.back(lent, '2026-06-02T10:00:00Z')
    assert.deepEqual(await troubles.owed(lent), { overdue: 10 })
    assert.equal(back.item.status, 'available')
  })

  it('E22 ages a loan that comes in before the job has seen it', async () => {
    const lent = await lend({ lostAfter: days(10), lostReturn: 'keep' })
    await troubles.back(lent, '2026-06-02T10:00:00Z')
    assert.deepEqual(await troubles.owed(lent), { overdue: 10, lost: 20 })
  })

  it('E23 leaves alone what is claimed, not overdue long enough, or aged already', async () => {
    const rules = { lostAfter: days(10) }
    const [claimed, young, aged] = [await lend(rules), await lend({ lostAfter: days(100) }), await lend(rules)]
    at('2026-04-15T10:00:00Z')
    await troubles.library.must(ClaimReturned, params(claimed))
    at('2026-05-01T10:00:00Z')
    await troubles.jobs()
    const once = await kinds(aged)
    await troubles.jobs()
    assert.deepEqual(
      [await troubles.state(claimed), await troubles.state(young), await troubles.state(aged)],
      ['claimed-returned', 'overdue', 'lost'],
    )
    assert.deepEqual(await kinds(claimed), [])
    assert.deepEqual(await kinds(aged), once)
    assert.deepEqual(once, ['overdue', 'lost'])
  })

  it('E24 waits with the charge as long as the rules say', async () => {
    const lent = await lend({ fine: null, lostAfter: days(10), lostBillAfter: days(5) })
    at('2026-04-22T10:00:00Z')
    await troubles.jobs()
    assert.equal(await troubles.state(lent), 'lost')
    assert.deepEqual(await kinds(lent), [])
    at('2026-04-25T23:58:00Z')
    await troubles.jobs()
    assert.deepEqual(await kinds(lent), [])
    at('2026-04-26T00:00:00Z')
    await troubles.jobs()
    await troubles.jobs()
    assert.deepEqual(await kinds(lent), ['lost'])
  })

  it('E25 closes the loan as lost and paid where the rules charge nothing', async () => {
    const lent = await lend({ fine: null, lostAfter: days(10), lostCharges: 'nothing' })
    at('2026-05-01T10:00:00Z')
    await troubles.jobs()
    assert.deepEqual([await troubles.state(lent), await status(lent)], ['lost-paid', 'lost-paid'])
    assert.equal(await troubles.balance(lent), 0)
    const open = await troubles.library.must(ListLoans, { query: { patron: lent.patron } })
    assert.equal(open.total, 0)
  })

  it('E27 refuses to declare lost what is lost already, or what has ended', async () => {
    const lent = await lend({})
    await troubles.library.must(DeclareLost, params(lent))
    assert.deepEqual(codes(await troubles.library.call(DeclareLost, params(lent))), ['loan-lost'])
    await troubles.back(lent, '2026-04-12T10:00:00Z')
    assert.deepEqual(codes(await troubles.library.call(DeclareLost, params(lent))), ['loan-returned'])
  })

  it('E28 takes a loss back that was declared by mistake', async () => {
    const lent = await lend({ lostForgivesFine: true })
    at('2026-04-15T10:00:00Z')
    await troubles.library.must(DeclareLost, params(lent))
    assert.deepEqual(await troubles.owed(lent), { lost: 20 })
    await troubles.library.must(UndoLost, params(lent))
    assert.deepEqual([await troubles.state(lent), await status(lent)], ['overdue', 'on-loan'])
    assert.deepEqual(await troubles.owed(lent), { overdue: 5 })
    at('2026-04-16T10:00:00Z')
    assert.deepEqual(await troubles.owed(lent), { overdue: 6 })
  })

  it('E29 neither lends, renews nor changes what is claimed, nor counts it', async () => {
    const lent = await lend({ totalLoanLimit: 1 })
    await troubles.library.must(ClaimReturned, params(lent))
    const other = await troubles.patron()
    const lending = await troubles.library.call(CheckOut, { body: { patron: other, barcode: lent.barcode } })
    assert.ok(codes(lending).includes('item-claimed-returned'))
    assert.ok(codes(await troubles.library.call(Renew, params(lent))).includes('loan-claimed-returned'))
    const changed = await troubles.library.call(ChangeDue, {
      params: { id: lent.loan },
      body: { due: '2026-06-01T23:59:00Z', reason: 'Asked for more time' },
    })
    assert.ok(codes(changed).includes('loan-claimed-returned'))
    const summary = await troubles.library.must(GetPatronSummary, { params: { id: lent.patron } })
    assert.equal(summary.loans, 0)
    const { barcode } = await troubles.item({ totalLoanLimit: 1 })
    assert.ok((await troubles.library.call(CheckOut, { body: { patron: lent.patron, barcode } })).ok)
  })

  it('E30 lets no fine grow on what is claimed', async () => {
    const lent = await lend({})
    at('2026-04-12T10:00:00Z')
    await troubles.library.must(ClaimReturned, params(lent))
    at('2026-06-12T10:00:00Z')
    assert.equal(await troubles.balance(lent), 0)
  })

  it('E31 charges nothing for what is found in the library, and says who settled the claim', async () => {
    const lent = await lend({})
    at('2026-04-20T10:00:00Z')
    await troubles.library.must(ClaimReturned, { params: { id: lent.loan }, body: { note: 'Book drop, Sunday' } })
    const done = await troubles.back(lent, '2026-05-20T10:00:00Z', { claim: 'found' })
    assert.equal(done.fine, null)
    assert.equal(await troubles.balance(lent), 0)
    const { rows } = await troubles.library.must(ListClaims, { query: { loan: lent.loan, settled: true } })
    assert.deepEqual(
      rows.map((row) => [row.resolution, row.resolvedAt, row.note]),
      [['found', '2026-05-20T10:00:00Z', 'Book drop, Sunday']],
    )
    assert.ok(rows[0]?.resolvedBy)
  })

  it('E32 charges up to the return when the patron brings it after all', async () => {
    const lent = await lend({})
    at('2026-04-20T10:00:00Z')
    await troubles.library.must(ClaimReturned, params(lent))
    const done = await troubles.back(lent, '2026-04-25T10:00:00Z', { claim: 'returned' })
    assert.equal(done.fine?.amount, 1500)
    assert.equal(await troubles.balance(lent), 15)
  })

  it('E32 asks which of the two it is where the library wants that', async () => {
    const lent = await lend({})
    await troubles.library.must(ClaimReturned, params(lent))
    const ask = (value: string) =>
      troubles.library.must(PutSetting, { params: { name: 'circulation.claim-at-return' }, body: { value } })
    await ask('ask')
    const scan = (body: object) => troubles.library.call(CheckIn, { body: { barcode: lent.barcode, ...body } })
    assert.deepEqual(codes(await scan({})), ['claim-to-settle'])
    assert.equal(await troubles.state(lent), 'claimed-returned')
    assert.ok((await scan({ claim: 'found' })).ok)
    await ask('found')
  })

  for (const [loan, state, item] of [
    ['keep', 'claimed-returned', 'claimed-returned'],
    ['close', 'returned', 'missing'],
  ] as const) {
    it(`E33 a claim lets the loan ${loan}`, async () => {
      const lent = await lend({})
      at('2026-04-20T10:00:00Z')
      await troubles.library.must(ClaimReturned, { params: { id: lent.loan }, body: { loan } })
      assert.deepEqual([await troubles.state(lent), await status(lent)], [state, item])
      assert.equal(await troubles.balance(lent), 0)
    })
    it(`E33 a claim of what is lost lets the loan ${loan}, and the charge stand`, async () => {
      const lent = await lend({ fine: null })
      await troubles.library.must(DeclareLost, params(lent))
      await troubles.library.must(ClaimReturned, { params: { id: lent.loan }, body: { loan } })
      assert.deepEqual(
        [await troubles.state(lent), await status(lent)],
        [loan === 'keep' ? 'lost' : 'returned', 'lost'],
      )
      assert.equal(await troubles.balance(lent), 20)
    })
  }

  it('E34 counts the claims of a patron and warns from a number on; takes one back', async () => {
    const patron = await troubles.patron()
    const many: boolean[] = []
    let last: Lent | undefined
    for (let i = 0; i < 3; i++) {
      last = await lend({}, 20, { patron })
      const claim = i === 1 ? ClaimNeverHad : ClaimReturned
      many.push((await troubles.library.must(claim, params(last))).claims.many)
    }
    assert.deepEqual(many, [false, false, true])
    const { rows } = await troubles.library.must(ListClaims, { query: { patron } })
    assert.deepEqual(rows.map((row) => row.kind).sort(), ['never-had', 'returned', 'returned'])
    const mine = rows.find((row) => row.loan === last?.loan)
    assert.ok(mine && last)
    await troubles.library.must(NoteClaimSearch, { params: { id: mine.id }, body: { note: 'Not at 820' } })
    await troubles.library.must(ResolveClaim, { params: { id: mine.id }, body: { resolution: 'undone' } })
    assert.deepEqual([await troubles.state(last), await status(last)], ['out', 'on-loan'])
    const again = await troubles.library.must(ClaimReturned, params(last))
    assert.equal(again.claims.count, 3)
    const { notices } = await troubles.library.must(GetPatronSummary, { params: { id: patron } })
    assert.ok(notices.some((notice) => notice.code === 'many-claims'))
  })

  it('E34 gives a claimed item up as missing, with where it was looked for', async () => {
    const lent = await lend({})
    at('2026-04-20T10:00:00Z')
    const { claim } = await troubles.library.must(ClaimReturned, params(lent))
    const resolve = (body: { resolution: 'missing'; note?: string }) =>
      troubles.library.call(ResolveClaim, { params: { id: claim?.id ?? 0 }, body })
    assert.deepEqual(codes(await resolve({ resolution: 'missing' })), ['invalid-note'])
    assert.ok((await resolve({ resolution: 'missing', note: 'Shelf, cart and drop searched three times' })).ok)
    assert.deepEqual([await troubles.state(lent), await status(lent)], ['returned', 'missing'])
    assert.equal(await troubles.balance(lent), 0)
  })

  it('E35 cancels a journey when the item is lost, with the reason', async () => {
    const { id, barcode } = await troubles.item({ period: days(7) })
    await troubles.library.must(RequestTransit, { body: { barcode, to: troubles.library.harbour } })
    const before = await troubles.library.must(GetItem, { params: { id } })
    const done = await troubles.library.must(MarkItem, {
      params: { id },
      body: { status: 'lost', reason: 'Water damage in the van' },
    })
    assert.deepEqual([done.status, done.cancelledTransits], ['lost', 1])
    const { rows } = await troubles.library.must(ListTransits, { query: {} })
    assert.ok(rows.every((row) => row.item !== id))
    const after = await troubles.library.must(GetItem, { params: { id } })
    assert.equal(after.holdingBranch, before.holdingBranch)
  })

  it('E36 refuses to mark what is on loan, unless the loan is to end', async () => {
    const lent = await lend({})
    const mark = (body: { status: 'withdrawn' | 'lost'; reason: string; loan?: 'close' }) =>
      troubles.library.call(MarkItem, { params: { id: lent.item }, body })
    assert.deepEqual(codes(await mark({ status: 'withdrawn', reason: 'Mould' })), ['item-on-loan'])
    assert.ok((await mark({ status: 'withdrawn', reason: 'Mould', loan: 'close' })).ok)
    assert.deepEqual([await troubles.state(lent), await status(lent)], ['returned', 'withdrawn'])
  })

  it('E38 sets a damaged item aside, charges for it, and takes that back', async () => {
    const lent = await lend({ fine: null })
    await troubles.back(lent, '2026-04-05T10:00:00Z')
    const unknown = await troubles.library.call(ReportDamage, {
      params: { id: lent.item },
      body: { note: 'Coffee', charge: usd(4), loan: lent.loan },
    })
    assert.deepEqual(codes(unknown), ['patron-forgotten'])
    const other = await troubles.lend({ rules: { rental: usd(1) }, out: '2026-04-06T10:00:00Z' })
    await troubles.back(other, '2026-04-07T10:00:00Z')
    const noted = await troubles.library.must(ReportDamage, {
      params: { id: other.item },
      body: { note: 'Coffee', charge: usd(4) },
    })
    assert.deepEqual([await status(other), await troubles.balance(other)], ['damaged', 5])
    await troubles.library.must(UndoDefect, { params: { id: noted.id } })
    assert.deepEqual([await status(other), await troubles.balance(other)], ['available', 1])
  })

  it('E38 keeps an item aside until its parts are brought, then gives the charge back', async () => {
    const lent = await troubles.lend({ rules: { rental: usd(1) }, out: '2026-04-06T10:00:00Z' })
    await troubles.back(lent, '2026-04-07T10:00:00Z')
    const noted = await troubles.library.must(ReportMissingParts, {
      params: { id: lent.item },
      body: { parts: ['CD 2', 'Booklet'], charge: usd(3) },
    })
    assert.deepEqual([await status(lent), await troubles.balance(lent)], ['incomplete', 4])
    const scanned = await troubles.library.must(CheckIn, { body: { barcode: lent.barcode } })
    assert.deepEqual([scanned.route, scanned.item.status], ['workroom', 'incomplete'])
    const settle = (body: object) => troubles.library.must(SettleDefect, { params: { id: noted.id }, body })
    assert.deepEqual((await settle({ parts: ['CD 2'] })).parts, ['Booklet'])
    assert.equal((await settle({ parts: ['Booklet'], cancelCharge: true })).state, 'settled')
    assert.equal(await troubles.balance(lent), 1)
    const done = await troubles.library.must(CheckIn, { body: { barcode: lent.barcode } })
    assert.equal(done.item.status, 'available')
    const { total } = await troubles.library.must(ListDefects, { query: { item: lent.item } })
    assert.equal(total, 0)
  })

  it('E39 gives back once when two desks scan a lost item at the same instant', async () => {
    const lent = await lend({ fine: null, lostReturn: 'refund' })
    await troubles.library.must(DeclareLost, params(lent))
    await troubles.pay(lent, 20)
    const scan = () => troubles.library.call(CheckIn, { body: { barcode: lent.barcode } })
    const answers = await Promise.all([scan(), scan(), troubles.jobs().then(scan)])
    assert.ok(answers.every((answer) => answer.ok))
    assert.equal(await troubles.balance(lent), -20)
  })

  it('E27 declares a loan lost once when two desks do it at the same instant', async () => {
    const lent = await lend({ fine: null })
    const answers = await Promise.all([1, 2, 3].map(() => troubles.library.call(DeclareLost, params(lent))))
    assert.equal(answers.filter((answer) => answer.ok).length, 1)
    assert.equal(await troubles.balance(lent), 20)
  })

  it('E40 shows to the cent what an action would do, and does nothing', async () => {
    const lent = await lend({ processingFee: usd(5) })
    at('2026-04-15T10:00:00Z')
    const effect = (action: 'lost' | 'found' | 'forgive' | 'undo-lost') =>
      troubles.library.must(GetLoanEffect, { params: { id: lent.loan }, body: { action } })
    const lost = await effect('lost')
    assert.equal(lost.after?.balance.amount, 3000)
    assert.deepEqual(
      lost.lines.map((line) => [line.kind, line.change.amount]),
      [
        ['lost', 2000],
        ['processing', 500],
      ],
    )
    assert.equal((await effect('forgive')).after?.balance.amount, 0)
    assert.deepEqual((await effect('undo-lost')).blocks[0]?.code, 'loan-out')
    assert.deepEqual([await troubles.state(lent), await status(lent)], ['overdue', 'on-loan'])
    assert.equal(await troubles.balance(lent), 5)
  })

  it('E40 does the same with many loans, each by itself, and shows it first', async () => {
    const [one, two, ended] = [await lend({ fine: null }), await lend({ fine: null }), await lend({})]
    await troubles.back(ended, '2026-04-02T10:00:00Z')
    const loans = [one, two, ended].map((lent) => lent.loan)
    const run = (preview: boolean) =>
      troubles.library.must(ChangeLoans, { body: { loans, action: 'lost', note: 'Stocktaking', preview } })
    const shown = await run(true)
    assert.deepEqual([shown.done, shown.refused, shown.change.amount], [2, 1, 4000])
    assert.deepEqual([await troubles.state(one), await troubles.balance(one)], ['out', 0])
    assert.deepEqual(await run(false), shown)
    assert.deepEqual([await troubles.state(one), await troubles.state(two)], ['lost', 'lost'])
    const { rows } = await troubles.library.must(ListTroubles, { query: { state: 'lost', limit: 1000 } })
    const listed = rows.find((row) => row.id === one.loan)
    assert.equal(listed?.owed.amount, 2000)
  })
})
