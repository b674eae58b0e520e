import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type Answer, type TestCarrel } from '../../../test/carrel.ts'
import { sessionHeaders, smallLibrary } from '../../../test/people.ts'
import type { SessionView } from '../org/contract.ts'
import { CreateBranch } from '../org/contract.ts'
import { RegisterPatron } from '../patrons/contract.ts'
import {
  AddCharge,
  AddCredit,
  ApplyCredit,
  GetPatronAccount,
  GetReceipt,
  GetTill,
  ListPayments,
  Pay,
  Refund,
  VoidPayment,
  Waive,
  type Account,
} from './contract.ts'
import { charge, correct } from './index.ts'

let carrel: TestCarrel
let elm: number
let people = 0

const usd = (amount: number) => ({ amount, currency: 'USD' })
const codes = <R>(answer: Answer<R>) => (answer.ok ? [] : (answer.problem.blocks ?? []).map(({ code }) => code))
const owed = ({ charges }: Account) => charges.map(({ outstanding }) => outstanding.amount)
const standing = ({ balance, credit }: Account) => [balance.amount, credit.amount]

async function patron(...charges: readonly number[]): Promise<{ params: { id: number }; ids: number[] }> {
  const body = { givenName: '', familyName: `Patron ${++people}`, category: 'adult', branch: elm }
  const { id } = await carrel.must(RegisterPatron, { body })
  for (const amount of charges) {
    await carrel.must(AddCharge, { params: { id }, body: { kind: 'other', amount: usd(amount) } })
  }
  const account = await carrel.must(GetPatronAccount, { params: { id } })
  return { params: { id }, ids: account.charges.map((one) => one.id ?? 0) }
}

async function newLibrary(): Promise<void> {
  carrel = await startCarrel({ now: '2026-11-24T10:00:00Z' })
  elm = (await smallLibrary(carrel)).branch
}

