import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  AddCharge,
  AddCredit,
  ApplyCredit,
  GetPatronAccount,
  GetTill,
  ListPayments,
  Pay,
  Refund,
  RefundPayment,
  VoidPayment,
  Waive,
  type ChargeKind,
  type PaymentMethod,
} from '../../src/modules/fees/contract.ts'
import { GetMoneyReport, type ReportDimension } from '../../src/modules/fees/contract-report.ts'
import { Sell } from '../../src/modules/fees/contract-sales.ts'
import { GetTillReport, CreateTill, OpenTill } from '../../src/modules/fees/contract-tills.ts'
import { createApiKey } from '../../src/platform/api-key.ts'
import { codes, openLibrary, usd, type Desk, type TestLibrary } from '../library.ts'

describe('a month of money', () => {
  let library: TestLibrary

  before(async () => {
    library = await openLibrary({ now: '2026-03-02T09:00:00Z', timeZone: 'America/Chicago' })
  })
  after(() => library.stop())

  /** The same numbers at every run. */
  function dice(seed: number) {
    let state = seed
    return (sides: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((state / 2 ** 32) * sides)
    }
  }

  const sumOf = (rows: readonly { readonly amount: { readonly amount: number } }[]) =>
    rows.reduce((sum, row) => sum + row.amount.amount, 0)
  const report = (query: object = {}) => library.must(GetMoneyReport, { query })

  describe('J19: the daily report', () => {
    const taken = { in: 0, cash: 0, days: new Set<string>() }
    const patrons: number[] = []

    it('J19 agrees with the ledger to the cent after three days of everything at two desks', async () => {
      const roll = dice(19)
      const methods: readonly PaymentMethod[] = ['cash', 'card', 'check', 'other']
      const kinds: readonly ChargeKind[] = ['overdue', 'lost', 'rental', 'other']
      const till = await library.must(CreateTill, { body: { branch: library.elm, name: 'Front' } })
      await library.must(OpenTill, { params: { id: till.id }, body: { float: usd(0) } })
      for (let i = 0; i < 6; i++) patrons.push((await library.patron(`JR${i}`)).id)
      const one = <T>(list: readonly T[]): T => {
        const found = list[roll(list.length)]
        if (found === undefined) throw new Error('There is nothing to choose from.')
        return found
      }
      let now = Temporal.Instant.from('2026-03-02T22:00:00Z')
      for (let step = 0; step < 150; step++) {
        now = now.add({ minutes: 1 + roll(55) })
        library.at(now.toString())
        const desk: Desk = roll(2) === 0 ? library : library.atHarbour
        const params = { id: one(patrons) }
        const account = await library.must(GetPatronAccount, { params })
        const open = account.charges.filter(({ outstanding }) => outstanding.amount > 0)
        const method = one(methods)
        const amount = usd((1 + roll(900)) / 100)
        const payments = account.movements.filter(({ kind }) => kind === 'payment')
        switch (roll(9)) {
          case 0:
          case 1:
            await desk.must(AddCharge, { params, body: { kind: one(kinds), amount } })
            break
          case 2:
          case 3:
            await desk.must(Pay, { params, body: { amount, method, keepCredit: true, spread: 'evenly' } })
            break
          case 4:
            if (payments.length > 0)
              await desk.call(VoidPayment, { params: { id: one(payments).id }, body: { reason: 'Mistake' } })
            break
          case 5:
            if (payments.length > 0)
              await desk.call(RefundPayment, {
                params: { id: one(payments).id },
                body: { amount, method, reason: 'Back' },
              })
            break
          case 6:
            if (open.length > 0) await desk.must(Waive, { params: { id: one(open).id ?? 0 }, body: { reason: 'Kind' } })
            else await desk.must(AddCredit, { params, body: { amount, reason: 'Gift' } })
            break
          case 7:
            if (account.credit.amount > 0) {
              if (roll(2) === 0) await desk.must(ApplyCredit, { params, body: {} })
              else await desk.must(Refund, { params, body: { amount: account.credit, method, reason: 'Out' } })
            }
            break
          default:
            await desk.must(Sell, { body: { lines: [{ description: 'Print-out', price: amount }], method } })
        }
      }
      // Every movement by itself, as the list tells them: what came in less what went out.
      const { rows, total } = await library.must(ListPayments, { query: { limit: 1000 } })
      assert.equal(rows.length, total)
      assert.ok(total > 60)
      const methodOf = new Map(rows.map((row) => [row.id, row.method]))
      for (const row of rows) {
        const signed = row.kind === 'payment' ? row.amount.amount : -row.amount.amount
        taken.in += signed
        const how = row.method ?? methodOf.get(row.reverses ?? 0)
        if (how === 'cash') taken.cash += signed
        taken.days.add(Temporal.Instant.from(row.at).toZonedDateTimeISO('America/Chicago').toPlainDate().toString())
      }
      const all = await report()
      assert.deepEqual([all.total.amount, sumOf(all.rows)], [taken.in, taken.in])
      assert.equal(sumOf(all.rows.filter(({ method }) => method === 'cash')), taken.cash)

      // The same from the other side: what patrons owe is what was charged less what was given and not taken back.
      const { rows: sides } = await library.carrel.platform.database.pool.query<{
        owed: number
        asked: number
        given: number
      }>(
        `select (select sum(outstanding) from fees.charge)::int as owed, (select sum(amount) from fees.charge)::int as asked,
        (select sum(amount) from fees.allocation)::int as given`,
      )
      const side = sides[0]
      assert.equal(side?.owed, (side?.asked ?? 0) - (side?.given ?? 0))
      let balances = 0
      for (const id of patrons) balances += (await library.must(GetPatronAccount, { params: { id } })).balance.amount
      const { rows: credit } = await library.carrel.platform.database.pool.query<{ credit: number }>(
        'select sum(unallocated)::int as credit from fees.movement',
      )
      assert.equal(balances, (side?.owed ?? 0) - (credit[0]?.credit ?? 0))
    })

    it('J19 has the same total however it is divided', async () => {
      const divisions: readonly (readonly ReportDimension[])[] = [
        ['day'],
        ['branch'],
        ['by', 'method'],
        ['kind'],
        ['owner', 'kind'],
        ['till'],
        ['movement', 'day', 'branch'],
      ]
      for (const groupBy of divisions) {
        const { rows, total } = await report({ groupBy })
        assert.deepEqual([total.amount, sumOf(rows)], [taken.in, taken.in], groupBy.join())
      }
      const days = await report({ groupBy: ['day'] })
      assert.deepEqual(new Set(days.rows.map(({ day }) => day)), taken.days)
      let byDay = 0
      for (const day of taken.days) byDay += (await report({ from: day, to: day })).total.amount
      assert.equal(byDay, taken.in)
      const elm = await report({ branch: library.elm })
      const harbour = await report({ branch: library.harbour })
      assert.equal(elm.total.amount + harbour.total.amount, taken.in)
      assert.equal((await library.must(GetTill, { query: {} })).total.amount, taken.in)
    })

    it('J19 the X report of the till is the part of the report that went through it', async () => {
      const { rows } = await report({ groupBy: ['till', 'method'] })
      const through = rows.filter(({ till }) => till !== null)
      const till = through[0]?.till ?? 0
      const x = await library.must(GetTillReport, { params: { id: till } })
      assert.equal(x.total.amount, sumOf(through))
      assert.equal(x.expected.amount, sumOf(through.filter(({ method }) => method === 'cash')))
      assert.equal(sumOf(x.byKind), x.total.amount)
    })

    it('J19 comes as CSV with names and the same total', async () => {
      const { token } = await library.carrel.mustWork((w) =>
        createApiKey(w, { name: 'books', permissions: ['fees:read'], branch: null }),
      )
      const csv = async (query: string, headers: object = { authorization: `Bearer ${token}` }) =>
        library.carrel.server.app.inject({ url: `/api/v1/money-report.csv?${query}`, headers: { ...headers } })
      const lines = (await csv('groupBy=branch&groupBy=method')).body.trim().split('\r\n')
      assert.equal(lines[0], 'branch,method,count,amount,currency')
      assert.ok(lines.some((line) => line.startsWith('Elm Street,cash,')))
      assert.equal(lines.at(-1), `total,,,${(taken.in / 100).toFixed(2)},USD`)
      assert.equal((await csv('groupBy=nonsense')).statusCode, 422)
      assert.equal((await csv('from=2026-02-30')).statusCode, 422)
      assert.equal((await csv('', {})).statusCode, 401)
    })

    it('J19 asks after a branch that is none', async () => {
      assert.deepEqual(codes(await library.call(GetMoneyReport, { query: { branch: 999 } })), ['branch-not-found'])
    })
  })
})
