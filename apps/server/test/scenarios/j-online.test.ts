import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AddCharge, GetPatronAccount, Pay } from '../../src/modules/fees/contract.ts'
import {
  CancelPaymentLink,
  CreatePaymentLink,
  GetOnlinePayment,
  ListOnlinePayments,
  StartOnlinePayment,
  StartOwnPayment,
} from '../../src/modules/fees/contract-online.ts'
import { signTestCallback } from '../../src/modules/fees/online/test-provider.ts'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { sessionHeaders } from '../people.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'

describe('a library that is paid online', () => {
  let library: TestLibrary
  let people = 0

  before(async () => {
    library = await openLibrary()
    await library.must(PutSetting, { params: { name: 'fees.online-provider' }, body: { value: 'test' } })
  })
  after(() => library.stop())

  async function owing(...amounts: readonly number[]) {
    const card = `JN${String(++people).padStart(4, '0')}`
    const { id } = await library.patron(card, { pin: '1234', email: `${card}@example.org` })
    for (const amount of amounts)
      await library.must(AddCharge, { params: { id }, body: { kind: 'overdue', amount: usd(amount) } })
    return { card, id, params: { id } }
  }
  const account = (id: number) => library.must(GetPatronAccount, { params: { id } })
  const start = async (id: number, body: object = {}) =>
    (await library.must(StartOnlinePayment, { params: { id }, body })).payment
  const stateOf = async (reference: string) => (await library.must(GetOnlinePayment, { params: { reference } })).state

  const inject = (
    method: 'GET' | 'POST',
    url: string,
    fields?: Readonly<Record<string, string>> | URLSearchParams,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    library.carrel.server.app.inject({
      method,
      url,
      headers: { ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }), ...headers },
      ...(fields && { payload: new URLSearchParams(fields).toString() }),
    })
  const decide = (reference: string, decision: 'pay' | 'pay-late' | 'decline') =>
    inject('POST', `/pay/test/${reference}`, { decision })
  function callback(said: object, signature?: string) {
    const payload = JSON.stringify(said)
    return library.carrel.server.app.inject({
      method: 'POST',
      url: '/api/v1/online-payments/callbacks/test',
      headers: { 'content-type': 'application/json', 'x-carrel-signature': signature ?? signTestCallback(payload) },
      payload,
    })
  }
  const runJobs = () => library.carrel.server.app.inject({ method: 'POST', url: '/api/v1/test/jobs/run' })

  describe('J: paying online', () => {
    it('J nothing is settled before the provider says so; then it is once, however often it calls', async () => {
      const { id } = await owing(4, 6)
      const { reference, amount } = await start(id)
      assert.deepEqual([amount, (await account(id)).balance], [usd(10), usd(10)])
      const said = { reference, state: 'paid', amount: usd(10) }
      const answers = await Promise.all([callback(said), callback(said), callback(said)])
      assert.deepEqual(
        answers.map(({ statusCode }) => statusCode),
        [200, 200, 200],
      )
      const after = await account(id)
      assert.deepEqual(after.balance, usd(0))
      assert.deepEqual(
        after.movements.map(({ kind, method, amount: paid }) => [kind, method, paid.amount]),
        [['payment', 'online', 1000]],
      )
      assert.equal(await stateOf(reference), 'paid')
    })

    it('J a call whose signature is wrong is not believed, nor one of another amount', async () => {
      const { id } = await owing(10)
      const { reference } = await start(id)
      const forged = await callback({ reference, state: 'paid', amount: usd(10) }, 'f'.repeat(64))
      assert.equal(forged.statusCode, 403)
      const other = await callback({ reference, state: 'paid', amount: usd(1) })
      assert.equal(other.statusCode, 409)
      assert.deepEqual([(await account(id)).balance, await stateOf(reference)], [usd(10), 'pending'])
    })

    it('J a payment whose call was lost is found by asking, and asking again changes nothing', async () => {
      const { id } = await owing(3)
      const { reference } = await start(id)
      const answer = await decide(reference, 'pay-late')
      assert.deepEqual([answer.statusCode, answer.headers.location], [303, `/pay/done/${reference}`])
      assert.equal(await stateOf(reference), 'pending')
      await runJobs()
      await runJobs()
      assert.deepEqual([await stateOf(reference), (await account(id)).movements.length], ['paid', 1])
    })

    it('J a payment that is declined leaves the debt, and one that nobody finishes ends after a day', async () => {
      const declined = await owing(3)
      const first = await start(declined.id)
      await decide(first.reference, 'decline')
      assert.deepEqual([await stateOf(first.reference), (await account(declined.id)).balance], ['failed', usd(3)])
      const left = await owing(3)
      const second = await start(left.id)
      library.at('2026-03-03T11:00:00Z')
      await runJobs()
      assert.equal(await stateOf(second.reference), 'expired')
      await decide(second.reference, 'pay')
      assert.deepEqual([await stateOf(second.reference), (await account(left.id)).balance], ['paid', usd(0)])
      library.at('2026-03-02T10:00:00Z')
    })

    it('J what was settled at the desk meanwhile becomes credit', async () => {
      const { id, params } = await owing(5)
      const [charge] = (await account(id)).charges
      const { reference } = await start(id, { charges: [charge?.id ?? 0] })
      await library.must(Pay, { params, body: { amount: usd(5), method: 'cash' } })
      await decide(reference, 'pay')
      assert.deepEqual((await account(id)).credit, usd(5))
    })

    it('J a patron begins a payment by their own session, of chosen charges, and never of more than is owed', async () => {
      const { card, id } = await owing(5, 7)
      const signIn = await library.carrel.server.app.inject({
        method: 'POST',
        url: '/api/v1/account/session',
        payload: { card, pin: '1234' },
      })
      const headers = sessionHeaders(signIn.headers['set-cookie'], signIn.json<{ csrf: string }>().csrf)
      const [, second] = (await account(id)).charges
      const body = { charges: [second?.id ?? 0] }
      const begun = await library.carrel.callAs(headers, StartOwnPayment, { body })
      assert.ok(begun.ok)
      assert.deepEqual(begun.value.payment.amount, usd(7))
      const more = await library.carrel.callAs(headers, StartOwnPayment, { body: { ...body, amount: usd(8) } })
      assert.deepEqual(codes(more), ['more-than-owed'])
      const anyone = await library.carrel.callAs({}, StartOwnPayment, { body })
      assert.equal(anyone.status, 401)

      const page = await inject('GET', '/account', undefined, { cookie: headers['cookie'] ?? '' })
      const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
      const fields = new URLSearchParams([
        ['csrf', csrf],
        ['charge', String(second?.id)],
      ])
      const sent = await inject('POST', '/account/pay', fields, { cookie: headers['cookie'] ?? '' })
      const bank = String(sent.headers.location)
      assert.match(bank, /^\/pay\/test\//)
      assert.match((await inject('GET', bank)).body, /\$7\.00/)
      const back = await inject('POST', bank, { decision: 'pay' })
      assert.match((await inject('GET', String(back.headers.location))).body, /Paid\. Thank you/)
      assert.deepEqual((await account(id)).balance, usd(5))
    })

    it('J staff send a link; whoever has it pays without signing in, and it works once', async () => {
      const { id, params, card } = await owing(8)
      const link = await library.must(CreatePaymentLink, { params, body: {} })
      assert.deepEqual([link.amount, link.state, link.mailedTo], [usd(8), 'open', `${card}@example.org`])
      const { rows } = await library.carrel.platform.database.pool.query<{ text: string }>(
        'select text from platform.mail where recipient = $1',
        [link.mailedTo],
      )
      assert.match(rows[0]?.text ?? '', new RegExp(link.path))
      const shown = await inject('GET', link.path)
      assert.equal(shown.statusCode, 200)
      assert.match(shown.body, /Pay \$8\.00/)
      const sent = await inject('POST', link.path, {})
      const bank = String(sent.headers.location)
      await inject('POST', bank, { decision: 'pay' })
      assert.deepEqual((await account(id)).balance, usd(0))
      assert.match((await inject('GET', link.path)).body, /This was paid/)
      assert.equal((await inject('POST', link.path, {})).statusCode, 409)
      assert.equal((await inject('GET', '/pay/xxxxxxxxxxxxxxxxxxxxxxxx')).statusCode, 404)
    })

    it('J a link ends after its days, when it is cancelled, and is not made for nothing', async () => {
      const { params } = await owing(8)
      const link = await library.must(CreatePaymentLink, { params, body: { mail: false } })
      const other = await library.must(CreatePaymentLink, { params, body: { mail: false } })
      await library.must(CancelPaymentLink, { params: { id: other.id } })
      assert.match((await inject('GET', other.path)).body, /The library has ended this address/)
      library.at('2026-03-17T10:00:01Z')
      assert.match((await inject('GET', link.path)).body, /too old/)
      library.at('2026-03-02T10:00:00Z')
      const nobody = await owing()
      assert.deepEqual(codes(await library.call(CreatePaymentLink, { params: nobody.params, body: {} })), [
        'nothing-owed',
      ])
    })

    it('J online payments are listed, and none begins where the library takes none', async () => {
      const { id, params } = await owing(2)
      const begun = await start(id)
      const list = await library.must(ListOnlinePayments, { query: { patron: id } })
      assert.deepEqual(list.rows, [begun])
      await library.must(PutSetting, { params: { name: 'fees.online-provider' }, body: { value: 'none' } })
      assert.deepEqual(codes(await library.call(StartOnlinePayment, { params, body: {} })), ['online-payments-off'])
      await library.must(PutSetting, { params: { name: 'fees.online-provider' }, body: { value: 'test' } })
    })
  })
})