describe('the account of a patron', () => {
  before(newLibrary)
  after(() => carrel.stop())

  describe('taking a payment', () => {
    it('settles the oldest charge first, and the receipt says what went where', async () => {
      const { params } = await patron(500, 1000)
      const { receipt, account } = await carrel.must(Pay, { params, body: { amount: usd(600), method: 'cash' } })
      assert.deepEqual(owed(account), [900])
      assert.deepEqual(
        receipt.lines.map(({ amount }) => amount.amount),
        [500, 100],
      )
      assert.deepEqual(receipt.remaining, usd(900))
      assert.deepEqual(await carrel.must(GetReceipt, { params: { id: receipt.id } }), receipt)
      const all = await carrel.must(GetPatronAccount, { params, query: { closed: true } })
      assert.deepEqual(owed(all), [0, 900])
    })

    it('pays two bills at once', async () => {
      const { params } = await patron(100, 25)
      const { receipt, account } = await carrel.must(Pay, { params, body: { amount: usd(125), method: 'card' } })
      assert.deepEqual(
        receipt.lines.map(({ amount }) => amount.amount),
        [100, 25],
      )
      assert.deepEqual([account.balance, account.charges], [usd(0), []])
    })

    it('divides evenly to the cent where that is wished', async () => {
      const evenly = async (amount: number, charges: readonly number[]) => {
        const { params } = await patron(...charges)
        const { receipt } = await carrel.must(Pay, {
          params,
          body: { amount: usd(amount), method: 'cash', spread: 'evenly' },
        })
        return receipt.lines.map((line) => line.amount.amount)
      }
      assert.deepEqual(await evenly(5000, [2000, 2000, 2000]), [1667, 1667, 1666])
      const seven = [123, 234, 345, 456, 567, 678, 789]
      assert.deepEqual(await evenly(2456, seven), [123, 234, 345, 438, 438, 439, 439])
      assert.deepEqual(await evenly(2452, seven), [123, 234, 345, 437, 437, 438, 438])
    })

    it('takes no part of a cent', async () => {
      const { params } = await patron(124)
      const answer = await carrel.call(Pay, { params, body: { amount: usd(100.4987), method: 'cash' } })
      assert.equal(answer.ok, false)
      const { account } = await carrel.must(Pay, { params, body: { amount: usd(100), method: 'cash' } })
      assert.deepEqual(owed(account), [24])
    })

    it('refuses more than is owed, unless the rest is kept as credit', async () => {
      const { params } = await patron(500)
      const refused = await carrel.call(Pay, { params, body: { amount: usd(800), method: 'cash' } })
      assert.deepEqual([refused.status, codes(refused)], [409, ['more-than-owed']])
      const { receipt, account } = await carrel.must(Pay, {
        params,
        body: { amount: usd(800), method: 'cash', keepCredit: true },
      })
      assert.deepEqual(standing(account), [-300, 300])
      assert.deepEqual(
        receipt.lines.map(({ description, amount }) => [description, amount.amount]),
        [
          ['Charge', 500],
          ['Kept as credit', 300],
        ],
      )
      assert.equal(receipt.remaining.amount, -300)
    })

    it('pays only the charges that were chosen, and none that is settled', async () => {
      const { params, ids } = await patron(500, 700)
      const [first, second] = ids
      const { account } = await carrel.must(Pay, {
        params,
        body: { amount: usd(700), method: 'cash', charges: [second ?? 0] },
      })
      assert.deepEqual(owed(account), [500])
      const again = await carrel.call(Pay, {
        params,
        body: { amount: usd(100), method: 'cash', charges: [first ?? 0, second ?? 0] },
      })
      assert.deepEqual(codes(again), ['charge-settled'])
      const foreign = await patron(300)
      const other = await carrel.call(Pay, { params, body: { amount: usd(300), method: 'cash', charges: foreign.ids } })
      assert.deepEqual(codes(other), ['charge-settled'])
    })

    it('gives change for what was handed over', async () => {
      const { params } = await patron(340)
      const paying = (body: object) => carrel.call(Pay, { params, body: { amount: usd(340), method: 'cash', ...body } })
      assert.deepEqual(codes(await paying({ tendered: usd(300) })), ['invalid-tendered'])
      assert.deepEqual(codes(await paying({ tendered: usd(500), method: 'card' })), ['invalid-tendered'])
      assert.deepEqual(codes(await paying({ tendered: { amount: 500, currency: 'EUR' } })), ['invalid-tendered'])
      const { receipt } = await carrel.must(Pay, {
        params,
        body: { amount: usd(340), method: 'cash', tendered: usd(500) },
      })
      assert.deepEqual([receipt.tendered, receipt.change], [usd(500), usd(160)])
    })

    it('refuses other money, nothing, less than nothing, and unknown patrons', async () => {
      const { params } = await patron(100)
      const paying = (amount: { amount: number; currency: string }) =>
        carrel.call(Pay, { params, body: { amount, method: 'cash' } })
      assert.deepEqual(codes(await paying({ amount: 100, currency: 'EUR' })), ['invalid-currency'])
      assert.deepEqual(codes(await paying(usd(0))), ['invalid-amount'])
      assert.deepEqual(codes(await paying(usd(-100))), ['invalid-amount'])
      const nobody = await carrel.call(Pay, { params: { id: 4711 }, body: { amount: usd(100), method: 'cash' } })
      assert.equal(nobody.status, 404)
    })

    it('is done once, however often the same request arrives', async () => {
      const { params } = await patron(500)
      const request = {
        params,
        body: { amount: usd(200), method: 'card' as const },
        headers: { 'idempotency-key': 'payment-1' },
      }
      const first = await carrel.must(Pay, request)
      const second = await carrel.must(Pay, request)
      assert.deepEqual(second, first)
      const account = await carrel.must(GetPatronAccount, { params })
      assert.deepEqual([owed(account), account.movements.length], [[300], 1])
      const other = await carrel.call(Pay, { ...request, body: { amount: usd(100), method: 'card' } })
      assert.deepEqual(codes(other), ['idempotency-key-reused'])
    })

    it('never takes the same cent at two desks', async () => {
      const { params } = await patron(100)
      const paying = () => carrel.call(Pay, { params, body: { amount: usd(100), method: 'cash' } })
      const answers = await Promise.all([paying(), paying(), paying()])
      assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, false, true])
      assert.deepEqual(standing(await carrel.must(GetPatronAccount, { params })), [0, 0])
    })
  })

  describe('what was paid can be taken back', () => {
    it('and is owed again; the void stays beside it, linked', async () => {
      const { params, ids } = await patron(1000, 2000)
      const paid = await carrel.must(Pay, { params, body: { amount: usd(3000), method: 'cash' } })
      const payment = paid.account.movements[0]?.id ?? 0
      const account = await carrel.must(VoidPayment, { params: { id: payment }, body: { reason: 'Wrong patron' } })
      assert.deepEqual(owed(account), [1000, 2000])
      const [undone, original] = account.movements
      assert.deepEqual([undone?.kind, undone?.reverses, undone?.reason], ['void', payment, 'Wrong patron'])
      assert.deepEqual(
        undone?.lines.map(({ charge, amount }) => [charge, amount.amount]),
        ids.map((id, i) => [id, [-1000, -2000][i]]),
      )
      assert.deepEqual(
        original?.lines.map(({ amount }) => amount.amount),
        [1000, 2000],
      )
      const again = await carrel.call(VoidPayment, { params: { id: payment }, body: { reason: 'Twice' } })
      assert.deepEqual(codes(again), ['payment-void'])
      assert.equal(
        (await carrel.call(VoidPayment, { params: { id: undone?.id ?? 0 }, body: { reason: 'The void' } })).status,
        404,
      )
    })

    it('with the credit that it left, used or not, but not once that was paid out', async () => {
      const { params } = await patron(100)
      const { account } = await carrel.must(Pay, {
        params,
        body: { amount: usd(500), method: 'cash', keepCredit: true },
      })
      const payment = account.movements[0]?.id ?? 0
      await carrel.must(AddCharge, { params, body: { kind: 'rental', amount: usd(150) } })
      await carrel.must(ApplyCredit, { params, body: {} })
      const voided = await carrel.must(VoidPayment, { params: { id: payment }, body: { reason: 'Bounced' } })
      assert.deepEqual(
        [owed(voided), standing(voided)],
        [
          [100, 150],
          [250, 0],
        ],
      )
      const rich = await patron(100)
      const kept = await carrel.must(Pay, { ...rich, body: { amount: usd(500), method: 'cash', keepCredit: true } })
      await carrel.must(Refund, { ...rich, body: { amount: usd(300), method: 'cash', reason: 'Moving away' } })
      const refused = await carrel.call(VoidPayment, {
        params: { id: kept.account.movements[0]?.id ?? 0 },
        body: { reason: 'No' },
      })
      assert.deepEqual(codes(refused), ['credit-paid-out'])
    })

    it('waivers too', async () => {
      const { ids } = await patron(1000)
      const part = await carrel.must(Waive, {
        params: { id: ids[0] ?? 0 },
        body: { amount: usd(400), reason: 'Goodwill' },
      })
      assert.deepEqual(owed(part), [600])
      const more = await carrel.call(Waive, {
        params: { id: ids[0] ?? 0 },
        body: { amount: usd(601), reason: 'Too much' },
      })
      assert.deepEqual(codes(more), ['more-than-owed'])
      const all = await carrel.must(Waive, { params: { id: ids[0] ?? 0 }, body: { reason: 'Goodwill' } })
      assert.deepEqual(owed(all), [])
      const settled = await carrel.call(Waive, { params: { id: ids[0] ?? 0 }, body: { reason: 'Again' } })
      assert.deepEqual(codes(settled), ['charge-settled'])
      const back = await carrel.must(VoidPayment, {
        params: { id: all.movements[0]?.id ?? 0 },
        body: { reason: 'Mistaken' },
      })
      assert.deepEqual([owed(back), standing(back)], [[600], [600, 0]])
      assert.equal((await carrel.call(Waive, { params: { id: 4711 }, body: { reason: 'x' } })).status, 404)
    })
  })

  describe('credit', () => {
    it('is used for charges until none is left', async () => {
      const { params } = await patron(1000)
      await carrel.must(AddCredit, { params, body: { amount: usd(10_000), reason: 'Found a wallet' } })
      assert.deepEqual(standing(await carrel.must(ApplyCredit, { params, body: {} })), [-9000, 9000])
      await carrel.must(AddCharge, { params, body: { kind: 'lost', amount: usd(10_000) } })
      const account = await carrel.must(ApplyCredit, { params, body: {} })
      assert.deepEqual([standing(account), owed(account)], [[1000, 0], [1000]])
      assert.deepEqual(codes(await carrel.call(ApplyCredit, { params, body: {} })), ['no-credit'])
    })

    it('is shown beside the debt until it is used', async () => {
      const { params } = await patron(1500)
      const account = await carrel.must(AddCredit, { params, body: { amount: usd(500), reason: 'Goodwill' } })
      assert.deepEqual([standing(account), owed(account)], [[1000, 500], [1500]])
    })

    it('is paid out, and no more of it than there is', async () => {
      const { params } = await patron()
      await carrel.must(AddCredit, { params, body: { amount: usd(700), reason: 'Deposit' } })
      const refunding = (amount: number) =>
        carrel.call(Refund, { params, body: { amount: usd(amount), method: 'cash', reason: 'Leaves' } })
      assert.deepEqual(codes(await refunding(701)), ['more-than-credit'])
      const answers = await Promise.all([refunding(400), refunding(400)])
      assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, true])
      assert.deepEqual(standing(await carrel.must(GetPatronAccount, { params })), [-300, 300])
    })

    it('comes from a charge that was corrected after it was paid, and says so', async () => {
      const { params, ids } = await patron(200)
      await carrel.must(Pay, { params, body: { amount: usd(200), method: 'cash' } })
      await carrel.mustWork(async (w) => {
        await correct(w, ids[0] ?? 0, usd(100), 'Returned earlier')
        return {}
      })
      const account = await carrel.must(GetPatronAccount, { params, query: { closed: true } })
      assert.deepEqual(standing(account), [-100, 100])
      assert.deepEqual(
        account.charges.map(({ amount, outstanding }) => [amount.amount, outstanding.amount]),
        [[100, 0]],
      )
      assert.deepEqual(
        account.movements.map(({ kind, amount, reason }) => [kind, amount.amount, reason]),
        [
          ['credit', 100, 'Returned earlier: Charge'],
          ['payment', 200, ''],
        ],
      )
    })

    it('does not come from what was waived', async () => {
      const { params, ids } = await patron(500)
      await carrel.must(Pay, { params, body: { amount: usd(200), method: 'cash' } })
      await carrel.must(Waive, { params: { id: ids[0] ?? 0 }, body: { reason: 'Goodwill' } })
      await carrel.mustWork(async (w) => {
        await correct(w, ids[0] ?? 0, usd(100), 'Price corrected')
        return {}
      })
      assert.deepEqual(standing(await carrel.must(GetPatronAccount, { params })), [-100, 100])
    })
  })

  describe('the ledger itself', () => {
    it('can only be added to', async () => {
      const { params } = await patron(100)
      await carrel.must(Pay, { params, body: { amount: usd(100), method: 'cash' } })
      const { pool } = carrel.platform.database
      for (const statement of [
        'update fees.movement set amount = 1',
        'delete from fees.movement',
        'update fees.allocation set amount = 1',
        'delete from fees.allocation',
        'delete from fees.receipt',
      ]) {
        await assert.rejects(pool.query(statement), /append-only/, statement)
      }
    })

    it('balances to the cent whenever a transaction ends', async () => {
      const { ids } = await patron(100)
      const { pool } = carrel.platform.database
      await assert.rejects(
        pool.query('update fees.charge set outstanding = 50 where id = $1', ids),
        /owes 50 but asks 100/,
      )
      await assert.rejects(pool.query('update fees.charge set outstanding = -1 where id = $1', ids), /check constraint/)
    })
  })
})

