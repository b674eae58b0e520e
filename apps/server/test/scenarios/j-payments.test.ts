import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { DeleteItem } from '../../src/modules/catalog/contract.ts'
import {
  AddCharge,
  AddCredit,
  ApplyCredit,
  GetPatronAccount,
  ListPayments,
  Pay,
  Refund,
  RefundPayment,
  TransferCharge,
  VoidPayment,
  Waive,
  WaiveAccount,
  WriteOff,
  type Account,
  type Movement,
} from '../../src/modules/fees/contract.ts'
import { ChangeTill, CloseTill, CreateTill, OpenTill } from '../../src/modules/fees/contract-tills.ts'
import { JoinHousehold } from '../../src/modules/patrons/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'

describe('a desk that takes money', () => {
  let library: TestLibrary
  let people = 0

  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  /** A patron who owes so much, in dollars. */
  async function owing(...amounts: readonly number[]) {
    const { id } = await library.patron(`J${String(++people).padStart(4, '0')}`)
    for (const amount of amounts)
      await library.must(AddCharge, { params: { id }, body: { kind: 'other', amount: usd(amount) } })
    const charges = (await account(id)).charges.map((charge) => charge.id ?? 0)
    return { id, charges }
  }
  const account = (id: number) => library.must(GetPatronAccount, { params: { id } })
  const cents = ({ charges }: Account) => charges.map(({ outstanding }) => outstanding.amount)
  const pay = (id: number, amount: number, more: object = {}) =>
    library.must(Pay, { params: { id }, body: { amount: usd(amount), method: 'cash', ...more } })
  const paymentOf = ({ movements }: Account): Movement => {
    const found = movements.find((one) => one.kind === 'payment')
    assert.ok(found)
    return found
  }

  describe('J: paying', () => {
    it('J01 credit settles debts one after the other, and what is left is owed', async () => {
      const { id } = await owing()
      await library.must(AddCredit, { params: { id }, body: { amount: usd(100), reason: 'Donation' } })
      await library.must(AddCharge, { params: { id }, body: { kind: 'other', amount: usd(10) } })
      const first = await library.must(ApplyCredit, { params: { id }, body: {} })
      assert.deepEqual([first.credit, cents(first)], [usd(90), []])
      await library.must(AddCharge, { params: { id }, body: { kind: 'other', amount: usd(100) } })
      const second = await library.must(ApplyCredit, { params: { id }, body: {} })
      assert.deepEqual([second.credit, cents(second), second.balance], [usd(0), [1000], usd(10)])
    })

    it('J03 a payment that is taken back lets both debts be owed again, and stays with the void that names it', async () => {
      const { id } = await owing(10, 20)
      const paid = await pay(id, 30)
      const payment = paymentOf(paid.account)
      const after = await library.must(VoidPayment, { params: { id: payment.id }, body: { reason: 'Wrong patron' } })
      assert.deepEqual(cents(after), [1000, 2000])
      const [taken, kept] = after.movements
      assert.deepEqual([taken?.kind, taken?.reverses, kept?.id], ['void', payment.id, payment.id])
      assert.deepEqual(
        taken?.lines.map(({ amount }) => amount.amount),
        [-1000, -2000],
      )
    })

    it('J05 part of a debt is paid, and the receipt has a line for each', async () => {
      const { id } = await owing(5, 10)
      const { receipt, account: after } = await pay(id, 6)
      assert.deepEqual(cents(after), [900])
      assert.deepEqual(
        receipt.lines.map(({ amount }) => amount),
        [usd(5), usd(1)],
      )
    })

    it('J07 a line stays readable when its item, its till and whoever took it are gone', async () => {
      const { id } = await owing()
      const item = await library.item('J0700')
      await library.must(AddCharge, {
        params: { id },
        body: { kind: 'damage', amount: usd(3), description: 'Torn cover', item: item.id },
      })
      const till = await library.must(CreateTill, { body: { branch: library.elm, name: 'Gone soon' } })
      await library.must(OpenTill, { params: { id: till.id }, body: {} })
      await pay(id, 3, { till: till.id })
      await library.must(CloseTill, { params: { id: till.id }, body: { counted: usd(3) } })
      await library.must(ChangeTill, { params: { id: till.id }, body: { active: false } })
      await library.must(DeleteItem, { params: { id: item.id } })
      const all = await library.must(GetPatronAccount, { params: { id }, query: { closed: true } })
      const [line] = all.charges
      assert.deepEqual([line?.description, line?.amount, line?.barcode], ['Torn cover', usd(3), 'J0700'])
      const payment = paymentOf(all)
      assert.deepEqual(
        [payment.by, payment.amount, payment.lines[0]?.description],
        [`desk ${library.elm}`, usd(3), 'Torn cover'],
      )
    })

    const spreads: readonly (readonly [string, readonly number[], number, readonly number[]])[] = [
      ['J09 50.00 over three equal debts is 16.67, 16.67 and 16.66', [20, 20, 20], 50, [1667, 1667, 1666]],
      [
        'J11 24.56 over seven debts pays the small ones in full and spreads the rest to the cent',
        [1.23, 2.34, 3.45, 4.56, 5.67, 6.78, 7.89],
        24.56,
        [123, 234, 345, 438, 438, 439, 439],
      ],
      [
        'J11 24.52 over the same debts leaves the odd cents to the larger ones',
        [1.23, 2.34, 3.45, 4.56, 5.67, 6.78, 7.89],
        24.52,
        [123, 234, 345, 437, 437, 438, 438],
      ],
    ]
    for (const [title, debts, amount, expected] of spreads) {
      it(title, async () => {
        const { id } = await owing(...debts)
        const { receipt } = await pay(id, amount, { spread: 'evenly' })
        assert.deepEqual(
          receipt.lines.map((line) => line.amount.amount),
          expected,
        )
      })
      it(`${title} (waived)`, async () => {
        const { id } = await owing(...debts)
        const after = await library.must(WaiveAccount, {
          params: { id },
          body: { amount: usd(amount), spread: 'evenly', reason: 'Hardship' },
        })
        assert.deepEqual(
          after.movements[0]?.lines.map((line) => line.amount.amount),
          expected,
        )
      })
    }

    it('J13 an amount with more than two decimals is refused, and a whole one taken exactly', async () => {
      const { id } = await owing(1.24)
      const refused = await library.call(Pay, {
        params: { id },
        body: { amount: { amount: 100.4987, currency: 'USD' }, method: 'cash' },
      })
      assert.equal(refused.ok, false)
      assert.deepEqual(cents(await account(id)), [124])
      assert.deepEqual(cents((await pay(id, 1)).account), [24])
    })

    it('J15 paying all of two bills settles each by its own amount', async () => {
      const { id } = await owing(1, 0.25)
      const { receipt, account: after } = await pay(id, 1.25)
      assert.deepEqual(
        receipt.lines.map(({ amount }) => amount),
        [usd(1), usd(0.25)],
      )
      assert.deepEqual(after.balance, usd(0))
    })

    it('J17 the same payment sent twice is one payment, one after the other or at once', async () => {
      const { id } = await owing(10)
      const request = {
        params: { id },
        body: { amount: usd(4), method: 'card' as const },
        headers: { 'idempotency-key': 'J17' },
      }
      const [first, second] = await Promise.all([library.must(Pay, request), library.must(Pay, request)])
      const third = await library.must(Pay, request)
      assert.deepEqual([second.receipt.number, third.receipt.number], [first.receipt.number, first.receipt.number])
      assert.deepEqual(cents(await account(id)), [600])
    })

    it('J25 an item with an unpaid fine may go, and the line stays with title and barcode', async () => {
      const { id } = await owing()
      const item = await library.item('J2500')
      await library.must(AddCharge, { params: { id }, body: { kind: 'overdue', amount: usd(4), item: item.id } })
      await library.must(DeleteItem, { params: { id: item.id } })
      const [line] = (await account(id)).charges
      assert.deepEqual([line?.title, line?.barcode, line?.outstanding], ['Title of J2500', 'J2500', usd(4)])
      assert.deepEqual((await pay(id, 4)).account.balance, usd(0))
    })
  })

  describe('J: giving money back', () => {
    it('J refund of a line gives it back without owing it again, and the payment cannot be taken back any more', async () => {
      const { id, charges } = await owing(5, 10)
      const payment = paymentOf((await pay(id, 15)).account)
      const refunded = await library.must(RefundPayment, {
        params: { id: payment.id },
        body: { lines: [{ charge: charges[1] ?? 0, amount: usd(4) }], reason: 'Found' },
      })
      assert.deepEqual(
        [refunded.account?.balance, refunded.receipt.kind, refunded.receipt.amount],
        [usd(0), 'refund', usd(4)],
      )
      const all = await library.must(GetPatronAccount, { params: { id }, query: { closed: true } })
      assert.deepEqual(
        all.charges.map(({ amount, outstanding }) => [amount.amount, outstanding.amount]),
        [
          [500, 0],
          [600, 0],
        ],
      )
      const again = await library.call(VoidPayment, { params: { id: payment.id }, body: { reason: 'No' } })
      assert.deepEqual(codes(again), ['credit-paid-out'])
      const rest = await library.must(RefundPayment, { params: { id: payment.id }, body: { reason: 'All of it' } })
      assert.deepEqual(rest.receipt.amount, usd(11))
      const more = await library.call(RefundPayment, { params: { id: payment.id }, body: { reason: 'More' } })
      assert.deepEqual(codes(more), ['more-than-paid'])
    })

    it('J refund of an amount takes what was kept as credit first', async () => {
      const { id } = await owing(5)
      const payment = paymentOf((await pay(id, 8, { keepCredit: true })).account)
      const { account: after } = await library.must(RefundPayment, {
        params: { id: payment.id },
        body: { amount: usd(4), method: 'card', reason: 'Too much' },
      })
      assert.deepEqual([after?.balance, after?.credit], [usd(0), usd(0)])
      assert.deepEqual(after?.movements[0]?.method, 'card')
    })

    it('J no more credit is paid out than there is', async () => {
      const { id } = await owing()
      await library.must(AddCredit, { params: { id }, body: { amount: usd(5), reason: 'Donation' } })
      const body = { amount: usd(6), method: 'cash' as const, reason: 'Leaving' }
      assert.deepEqual(codes(await library.call(Refund, { params: { id }, body })), ['more-than-credit'])
      const after = await library.must(Refund, { params: { id }, body: { ...body, amount: usd(5) } })
      assert.deepEqual(after.balance, usd(0))
    })
  })

  describe('J: what is taken off', () => {
    it('J a write-off is its own kind, needs its own permission, and can be taken back', async () => {
      const { charges } = await owing(7)
      const desk = await library.deskWith(['fees:waive', 'fees:read'])
      const body = { amount: usd(5), reason: 'Moved away' }
      const denied = await desk.call(WriteOff, { params: { id: charges[0] ?? 0 }, body })
      assert.deepEqual(codes(denied), ['permission-missing'])
      const after = await library.must(WriteOff, { params: { id: charges[0] ?? 0 }, body })
      assert.deepEqual([after.movements[0]?.kind, cents(after)], ['write-off', [200]])
      const back = await library.must(VoidPayment, {
        params: { id: after.movements[0]?.id ?? 0 },
        body: { reason: 'Came back' },
      })
      assert.deepEqual(cents(back), [700])
    })

    it('J a waiver needs a reason and is of no more than is owed', async () => {
      const { charges } = await owing(7)
      const params = { id: charges[0] ?? 0 }
      assert.equal((await library.call(Waive, { params, body: { reason: '' } })).ok, false)
      const more = await library.call(Waive, { params, body: { amount: usd(8), reason: 'Kind' } })
      assert.deepEqual(codes(more), ['more-than-owed'])
      assert.deepEqual((await library.must(Waive, { params, body: { reason: 'Kind' } })).balance, usd(0))
      assert.deepEqual(codes(await library.call(Waive, { params, body: { reason: 'Again' } })), ['charge-settled'])
    })

    it('J a charge moves within a household only, and comes back when the transfer is taken back', async () => {
      const child = await owing(12)
      const parent = await owing()
      const params = { id: child.charges[0] ?? 0 }
      const body = { patron: parent.id, amount: usd(10), reason: 'A parent pays' }
      assert.deepEqual(codes(await library.call(TransferCharge, { params, body })), ['not-in-household'])
      await library.must(JoinHousehold, { params: { id: child.id }, body: { patron: parent.id } })
      const after = await library.must(TransferCharge, { params, body })
      assert.deepEqual([cents(after), cents(await account(parent.id))], [[200], [1000]])
      await pay(parent.id, 4)
      await library.must(VoidPayment, { params: { id: after.movements[0]?.id ?? 0 }, body: { reason: 'Wrong child' } })
      assert.deepEqual(cents(await account(child.id)), [1200])
      const left = await account(parent.id)
      assert.deepEqual([cents(left), left.credit, left.balance], [[], usd(4), usd(-4)])
    })

    it('J a charge goes to an account outside of the library', async () => {
      const { charges } = await owing(15.99)
      const after = await library.must(TransferCharge, {
        params: { id: charges[0] ?? 0 },
        body: { account: 'Bursar', amount: usd(6), reason: 'Semester bill' },
      })
      assert.deepEqual(
        [after.movements[0]?.kind, after.movements[0]?.account, cents(after)],
        ['transfer', 'Bursar', [999]],
      )
      const wrong = await library.call(TransferCharge, {
        params: { id: charges[0] ?? 0 },
        body: { reason: 'To whom?' },
      })
      assert.deepEqual(codes(wrong), ['invalid-target'])
    })

    it('J the list of movements is filtered by what, how, who and whose', async () => {
      const { id } = await owing(9)
      await pay(id, 2, { method: 'card' })
      await pay(id, 3)
      await library.must(WaiveAccount, { params: { id }, body: { amount: usd(1), reason: 'Kind' } })
      const list = async (query: object) =>
        (await library.must(ListPayments, { query: { patron: id, ...query } })).rows.map(({ amount }) => amount.amount)
      assert.deepEqual(await list({}), [300, 200])
      assert.deepEqual(await list({ method: ['card'] }), [200])
      assert.deepEqual(await list({ kind: ['waiver', 'write-off'] }), [100])
      assert.deepEqual(await list({ by: 'somebody else' }), [])
      assert.deepEqual(await list({ kind: ['waiver'], q: 'kind' }), [100])
    })
  })
})
