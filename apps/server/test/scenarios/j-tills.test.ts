import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AddCharge, Pay, Refund, AddCredit, VoidPayment } from '../../src/modules/fees/contract.ts'
import {
  CloseTill,
  CreateTill,
  GetTillReport,
  GetTillSession,
  ListTills,
  ListTillSessions,
  MoveTillCash,
  OpenTill,
} from '../../src/modules/fees/contract-tills.ts'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { CreateApiKey } from '../../src/platform/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'

describe('a town library with tills', () => {
  let library: TestLibrary
  let count = 0

  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  async function owing(dollars: number) {
    const { id } = await library.patron(`JT${String(++count).padStart(4, '0')}`)
    await library.must(AddCharge, { params: { id }, body: { kind: 'overdue', amount: usd(dollars) } })
    return { id }
  }
  async function till(float: number) {
    const { id } = await library.must(CreateTill, { body: { branch: library.elm, name: `Till ${++count}` } })
    await library.must(OpenTill, { params: { id }, body: { float: usd(float) } })
    return { id }
  }
  const close = (params: { id: number }, dollars: number) =>
    library.must(CloseTill, { params, body: { counted: usd(dollars) } })

  describe('J: tills', () => {
    it('J a till is opened with a float, takes money, is counted by coin and note, and its Z report never changes', async () => {
      const drawer = await till(50)
      const params = await owing(20)
      await library.must(Pay, {
        params,
        body: { amount: usd(12.5), method: 'cash', tendered: usd(20), till: drawer.id },
      })
      await library.must(Pay, { params, body: { amount: usd(7.5), method: 'card', till: drawer.id } })
      await library.must(MoveTillCash, { params: drawer, body: { kind: 'out', amount: usd(5), reason: 'Stamps' } })
      await library.must(MoveTillCash, { params: drawer, body: { kind: 'in', amount: usd(1), reason: 'Found a coin' } })
      const x = await library.must(GetTillReport, { params: drawer })
      assert.deepEqual([x.number, x.expected, x.total], [null, usd(58.5), usd(20)])
      assert.deepEqual(
        x.byMethod.map(({ method, taken }) => [method, taken.count, taken.amount.amount]),
        [
          ['card', 1, 750],
          ['cash', 1, 1250],
        ],
      )
      assert.deepEqual(x.byKind, [{ kind: 'overdue', amount: usd(20) }])
      const z = await library.must(CloseTill, {
        params: drawer,
        body: {
          counts: [
            { value: 2000, count: 2 },
            { value: 1000, count: 1 },
            { value: 100, count: 8 },
            { value: 25, count: 1 },
          ],
          left: usd(50),
          note: 'A quarter is missing',
        },
      })
      assert.deepEqual([z.number, z.counted, z.difference, z.left], [1, usd(58.25), usd(-0.25), usd(50)])
      await library.must(OpenTill, { params: drawer, body: {} })
      await library.must(Pay, { params: await owing(3), body: { amount: usd(3), method: 'cash', till: drawer.id } })
      assert.deepEqual(await library.must(GetTillSession, { params: { id: z.session } }), z)
      const next = await close(drawer, 53)
      assert.deepEqual([next.number, next.float, next.difference], [2, usd(50), usd(0)])
      const list = await library.must(ListTillSessions, { query: { till: drawer.id } })
      assert.deepEqual(
        list.rows.map(({ number }) => number),
        [2, 1],
      )
      assert.deepEqual(list.rows[1], z)
    })

    it('J money given back and payments taken back leave the drawer', async () => {
      const drawer = await till(0)
      const params = await owing(10)
      const first = await library.must(Pay, { params, body: { amount: usd(10), method: 'cash', till: drawer.id } })
      await library.must(VoidPayment, {
        params: { id: first.account.movements[0]?.id ?? 0 },
        body: { reason: 'Wrong amount', till: drawer.id },
      })
      await library.must(Pay, { params, body: { amount: usd(8), method: 'cash', till: drawer.id } })
      await library.must(AddCredit, { params, body: { amount: usd(2), reason: 'Mistake' } })
      await library.must(Refund, {
        params,
        body: { amount: usd(2), method: 'cash', reason: 'Paid out', till: drawer.id },
      })
      const report = await close(drawer, 6)
      const [cash] = report.byMethod
      assert.deepEqual(
        [cash?.taken.amount, cash?.voided.amount, cash?.refunded.amount, report.expected, report.difference],
        [usd(18), usd(-10), usd(-2), usd(6), usd(0)],
      )
    })

    it('J two people at one till are told apart, and both take into it without naming it', async () => {
      const drawer = await library.atHarbour.must(CreateTill, { body: { branch: library.harbour, name: 'Front' } })
      await library.atHarbour.must(OpenTill, { params: { id: drawer.id }, body: { float: usd(10) } })
      const { token } = await library.carrel.must(CreateApiKey, {
        body: { name: 'Second person', permissions: ['fees:pay', 'fees:read'], branch: library.harbour },
      })
      const headers = { authorization: `Bearer ${token}` }
      await library.atHarbour.must(Pay, { params: await owing(1), body: { amount: usd(1), method: 'cash' } })
      const second = await library.carrel.callAs(headers, Pay, {
        params: await owing(2),
        body: { amount: usd(2), method: 'cash' },
      })
      assert.ok(second.ok)
      const report = await library.atHarbour.must(GetTillReport, { params: { id: drawer.id } })
      assert.deepEqual(
        report.byPerson.map(({ by, cash }) => [by, cash.amount]),
        [
          [`desk ${library.harbour}`, 100],
          ['Second person', 200],
        ],
      )
      await library.atHarbour.must(CloseTill, { params: { id: drawer.id }, body: { counted: usd(13) } })
    })

    it('J a till opens once, closes once, and gives out no more than lies in it', async () => {
      const drawer = await till(5)
      assert.deepEqual(codes(await library.call(OpenTill, { params: drawer, body: {} })), ['till-open'])
      const out = { kind: 'out' as const, amount: usd(6), reason: 'Bank' }
      assert.deepEqual(codes(await library.call(MoveTillCash, { params: drawer, body: out })), ['more-than-till'])
      const counted = { counts: [{ value: 100, count: 5 }], counted: usd(6) }
      assert.deepEqual(codes(await library.call(CloseTill, { params: drawer, body: counted })), ['invalid-counted'])
      assert.deepEqual(codes(await library.call(CloseTill, { params: drawer, body: {} })), ['not-counted'])
      const both = await Promise.all([
        library.call(CloseTill, { params: drawer, body: { counted: usd(5) } }),
        library.call(CloseTill, { params: drawer, body: { counted: usd(5) } }),
      ])
      assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true])
      const params = await owing(1)
      const late = await library.call(Pay, { params, body: { amount: usd(1), method: 'cash', till: drawer.id } })
      assert.deepEqual(codes(late), ['till-closed'])
    })

    it('J cash needs an open till only where the branch says so', async () => {
      const params = await owing(5)
      const cash = { amount: usd(1), method: 'cash' as const }
      assert.ok((await library.call(Pay, { params, body: cash })).ok)
      await library.must(PutSetting, {
        params: { name: 'fees.cash-needs-till' },
        body: { value: true, branch: library.elm },
      })
      assert.deepEqual(codes(await library.call(Pay, { params, body: cash })), ['till-needed'])
      assert.ok((await library.call(Pay, { params, body: { ...cash, method: 'card' } })).ok)
      const drawer = await till(0)
      assert.ok((await library.call(Pay, { params, body: cash })).ok)
      await close(drawer, 1)
      await library.must(PutSetting, {
        params: { name: 'fees.cash-needs-till' },
        body: { value: false, branch: library.elm },
      })
    })

    it('J the list says which tills are open, by whom, and what should lie in them', async () => {
      const drawer = await till(7)
      const { rows, denominations } = await library.must(ListTills, { query: {} })
      const found = rows.find(({ id }) => id === drawer.id)
      assert.deepEqual([found?.expected, found?.openedBy], [usd(7), `desk ${library.elm}`])
      assert.deepEqual(denominations.slice(0, 3), [10_000, 5_000, 2_000])
      await close(drawer, 7)
    })

    it('J a drawer is opened and counted where it stands', async () => {
      const drawer = await till(0)
      const away = await library.atHarbour.call(CloseTill, { params: drawer, body: { counted: usd(0) } })
      assert.deepEqual(codes(away), ['till-elsewhere'])
      await close(drawer, 0)
    })
  })
})