describe('receipts', () => {
  before(newLibrary)
  after(() => carrel.stop())

  it('are numbered by branch and year of the branch without a gap, at busy desks and over refusals', async () => {
    const { params } = await patron(10_000)
    const other = await patron(10_000)
    const paying = async (at: { params: { id: number } }, amount = 100) =>
      carrel.call(Pay, { ...at, body: { amount: usd(amount), method: 'cash' } })
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].flatMap(() => [paying({ params }), paying(other), paying(other, 999_999)]),
    )
    const numbers = answers.flatMap((answer) => (answer.ok ? [answer.value.receipt.number] : []))
    assert.deepEqual(
      numbers.sort(),
      [...Array(10).keys()].map((n) => `ELM-2026-${String(n + 1).padStart(6, '0')}`),
    )
    carrel.clock.set(Temporal.Instant.from('2027-01-01T00:00:00Z'))
    const next = await paying({ params })
    assert.ok(next.ok)
    assert.equal(next.value.receipt.number, 'ELM-2027-000001')
  })
})

describe('the till', () => {
  before(newLibrary)
  after(() => carrel.stop())

  it('adds up to the ledger by person, method, kind of charge and owner, at two desks', async () => {
    const harbour = (
      await carrel.must(CreateBranch, { body: { code: 'HAR', name: 'Harbour', timeZone: 'UTC', parent: 1 } })
    ).id
    const desk = async (branch: number) => {
      const payload = { user: 'ada', password: 'correct horse', branch }
      const response = await carrel.server.app.inject({ method: 'POST', url: '/api/v1/session', payload })
      const view: SessionView = response.json()
      return sessionHeaders(response.headers['set-cookie'], view.csrf)
    }
    const here = await desk(elm)
    const { params } = await patron()
    await carrel.mustWork(async (w) => {
      await charge(w, { patron: params.id, kind: 'overdue', amount: usd(300), description: 'Overdue', branch: elm })
      await charge(w, { patron: params.id, kind: 'lost', amount: usd(2000), description: 'Lost', branch: harbour })
      return {}
    })
    const cash = await carrel.callAs(here, Pay, { params, body: { amount: usd(1000), method: 'cash' } })
    assert.ok(cash.ok)
    await carrel.callAs(here, VoidPayment, {
      params: { id: cash.value.account.movements[0]?.id ?? 0 },
      body: { reason: 'Card instead' },
    })
    const there = await desk(harbour)
    await carrel.callAs(there, Pay, { params, body: { amount: usd(2500), method: 'card', keepCredit: true } })
    await carrel.callAs(there, Refund, { params, body: { amount: usd(50), method: 'cash', reason: 'Change' } })
    const { rows, total } = await carrel.must(GetTill, { query: { from: '2026-11-24', to: '2026-11-24' } })
    assert.deepEqual(
      rows.map((row) => [row.branch, row.kind, row.method, row.charge, row.owner, row.amount.amount]),
      [
        [elm, 'payment', 'cash', 'lost', harbour, 700],
        [elm, 'payment', 'cash', 'overdue', elm, 300],
        [elm, 'void', 'cash', 'lost', harbour, -700],
        [elm, 'void', 'cash', 'overdue', elm, -300],
        [harbour, 'payment', 'card', 'lost', harbour, 2000],
        [harbour, 'payment', 'card', 'overdue', elm, 300],
        [harbour, 'payment', 'card', null, null, 200],
        [harbour, 'refund', 'cash', null, null, -50],
      ],
    )
    assert.equal(total.amount, 2450)
    assert.ok(rows.every(({ by, count }) => by === 'Ada Admin' && count === 1))
    await carrel.must(ApplyCredit, { params, body: {} }).catch(() => {})
    const later = await carrel.must(GetTill, { query: { from: '2026-11-24', to: '2026-11-24', branch: harbour } })
    assert.equal(later.total.amount, 2450)
  })

  it('lists payments of a day of the branch, with what they settled', async () => {
    const { total, rows } = await carrel.must(ListPayments, {
      query: { branch: elm, from: '2026-11-24', to: '2026-11-24' },
    })
    assert.deepEqual([total, rows.map(({ kind }) => kind)], [2, ['void', 'payment']])
    assert.deepEqual(
      rows[1]?.lines.map(({ amount }) => amount.amount),
      [300, 700],
    )
    const before = await carrel.must(ListPayments, { query: { branch: elm, to: '2026-11-24T09:59:59Z' } })
    assert.equal(before.total, 0)
    assert.equal((await carrel.call(ListPayments, { query: { from: 'yesterday' } })).ok, false)
    assert.equal((await carrel.call(ListPayments, { query: { branch: 99 } })).status, 404)
  })
})
