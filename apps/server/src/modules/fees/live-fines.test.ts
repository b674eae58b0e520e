import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { codes, openLibrary, usd, type TestLibrary } from '../../../test/library.ts'
import { CheckIn, CheckOut } from '../circulation/contract.ts'
import { GetPatronAccount, Pay, Waive, type Account } from './contract.ts'

describe('fines of loans that are still out', () => {
  let library: TestLibrary
  let loans = 0

  before(async () => {
    library = await openLibrary({ now: '2026-06-01T10:00:00Z' })
    await library.rule(
      {},
      { period: { count: 7, unit: 'days' }, fine: { amount: usd(1), every: { count: 1, unit: 'days' } } },
    )
  })
  after(() => library.stop())

  /** A patron with loans made on 1 June, due on 8 June. */
  async function borrower(count: number) {
    library.at('2026-06-01T10:00:00Z')
    const card = `L${++loans}`
    const { id } = await library.patron(card)
    const made: { readonly loan: number; readonly barcode: string }[] = []
    for (let i = 0; i < count; i++) {
      const barcode = `${card}-${i}`
      await library.item(barcode)
      const { loan } = await library.must(CheckOut, { body: { card, barcode } })
      made.push({ loan: loan.id, barcode })
    }
    const first = made[0]
    assert.ok(first)
    return { params: { id }, made, first }
  }

  const account = (params: { id: number }, closed = false) =>
    library.must(GetPatronAccount, { params, query: { closed } })
  const lines = ({ charges }: Account) =>
    charges.map(({ amount, outstanding, accruing }) => [amount.amount, outstanding.amount, accruing])
  const standing = ({ balance, credit }: Account) => [balance.amount, credit.amount]

  it('grow with the clock, without a row', async () => {
    const { params } = await borrower(1)
    assert.deepEqual(lines(await account(params)), [])
    library.at('2026-06-09T12:00:00Z')
    assert.deepEqual(lines(await account(params)), [[100, 100, true]])
    library.at('2026-06-10T12:00:00Z')
    assert.deepEqual([lines(await account(params)), standing(await account(params))], [[[200, 200, true]], [200, 0]])
  })

  it('are fixed as one charge by the return', async () => {
    const { params, first } = await borrower(1)
    library.at('2026-06-13T12:00:00Z')
    await library.must(CheckIn, { body: { barcode: first.barcode } })
    library.at('2026-06-20T12:00:00Z')
    assert.deepEqual(lines(await account(params)), [[500, 500, false]])
  })

  it('are paid like charges, go on growing, and stay one charge', async () => {
    const { params, first } = await borrower(1)
    library.at('2026-06-10T12:00:00Z')
    const paid = await library.must(Pay, { params, body: { amount: usd(2), method: 'cash', loans: [first.loan] } })
    assert.deepEqual([standing(paid.account), paid.receipt.lines.length], [[0, 0], 1])
    library.at('2026-06-11T12:00:00Z')
    assert.deepEqual(lines(await account(params)), [[300, 100, true]])
    await library.must(Pay, { params, body: { amount: usd(0.5), method: 'cash' } })
    assert.deepEqual(lines(await account(params)), [[300, 50, true]])
    library.at('2026-06-12T12:00:00Z')
    await library.must(CheckIn, { body: { barcode: first.barcode } })
    assert.deepEqual(lines(await account(params)), [[400, 150, false]])
  })

  it('become credit where a backdated return shows that too much was paid', async () => {
    const { params, first } = await borrower(1)
    library.at('2026-06-10T12:00:00Z')
    await library.must(Pay, { params, body: { amount: usd(2), method: 'cash' } })
    await library.must(CheckIn, { body: { barcode: first.barcode, returned: '2026-06-09T18:00:00Z' } })
    const after = await account(params, true)
    assert.deepEqual(standing(after), [-100, 100])
    assert.deepEqual(lines(after), [[100, 0, false]])
    assert.deepEqual(
      after.movements.map(({ kind, amount }) => [kind, amount.amount]),
      [
        ['credit', 100],
        ['payment', 200],
      ],
    )
  })

  it('are fixed only where money goes to them', async () => {
    const { params } = await borrower(3)
    library.at('2026-06-10T12:00:00Z')
    const { account: after } = await library.must(Pay, { params, body: { amount: usd(3), method: 'cash' } })
    assert.deepEqual(after.charges.map(({ id, outstanding }) => [id !== null, outstanding.amount]).sort(), [
      [false, 200],
      [true, 100],
    ])
    assert.deepEqual(codes(await library.call(Pay, { params, body: { amount: usd(3.01), method: 'cash' } })), [
      'more-than-owed',
    ])
  })

  it('can be waived once they are fixed', async () => {
    const { params, first } = await borrower(1)
    library.at('2026-06-10T12:00:00Z')
    await library.must(CheckIn, { body: { barcode: first.barcode } })
    const [charge] = (await account(params)).charges
    const waived = await library.must(Waive, { params: { id: charge?.id ?? 0 }, body: { reason: 'First time' } })
    assert.deepEqual(standing(waived), [0, 0])
  })

  it('are one charge although the item comes back while they are paid', async () => {
    for (let round = 0; round < 5; round++) {
      const { params, first } = await borrower(1)
      library.at('2026-06-10T12:00:00Z')
      const [paid, returned] = await Promise.all([
        library.call(Pay, { params, body: { amount: usd(2), method: 'cash' } }),
        library.call(CheckIn, { body: { barcode: first.barcode } }),
      ])
      assert.deepEqual([paid.ok, returned.ok], [true, true])
      assert.deepEqual(lines(await account(params, true)), [[200, 0, false]])
    }
  })
})
