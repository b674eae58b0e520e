import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ListAudit } from '../../src/platform/contract.ts'
import { CheckIn, CheckOut, DeclareLost, GetLoan, UndoCheckIn } from '../../src/modules/circulation/contract.ts'
import { CancelCharge } from '../../src/modules/fees/contract-corrections.ts'
import { GetItem } from '../../src/modules/catalog/contract.ts'
import { Refund, TransferCharge, VoidPayment, Waive } from '../../src/modules/fees/contract.ts'
import { usd } from '../library.ts'
import { backAt, due, lostAt, out, per, rows, type Row } from './lost-return-rows.ts'
import { openTroubles, type Lent, type Troubles } from './troubles.ts'

describe('a lost item that comes back', () => {
  let troubles: Troubles
  before(async () => {
    troubles = await openTroubles()
  })
  after(() => troubles.stop())

  const declare = (lent: Lent) => troubles.library.must(DeclareLost, { params: { id: lent.loan }, body: {} })

  async function lost(row: Pick<Row, 'rules' | 'price' | 'noFine'>): Promise<Lent> {
    const rules = row.noFine === true ? row.rules : { fine: per(1), ...row.rules }
    const lent = await troubles.lend({
      rules: { period: { count: 3, unit: 'weeks' }, ...rules },
      price: row.price,
      out,
      due,
    })
    troubles.library.at(lostAt)
    await declare(lent)
    return lent
  }
  async function payLoss(lent: Lent, dollars: number): Promise<void> {
    const { charges } = await troubles.account(lent)
    let left = Math.round(dollars * 100)
    for (const line of charges.filter((one) => one.kind === 'lost' || one.kind === 'processing')) {
      const part = Math.min(left, line.outstanding.amount)
      left -= part
      if (part > 0) await troubles.pay(lent, part / 100, { kind: line.kind })
    }
    assert.equal(left, 0)
  }
  const lossOf = async (lent: Lent) =>
    (await troubles.account(lent, true)).charges.find((line) => line.kind === 'lost')?.id ?? 0

  for (const { name, paid = 0, paidAt = lostAt, waived = 0, forgive = false, balance, owed, ...row } of rows) {
    it(name, async () => {
      const lent = await lost(row)
      troubles.library.at(paidAt)
      if (paid > 0) await payLoss(lent, paid)
      if (waived > 0)
        await troubles.library.must(Waive, {
          params: { id: await lossOf(lent) },
          body: { amount: usd(waived), reason: 'Hardship' },
        })
      const done = await troubles.back(lent, backAt, { forgive })
      assert.equal(await troubles.balance(lent), balance)
      if (owed) assert.deepEqual(await troubles.owed(lent), owed)
      assert.ok(done.reasons.some((reason) => /came back|gives? nothing back|given back/.test(reason.text)))
      assert.equal(done.item.status, 'available')
    })
  }

  it('E07 opens the account again, with the refund as a line that names the payment', async () => {
    const lent = await lost({ rules: { lostReturn: 'refund' }, noFine: true, price: 50 })
    await payLoss(lent, 50)
    await troubles.back(lent, backAt)
    const { movements } = await troubles.account(lent, true)
    const [credit, payment] = movements
    assert.equal(credit?.kind, 'credit')
    assert.match(credit?.reason ?? '', /Found and returned/)
    assert.deepEqual(
      credit?.lines.map((line) => line.amount.amount),
      [-5000],
    )
    assert.equal(payment?.unallocated.amount, 5000)
  })

  it('E13 keeps or gives back what was paid of a fine that is forgiven at the return', async () => {
    for (const [negativeBalance, balance] of [
      ['never', 0],
      ['allow', -0.2],
    ] as const) {
      const lent = await troubles.lend({ rules: { fine: per(0.1), negativeBalance }, out, due })
      troubles.library.at('2026-04-17T12:00:00Z')
      await troubles.pay(lent, 0.2)
      await troubles.back(lent, '2026-04-17T13:00:00Z', { forgive: true })
      assert.equal(await troubles.balance(lent), balance)
      if (balance === 0) continue
      await troubles.library.must(Refund, {
        params: { id: lent.patron },
        body: { amount: usd(0.2), method: 'other', reason: 'Adjusted to zero' },
      })
      assert.equal(await troubles.balance(lent), 0)
    }
  })

  it('E17 reverses what was transferred and what was paid, and takes the rest off', async () => {
    const lent = await lost({ rules: { lostReturn: 'refund' }, noFine: true, price: 15.99 })
    await troubles.library.must(TransferCharge, {
      params: { id: await lossOf(lent) },
      body: { account: 'Bursar', amount: usd(6), reason: 'Term bill' },
    })
    await payLoss(lent, 4)
    await troubles.back(lent, backAt)
    const { charges, movements } = await troubles.account(lent, true)
    assert.deepEqual(
      charges.map((line) => line.outstanding.amount),
      [0],
    )
    assert.equal(await troubles.balance(lent), -4)
    const given = (kind: string) =>
      movements
        .filter((one) => one.kind === kind)
        .flatMap((one) => one.lines.map((line) => line.amount.amount))
        .reduce((sum, amount) => sum + amount, 0)
    assert.deepEqual([given('transfer'), given('payment'), given('credit')], [0, 400, -400])
  })

  it('E18 is lost and paid once all of it is paid, and free again when it comes back', async () => {
    const lent = await lost({ rules: { lostReturn: 'refund', processingFee: usd(3) }, noFine: true, price: 20 })
    const status = async () => (await troubles.library.must(GetItem, { params: { id: lent.item } })).status
    await troubles.pay(lent, 20, { kind: 'lost' })
    assert.deepEqual([await troubles.state(lent), await status()], ['lost', 'lost'])
    await troubles.pay(lent, 3, { kind: 'processing' })
    assert.deepEqual([await troubles.state(lent), await status()], ['lost-paid', 'lost-paid'])
    await troubles.back(lent, backAt)
    assert.deepEqual([await troubles.balance(lent), await status()], [-23, 'available'])
  })

  it('E18 is lost again when the payment is taken back', async () => {
    const lent = await lost({ rules: { lostReturn: 'refund' }, noFine: true, price: 20 })
    await payLoss(lent, 20)
    assert.equal(await troubles.state(lent), 'lost-paid')
    const { movements } = await troubles.account(lent)
    await troubles.library.must(VoidPayment, {
      params: { id: movements[0]?.id ?? 0 },
      body: { reason: 'Wrong patron' },
    })
    assert.equal(await troubles.state(lent), 'lost')
    assert.equal((await troubles.library.must(GetItem, { params: { id: lent.item } })).status, 'lost')
    assert.equal(await troubles.balance(lent), 20)
  })

  it('E19 is not lost and paid when the charge is cancelled', async () => {
    const lent = await lost({ rules: { lostReturn: 'refund' }, noFine: true, price: 20 })
    await troubles.library.must(CancelCharge, {
      params: { id: await lossOf(lent) },
      body: { reason: 'Charged in error' },
    })
    assert.equal(await troubles.balance(lent), 0)
    assert.equal(await troubles.state(lent), 'lost')
    assert.equal((await troubles.library.must(GetItem, { params: { id: lent.item } })).status, 'lost')
  })

  it('E37 leaves the present loan alone when an old loss is paid', async () => {
    const lent = await lost({ rules: { lostReturn: 'keep' }, noFine: true, price: 20 })
    await troubles.back(lent, backAt)
    const other = await troubles.patron()
    const { loan } = await troubles.library.must(CheckOut, { body: { patron: other, barcode: lent.barcode } })
    await payLoss(lent, 20)
    const now = await troubles.library.must(GetLoan, { params: { id: loan.id } })
    assert.deepEqual([now.state, now.patron], ['out', other])
    assert.equal((await troubles.library.must(GetItem, { params: { id: lent.item } })).status, 'on-loan')
  })

  it('E39 gives back once, however often it is scanned', async () => {
    const lent = await lost({ rules: { lostReturn: 'refund' }, noFine: true, price: 20 })
    await payLoss(lent, 20)
    await troubles.back(lent, backAt)
    await troubles.library.must(CheckIn, { body: { barcode: lent.barcode } })
    assert.equal(await troubles.balance(lent), -20)
    const { movements } = await troubles.account(lent, true)
    assert.equal(movements.filter((line) => line.kind === 'credit').length, 1)
    const { rows: log } = await troubles.library.must(ListAudit, { query: { subject: `patron:${lent.patron}` } })
    assert.equal(log.filter((line) => line.action === 'charge.correct').length, 1)
  })

  it('owes it again when the return was a mistake', async () => {
    const lent = await lost({ rules: { lostReturn: 'restore', lostForgivesFine: true }, price: 20 })
    await payLoss(lent, 20)
    assert.equal(await troubles.balance(lent), 0)
    const { checkIn } = await troubles.back(lent, backAt)
    assert.equal(await troubles.balance(lent), -10)
    await troubles.library.must(UndoCheckIn, { params: { id: checkIn } })
    assert.equal(await troubles.balance(lent), 0)
    assert.equal(await troubles.state(lent), 'lost-paid')
  })
})
