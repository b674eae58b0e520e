import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { explainEscpos, linesOf } from '@carrel/escpos'
import { AddCharge, GetPatronAccount, GetReceipt, Pay, VoidPayment } from '../../src/modules/fees/contract.ts'
import { MailReceipt } from '../../src/modules/fees/contract-report.ts'
import {
  ChangeProduct,
  CreateProduct,
  DeleteProduct,
  GetSale,
  ListProducts,
  ListSales,
  RefundSaleLine,
  Sell,
} from '../../src/modules/fees/contract-sales.ts'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { createApiKey } from '../../src/platform/api-key.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'

describe('a desk that sells', () => {
  let library: TestLibrary
  let print: number
  let people = 0

  before(async () => {
    library = await openLibrary()
    print = (
      await library.must(CreateProduct, { body: { code: 'PRINT', name: 'Print-out', unit: 'page', price: usd(0.1) } })
    ).id
    await library.must(CreateProduct, {
      body: { code: 'PLA', name: 'Filament', unit: 'gram', price: usd(5), per: 100 },
    })
    await library.must(CreateProduct, { body: { code: 'BOOK', name: 'Book sale' } })
  })
  after(() => library.stop())

  const someone = async () => (await library.patron(`JS${String(++people).padStart(4, '0')}`)).id

  describe('J: selling', () => {
    it('J things are sold to anyone by the page, the gram and at a typed price, with change and a receipt', async () => {
      const { sale, receipt, account } = await library.must(Sell, {
        body: {
          lines: [
            { code: 'print', quantity: 7 },
            { code: 'PLA', quantity: 12.5 },
            { code: 'BOOK', price: usd(2) },
            { description: 'Tote bag', price: usd(4), quantity: 2 },
          ],
          method: 'cash',
          tendered: usd(20),
        },
      })
      assert.deepEqual(
        sale.lines.map(({ amount }) => amount.amount),
        [70, 63, 200, 800],
      )
      assert.deepEqual(
        [sale.total, receipt?.amount, receipt?.change, receipt?.patron, account],
        [usd(11.33), usd(11.33), usd(8.67), null, null],
      )
      assert.deepEqual(
        receipt?.lines.map(({ description }) => description),
        ['Print-out × 7', 'Filament, 12.5 gram', 'Book sale', 'Tote bag × 2'],
      )
      assert.deepEqual(await library.must(GetSale, { params: { id: sale.id } }), sale)
    })

    it('J a line is given back, no more than once, and the rest of the sale stays', async () => {
      const { sale } = await library.must(Sell, {
        body: {
          lines: [
            { product: print, quantity: 10 },
            { code: 'BOOK', price: usd(2) },
          ],
          method: 'card',
        },
      })
      const [prints, book] = sale.lines
      const some = await library.must(RefundSaleLine, {
        params: { id: sale.id },
        body: { line: prints?.id ?? 0, amount: usd(0.3), reason: 'Three pages were blank' },
      })
      assert.deepEqual(
        [some.receipt?.kind, some.receipt?.method, some.receipt?.amount, some.sale.refunded],
        ['refund', 'card', usd(0.3), usd(0.3)],
      )
      const whole = await library.must(RefundSaleLine, {
        params: { id: sale.id },
        body: { line: book?.id ?? 0, method: 'cash', reason: 'Pages missing' },
      })
      assert.deepEqual(
        whole.sale.lines.map(({ refunded }) => refunded.amount),
        [30, 200],
      )
      const again = await library.call(RefundSaleLine, {
        params: { id: sale.id },
        body: { line: book?.id ?? 0, reason: 'Again' },
      })
      assert.deepEqual(codes(again), ['nothing-to-refund'])
    })

    it('J a patron may have it put on the account, and what is taken back unpaid is taken off it', async () => {
      const patron = await someone()
      const { sale, receipt, account } = await library.must(Sell, {
        body: { lines: [{ code: 'PLA', quantity: 40 }], patron },
      })
      assert.deepEqual([receipt, account?.balance, account?.charges[0]?.kind], [null, usd(2), 'sale'])
      await library.must(RefundSaleLine, {
        params: { id: sale.id },
        body: { line: sale.lines[0]?.id ?? 0, amount: usd(0.5), reason: 'The print failed' },
      })
      const { account: paid } = await library.must(Pay, {
        params: { id: patron },
        body: { amount: usd(1.5), method: 'cash' },
      })
      assert.deepEqual(paid.balance, usd(0))
      const back = await library.must(RefundSaleLine, {
        params: { id: sale.id },
        body: { line: sale.lines[0]?.id ?? 0, reason: 'All of it failed' },
      })
      assert.deepEqual([back.receipt?.amount, back.sale.refunded], [usd(1.5), usd(2)])
      assert.deepEqual((await library.must(GetPatronAccount, { params: { id: patron } })).balance, usd(0))
    })

    it('J a paid sale to a patron owes nothing, and beside it the debts stay', async () => {
      const patron = await someone()
      await library.must(AddCharge, { params: { id: patron }, body: { kind: 'overdue', amount: usd(3) } })
      const { account, receipt } = await library.must(Sell, {
        body: { lines: [{ product: print, quantity: 5 }], patron, method: 'cash' },
      })
      assert.deepEqual([account?.balance, receipt?.remaining], [usd(3), usd(3)])
    })

    it('J a sale to anyone that is taken back is undone whole and owed by nobody', async () => {
      const { sale } = await library.must(Sell, { body: { lines: [{ product: print, quantity: 5 }], method: 'cash' } })
      await library.must(VoidPayment, { params: { id: sale.payment ?? 0 }, body: { reason: 'Wrong button' } })
      assert.deepEqual((await library.must(GetSale, { params: { id: sale.id } })).refunded, usd(0.5))
    })

    it('J says what is missing: a price, a product, a way to pay, enough money', async () => {
      const wrong: readonly [object, string][] = [
        [{ lines: [{ code: 'BOOK' }], method: 'cash' }, 'price-needed'],
        [{ lines: [{ code: 'NOTHING' }], method: 'cash' }, 'product-not-found'],
        [{ lines: [{ quantity: 2 }], method: 'cash' }, 'invalid-line'],
        [{ lines: [{ product: print }] }, 'method-needed'],
        [{ lines: [{ product: print, quantity: 9 }], method: 'cash', tendered: usd(0.5) }, 'invalid-tendered'],
      ]
      for (const [body, code] of wrong)
        assert.deepEqual(codes(await library.call(Sell, { body: { lines: [], ...body } })), [code], code)
      assert.equal((await library.call(Sell, { body: { lines: [] } })).ok, false)
    })

    it('J what is free is sold without a receipt; a repeated request sells once', async () => {
      const free = await library.must(CreateProduct, { body: { code: 'FREE', name: 'Bookmark', price: usd(0) } })
      const gift = await library.must(Sell, { body: { lines: [{ product: free.id }] } })
      assert.deepEqual([gift.sale.total, gift.receipt], [usd(0), null])
      const request = {
        body: { lines: [{ product: print }], method: 'card' as const },
        headers: { 'idempotency-key': 'sale' },
      }
      const before = (await library.must(ListSales, { query: {} })).total
      await Promise.all([library.must(Sell, request), library.must(Sell, request)])
      assert.equal((await library.must(ListSales, { query: {} })).total, before + 1)
    })

    it('J products change without changing what was sold, and a code is used once', async () => {
      const { id } = await library.must(CreateProduct, { body: { code: 'MUG', name: 'Mug', price: usd(8) } })
      const { sale } = await library.must(Sell, { body: { lines: [{ product: id }], method: 'card' } })
      await library.must(ChangeProduct, { params: { id }, body: { price: usd(9), name: 'Large mug' } })
      const before = (await library.must(GetSale, { params: { id: sale.id } })).lines[0]
      assert.deepEqual([before?.description, before?.amount], ['Mug', usd(8)])
      const twin = await library.call(CreateProduct, { body: { code: 'mug', name: 'Twin' } })
      assert.deepEqual(codes(twin), ['product-exists'])
      await library.must(DeleteProduct, { params: { id } })
      assert.ok(!(await library.must(ListProducts, { query: {} })).rows.some((one) => one.id === id))
      assert.deepEqual(codes(await library.call(Sell, { body: { lines: [{ code: 'MUG' }], method: 'card' } })), [
        'product-not-found',
      ])
    })
  })

  describe('J: receipts', () => {
    const bytesOf = async (id: number, query = '') => {
      const { token } = await library.carrel.mustWork((w) =>
        createApiKey(w, { name: 'printer', permissions: ['fees:read'], branch: library.elm }),
      )
      const answer = await library.carrel.server.app.inject({
        url: `/api/v1/receipts/${id}/escpos${query}`,
        headers: { authorization: `Bearer ${token}` },
      })
      return { status: answer.statusCode, steps: explainEscpos(new Uint8Array(answer.rawPayload)) }
    }
    const paid = async (description: string) => {
      const id = await someone()
      await library.must(AddCharge, { params: { id }, body: { kind: 'overdue', amount: usd(3.4), description } })
      return library.must(Pay, { params: { id }, body: { amount: usd(3.4), method: 'cash', tendered: usd(5) } })
    }

    it('J a receipt comes as bytes for its printer; the second time it is a copy and opens no drawer', async () => {
      const { receipt } = await paid('Overdue: Війна і мир')
      const first = (await bytesOf(receipt.id)).steps
      const lines = linesOf(first)
      assert.ok(
        lines.includes(`${'Overdue: Вiйна i мир'.padEnd(42)} $3.40`) ||
          lines.some((line) => /^Overdue: .*мир +\$3\.40$/.test(line)),
        lines.join('\n'),
      )
      assert.ok(lines.some((line) => /^Change +\$1\.60$/.test(line)))
      assert.deepEqual(
        first.filter((step) => step.do === 'drawer' || step.do === 'cut' || step.do === 'barcode'),
        [
          { do: 'drawer', pin: 2 },
          { do: 'barcode', kind: 'code128', content: receipt.number },
          { do: 'cut', how: 'partial' },
        ],
      )
      assert.ok(!lines.includes('COPY'))
      const second = (await bytesOf(receipt.id)).steps
      assert.equal(linesOf(second)[0], 'COPY')
      assert.ok(!second.some((step) => step.do === 'drawer'))
      assert.equal((await library.must(GetReceipt, { params: { id: receipt.id } })).printed, 2)
    })

    it('J a preview is no print, and the width is that of the paper', async () => {
      const { receipt } = await paid('Overdue: A very long title that does not fit on the paper of one line')
      const widths = async (query: string) =>
        Math.max(...linesOf((await bytesOf(receipt.id, `?preview=true${query}`)).steps).map((line) => line.length))
      assert.deepEqual([await widths('&paper=58'), await widths('&paper=80'), await widths('')], [32, 48, 48])
      await library.must(PutSetting, {
        params: { name: 'fees.receipt-paper' },
        body: { value: 58, branch: library.elm },
      })
      assert.equal(await widths(''), 32)
      assert.equal((await library.must(GetReceipt, { params: { id: receipt.id } })).printed, 0)
      assert.equal((await bytesOf(999_999)).status, 404)
    })

    it('J a receipt is mailed to the patron or where one says', async () => {
      const { receipt } = await paid('Overdue: Dune')
      const params = { id: receipt.id }
      assert.deepEqual(codes(await library.call(MailReceipt, { params, body: {} })), ['no-email'])
      await library.must(MailReceipt, { params, body: { to: 'pat@example.org' } })
      const { rows } = await library.carrel.platform.database.pool.query<{ subject: string; text: string }>(
        `select subject, text from platform.mail where recipient = 'pat@example.org'`,
      )
      assert.match(rows[0]?.subject ?? '', new RegExp(receipt.number))
      assert.match(rows[0]?.text ?? '', /Overdue: Dune: \$3\.40[\s\S]*Change: \$1\.60/)
    })
  })
})
