import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { openLibrary, codes, usd, type TestLibrary } from '../../../test/library.ts'
import { jobHandlers } from '../../app.ts'
import { ListMail } from '../../platform/contract.ts'
import { refuse } from '../../platform/refusal.ts'
import { ChangeItem, DeleteBib, DeleteItem } from '../catalog/contract.ts'
import { CheckIn, CheckOut, Renew } from '../circulation/contract.ts'
import { checkOut } from '../circulation/index.ts'
import { AddCharge, Pay } from '../fees/contract.ts'
import { CancelHold, PlaceHold } from '../holds/contract.ts'
import { PutSetting } from '../org/contract.ts'
import { AddPatronBlock, ChangePatron } from '../patrons/contract.ts'
import { DeletePatron } from '../patrons/contract-leaving.ts'
import * as contract from './contract.ts'
import { deliverDue } from './deliver.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

describe('webhooks', () => {
  type NewHook = NonNullable<(typeof contract.CreateWebhook)['types']>['body']

  const start = '2026-03-02T10:00:00Z'
  let library: TestLibrary
  let receiver: Receiver
  let made: number[] = []
  let cards = 0

  before(async () => {
    library = await openLibrary({ now: start })
    await library.rule({}, { period: { count: 2, unit: 'weeks' }, renewals: 2 })
    await library.must(PutSetting, { params: { name: 'webhooks.timeout' }, body: { value: 1 } })
  })
  after(() => library.stop())
  beforeEach(async () => {
    library.at(start)
    receiver = await openReceiver()
  })
  afterEach(async () => {
    for (const id of made) await library.call(contract.DeleteWebhook, { params: { id } })
    made = []
    await receiver.close()
  })

  async function hook(fields: Partial<NewHook> = {}) {
    const answer = await library.must(contract.CreateWebhook, {
      body: { name: 'Vendor', url: receiver.url, events: ['loan.created'], ...fields },
    })
    made.push(answer.webhook.id)
    return { id: answer.webhook.id, secret: answer.secret }
  }

  const deliver = () => deliverDue(library.carrel.platform)
  const later = (span: Temporal.DurationLike) => library.at(library.carrel.platform.clock.now().add(span).toString())
  const hookNow = (id: number) => library.must(contract.GetWebhook, { params: { id } })
  const log = async (hookId: number) => (await library.must(contract.ListDeliveries, { query: { hook: hookId } })).rows

  /** A new patron borrows a new item. */
  async function lend(desk: Pick<TestLibrary, 'must'> = library) {
    cards += 1
    const patron = await library.patron(`2000${cards}`, { email: `reader${cards}@example.org` })
    const item = await library.item(`3000${cards}`)
    const { loan } = await desk.must(CheckOut, { body: { patron: patron.id, barcode: item.barcode } })
    return { patron, item, loan }
  }

  describe('a vendor is told what happens in the library', () => {
    it('hears of a check-out: by its numbers, where to ask for more, and nothing about who it is', async () => {
      const { id } = await hook()
      const { patron, item, loan } = await lend()
      await deliver()
      const [message] = receiver.received
      assert.equal(message?.body.type, 'loan.created')
      assert.match(message?.body.id ?? '', /^evt_[0-9a-f]{32}$/)
      assert.deepEqual(message?.body.data, {
        loan: loan.id,
        item: item.id,
        bib: item.bib,
        patron: patron.id,
        due: loan.due,
      })
      assert.equal(message?.body.branch, library.elm)
      assert.equal(message?.body.link?.endsWith(`/api/v1/loans/${loan.id}`), true)
      for (const personal of [patron.name, patron.email, `2000${cards}`])
        assert.equal(message?.text.includes(personal), false, personal)
      const [delivery] = await log(id)
      assert.equal(delivery?.state, 'delivered')
      assert.equal(delivery?.status, 204)
    })

    it('can prove that the message is from the library, and when it was sent', async () => {
      const { secret } = await hook()
      await lend()
      await deliver()
      const [message] = receiver.received
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
      const { headers, text = '' } = message ?? {}
      const time = String(headers?.['webhook-timestamp'])
      assert.equal(time, String(Temporal.Instant.from(start).epochMilliseconds / 1000))
      const mine = createHmac('sha256', key).update(`${time}.${text}`).digest('hex')
      assert.equal(headers?.['carrel-signature'], `t=${time},v1=${mine}`)
      const standard = createHmac('sha256', key).update(`${headers?.['webhook-id']}.${time}.${text}`).digest('base64')
      assert.equal(headers?.['webhook-signature'], `v1,${standard}`)
      assert.equal(headers?.['webhook-id'], message?.body.id)
    })

    it('changes its secret over without a pause: both signatures come for some days', async () => {
      const { id, secret: old } = await hook()
      const { secret } = await library.must(contract.RotateWebhookSecret, { params: { id }, body: { overlapDays: 2 } })
      const signatures = async () => {
        await lend()
        await deliver()
        const { headers, text = '' } = receiver.received.at(-1) ?? {}
        const time = String(headers?.['webhook-timestamp'])
        const by = (key: string) =>
          createHmac('sha256', Buffer.from(key.slice(6), 'base64'))
            .update(`${time}.${text}`)
            .digest('hex')
        return { said: headers?.['carrel-signature'], time, withNew: by(secret), withOld: by(old) }
      }
      const during = await signatures()
      assert.equal(during.said, `t=${during.time},v1=${during.withNew},v1=${during.withOld}`)
      later({ hours: 48 })
      const afterwards = await signatures()
      assert.equal(afterwards.said, `t=${afterwards.time},v1=${afterwards.withNew}`)
    })

    it('hears of everything that it asked for, in the order in which it happened', async () => {
      const types = (await library.must(contract.ListWebhookEvents)).rows.map(({ type }) => type)
      await hook({ events: types })
      const { patron, item, loan } = await lend()
      const other = await library.patron(`2999${cards}`)
      later({ hours: 24 })
      await library.must(Renew, { params: { id: loan.id }, body: {} })
      await library.must(PlaceHold, { body: { patron: other.id, bib: item.bib, pickup: library.elm } })
      await library.must(CheckIn, { body: { barcode: item.barcode } })
      const { rows } = await library.carrel.platform.database.pool.query<{ id: number }>(
        'select max(id) as id from holds.notice_hold_view',
      )
      await library.must(CancelHold, { params: { id: rows[0]?.id ?? 0 }, query: { reason: 'Has it already' } })
      await library.must(ChangePatron, { params: { id: patron.id }, body: { phone: '555 0100' } })
      await library.must(AddPatronBlock, { params: { id: patron.id }, body: { reason: 'Ask for the address' } })
      await library.must(AddCharge, {
        params: { id: patron.id },
        body: { kind: 'other', amount: usd(3.4), description: 'Copies' },
      })
      await library.must(Pay, { params: { id: patron.id }, body: { amount: usd(3.4), method: 'cash' } })
      await library.must(ChangeItem, { params: { id: item.id }, body: { note: 'New cover' } })
      await library.must(CheckIn, { body: { barcode: item.barcode } })
      await library.must(DeleteItem, { params: { id: item.id } })
      await library.must(DeleteBib, { params: { id: item.bib } })
      await library.must(DeletePatron, { params: { id: other.id }, query: {} })
      await deliver()
      assert.deepEqual(receiver.types(), [
        'patron.created',
        'bib.created',
        'item.created',
        'loan.created',
        'patron.created',
        'loan.renewed',
        'hold.placed',
        'loan.returned',
        'hold.ready',
        'hold.cancelled',
        'patron.changed',
        'patron.blocked',
        'payment.taken',
        'item.changed',
        'item.deleted',
        'bib.deleted',
        'patron.deleted',
      ])
      const of = (type: string) => receiver.received.find(({ body }) => body.type === type)?.body.data
      assert.deepEqual(of('patron.changed'), { patron: patron.id, fields: ['phone'] })
      assert.equal(of('payment.taken')?.['amount'], 340)
      assert.equal(of('loan.returned')?.['patron'], patron.id)
      assert.equal(of('hold.ready')?.['item'], item.id)
      assert.equal(of('item.deleted')?.['barcode'], item.barcode)
      const known = new Set(types)
      for (const type of receiver.types()) assert.equal(known.has(type), true, type)
    })

    it('hears only of its branch and what lies below it, and of titles, which belong to none', async () => {
      await hook({ branch: library.harbour, events: ['loan.created', 'bib.created'] })
      await lend()
      await lend(library.atHarbour)
      await deliver()
      assert.deepEqual(receiver.types(), ['bib.created', 'bib.created', 'loan.created'])
      assert.equal(receiver.received.at(-1)?.body.branch, library.harbour)
    })

    it('is told who it is only where the library opened the hook to it, and nothing of it is kept', async () => {
      const { id } = await hook({ personal: true })
      const { patron } = await lend()
      await deliver()
      assert.equal(receiver.received[0]?.body.patron?.name, patron.name)
      assert.equal(receiver.received[0]?.body.patron?.email, patron.email)
      const { rows } = await library.carrel.platform.database.pool.query<{ text: string }>(
        `select string_agg(e::text || d::text || a::text, '\n') as text from webhooks.event e
       join webhooks.delivery d on d.event_id = e.id join webhooks.attempt a on a.delivery_id = d.id where d.hook_id = $1`,
        [id],
      )
      assert.equal(rows[0]?.text.includes(patron.name), false)
      const weak = await library.deskWith(['webhooks:manage'])
      assert.deepEqual(
        codes(
          await weak.call(contract.CreateWebhook, {
            body: { name: 'Spy', url: receiver.url, events: ['loan.created'], personal: true },
          }),
        ),
        ['permission-missing'],
      )
      assert.deepEqual(
        codes(await weak.call(contract.ChangeWebhook, { params: { id }, body: { url: `${receiver.url}/elsewhere` } })),
        ['permission-missing'],
      )
    })

    it('hears once that a loan fell due, and nothing of what was overdue before it asked', async () => {
      await lend()
      later({ hours: 24 * 20 })
      await hook({ events: ['loan.overdue'] })
      const { loan } = await lend()
      await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
      assert.deepEqual(receiver.types(), [])
      later({ hours: 24 * 15 })
      await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
      await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
      assert.deepEqual(
        receiver.received.map(({ body }) => body.data['loan']),
        [loan.id],
      )
    })
  })

  describe('what is told is what happened', () => {
    it('says nothing of a check-out that was refused, or rolled back', async () => {
      const { id } = await hook()
      const { patron, item } = await lend()
      assert.equal((await library.call(CheckOut, { body: { patron: patron.id, barcode: 'no such thing' } })).ok, false)
      const free = await library.item(`4000${cards}`)
      const undone = await library.carrel.work(async (w) => {
        await checkOut(w, { patron: patron.id, barcode: free.barcode, branch: library.elm })
        return refuse({ code: 'changed-my-mind', message: 'The desk has thought better of it.' })
      })
      assert.equal(undone.ok, false)
      await deliver()
      assert.deepEqual(
        receiver.received.map(({ body }) => body.data['item']),
        [item.id],
      )
      assert.equal((await log(id)).length, 1)
    })

    it('costs a desk no statement while nobody has subscribed', async () => {
      await lend()
      const asked: string[] = []
      const { pool } = library.carrel.platform.database
      const client = await pool.connect()
      const prototype = Object.getPrototypeOf(client) as { query: (...all: unknown[]) => unknown }
      client.release()
      const query = prototype.query
      prototype.query = function (this: unknown, ...all) {
        asked.push(JSON.stringify(all[0]))
        return query.apply(this, all)
      }
      try {
        await lend()
      } finally {
        prototype.query = query
      }
      assert.equal(
        asked.some((text) => text.includes('circulation.loan')),
        true,
      )
      assert.deepEqual(
        asked.filter((text) => text.includes('webhooks.')),
        [],
      )
    })

    it('forgets who borrowed what as soon as it is delivered', async () => {
      const { id } = await hook({ events: ['loan.created', 'patron.created'] })
      receiver.next(204, 500)
      await lend()
      await deliver()
      await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
      const patrons = async () =>
        (
          await library.carrel.platform.database.pool.query<{ type: string; patron: string | null }>(
            `select type, data->>'patron' as patron from webhooks.event e join webhooks.delivery d on d.event_id = e.id
           where d.hook_id = $1 order by e.id`,
            [id],
          )
        ).rows.map(({ type, patron }) => `${type} ${patron === null ? 'nobody' : 'someone'}`)
      assert.deepEqual(await patrons(), ['patron.created someone', 'loan.created someone'])
      later({ minutes: 1 })
      await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
      await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
      assert.deepEqual(await patrons(), ['patron.created someone', 'loan.created nobody'])
    })

    it('clears its log after the days that the library keeps it', async () => {
      const { id } = await hook()
      await lend()
      await deliver()
      later({ hours: 24 * 31 })
      await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
      assert.deepEqual(await log(id), [])
    })
  })

  describe('a receiver in trouble', () => {
    it('gets the message again after an error, under the same name, and what came after it afterwards', async () => {
      const { id } = await hook()
      receiver.next(500)
      const first = await lend()
      const second = await lend()
      await deliver()
      assert.equal(receiver.received.length, 1)
      assert.equal((await hookNow(id)).failures, 1)
      await deliver()
      assert.equal(receiver.received.length, 1, 'not before its time')
      later({ seconds: 10 })
      await deliver()
      const loans = receiver.received.map(({ body }) => body.data['loan'])
      assert.deepEqual(loans, [first.loan.id, first.loan.id, second.loan.id])
      assert.equal(receiver.received[0]?.body.id, receiver.received[1]?.body.id)
      const { failures, deliveredAt } = await hookNow(id)
      assert.equal(failures, 0)
      assert.notEqual(deliveredAt, null)
    })

    it('gets the message again after the line was cut', async () => {
      const { id } = await hook()
      receiver.next((_, socket) => socket.destroy())
      await lend()
      await deliver()
      const [waiting] = await log(id)
      assert.equal(waiting?.state, 'waiting')
      assert.match(waiting?.failure ?? '', /the line was cut/)
      later({ seconds: 10 })
      await deliver()
      assert.equal((await log(id))[0]?.state, 'delivered')
    })

    it('is not waited for beyond its time, and a flood of an answer is cut off', async () => {
      const { id } = await hook()
      receiver.next(
        () => {},
        (response) => {
          response.writeHead(200)
          const pour = () => {
            while (response.writable && response.write('x'.repeat(65_536)));
          }
          response.on('drain', pour)
          response.on('error', () => {})
          pour()
        },
        (response) => response.writeHead(202).write('Thank you, one moment'),
      )
      await lend()
      await deliver()
      assert.match((await log(id))[0]?.failure ?? '', /did not answer within 1 seconds/)
      later({ seconds: 10 })
      await deliver()
      const flooded = (await log(id))[0]
      assert.equal(flooded?.state, 'delivered')
      const detail = await library.must(contract.GetDelivery, { params: { id: flooded?.id ?? 0 } })
      assert.equal(detail.tries[0]?.answer.length, 1024)
      // One that sends its status and then never ends has taken the message.
      await lend()
      await deliver()
      const endless = (await log(id))[0]
      assert.equal(endless?.state, 'delivered')
      const { tries } = await library.must(contract.GetDelivery, { params: { id: endless?.id ?? 0 } })
      assert.equal(tries[0]?.answer, 'Thank you, one moment')
    })

    it('is never followed to another address', async () => {
      const { id } = await hook()
      const inner = await openReceiver()
      receiver.next((response) => response.writeHead(307, { location: inner.url }).end())
      await lend()
      await deliver()
      assert.equal(inner.received.length, 0)
      await inner.close()
      assert.match((await log(id))[0]?.failure ?? '', /a redirect. Carrel does not follow it/)
    })

    it('that cannot read one message does not keep the others back', async () => {
      const { id } = await hook()
      receiver.next(422)
      const first = await lend()
      const second = await lend()
      await deliver()
      assert.deepEqual(
        receiver.received.map(({ body }) => body.data['loan']),
        [first.loan.id, second.loan.id],
      )
      assert.deepEqual(
        (await log(id)).map(({ state }) => state),
        ['delivered', 'waiting'],
      )
    })

    it('is paused after three days of failure, its people are told, and nothing is lost', async () => {
      const { id } = await hook({ tell: 'systems@elm.example.org' })
      receiver.always(503)
      const first = await lend()
      await deliver()
      for (let hours = 0; hours < 24 * 3 + 12; hours += 6) {
        later({ hours: 6 })
        await deliver()
      }
      const paused = await hookNow(id)
      assert.equal(paused.state, 'paused')
      assert.match(paused.pausedWhy ?? '', /503/)
      const { rows } = await library.must(ListMail, { query: { to: 'systems@elm.example.org' } })
      assert.equal(rows.length, 1)
      assert.match(rows[0]?.text ?? '', /has paused the webhook “Vendor”/)
      const asked = receiver.received.length
      const second = await lend()
      later({ hours: 5 })
      await deliver()
      assert.equal(receiver.received.length, asked)
      receiver.always(204)
      await library.must(contract.SetWebhookState, { params: { id }, body: { state: 'active' } })
      await deliver()
      assert.deepEqual(
        receiver.received.slice(asked).map(({ body }) => body.data['loan']),
        [first.loan.id, second.loan.id],
      )
    })

    it('that says it is gone for good is paused at once', async () => {
      const { id } = await hook()
      receiver.next(410)
      await lend()
      await deliver()
      assert.equal((await hookNow(id)).state, 'paused')
    })

    it('gives up one message that never gets through, and sends it again when staff say so', async () => {
      const { id } = await hook()
      await lend()
      for (let tries = 0; tries < 14; tries++) {
        receiver.next(400)
        await deliver()
        later({ hours: 24 })
        // Others get through meanwhile.
        await lend()
        if (tries < 13)
          await library.carrel.platform.database.pool.query(
            `update webhooks.delivery set state = 'dropped' where hook_id = $1 and attempts = 0`,
            [id],
          )
        await library.carrel.platform.database.pool.query(
          `update webhooks.hook set failing_since = null, failures = 0 where id = $1`,
          [id],
        )
      }
      await deliver()
      const failed = await library.must(contract.ListDeliveries, { query: { hook: id, state: 'failed' } })
      assert.equal(failed.total, 1)
      assert.equal(failed.rows[0]?.attempts, 14)
      assert.equal((await hookNow(id)).failed, 1)
      assert.deepEqual(await library.must(contract.SendFailedAgain, { params: { id } }), { queued: 1 })
      await deliver()
      assert.equal((await hookNow(id)).failed, 0)
      assert.equal((await log(id)).at(-1)?.state, 'delivered')
    })
  })

  describe('staff and a webhook', () => {
    it('send a message again: the same event, signed anew', async () => {
      const { id } = await hook()
      await lend()
      await deliver()
      const [delivery] = await log(id)
      later({ hours: 1 })
      const again = await library.must(contract.SendAgain, { params: { id: delivery?.id ?? 0 } })
      const [first, second] = receiver.received
      assert.equal(second?.body.id, first?.body.id)
      assert.equal(second?.text, first?.text)
      assert.notEqual(second?.headers['carrel-signature'], first?.headers['carrel-signature'])
      assert.deepEqual(
        again.tries.map(({ by }) => by !== null),
        [true, false],
      )
      assert.equal(again.state, 'delivered')
    })

    it('send a test that says it is one, even while the webhook is off, and see the answer at once', async () => {
      const { id } = await hook()
      await library.must(contract.SetWebhookState, { params: { id }, body: { state: 'inactive' } })
      receiver.next(500)
      const failed = await library.must(contract.SendTest, { params: { id }, body: { type: 'hold.ready' } })
      assert.equal(failed.tries[0]?.status, 500)
      assert.equal(failed.tries[0]?.answer, 'Out of order')
      const done = await library.must(contract.SendTest, { params: { id }, body: { type: 'hold.ready' } })
      assert.equal(done.state, 'delivered')
      assert.deepEqual(
        receiver.received.map(({ body }) => [body.type, body.test]),
        [
          ['hold.ready', true],
          ['hold.ready', true],
        ],
      )
      assert.equal((await hookNow(id)).failures, 0)
      assert.equal((await hookNow(id)).failed, 0)
    })

    it('pause it: what happens waits; switch it off: what happens is not told', async () => {
      const { id } = await hook()
      const state = (to: 'active' | 'paused' | 'inactive') =>
        library.must(contract.SetWebhookState, { params: { id }, body: { state: to } })
      await state('paused')
      const first = await lend()
      await deliver()
      assert.equal((await hookNow(id)).waiting, 1)
      assert.equal(receiver.received.length, 0)
      await state('active')
      await deliver()
      await state('inactive')
      await lend()
      await state('active')
      await deliver()
      assert.deepEqual(
        receiver.received.map(({ body }) => body.data['loan']),
        [first.loan.id],
      )
    })

    it('add headers whose values are shown to nobody again', async () => {
      const { id } = await hook({ headers: { authorization: 'Bearer 4711' } })
      const shown = await hookNow(id)
      assert.equal(JSON.stringify(shown).includes('4711'), false)
      await library.must(contract.ChangeWebhook, { params: { id }, body: { headers: shown.headers, name: 'Renamed' } })
      await lend()
      await deliver()
      assert.equal(receiver.received[0]?.headers['authorization'], 'Bearer 4711')
    })

    it('cannot keep a webhook that could not work, and are told everything that is wrong with it', async () => {
      const answer = await library.call(contract.CreateWebhook, {
        body: {
          name: '  ',
          url: 'ftp://vendor.example.org/',
          events: ['loan.created', 'loan.vanished'],
          headers: { Host: 'other', 'x y': '1', good: 'bad\u0001' },
          tell: 'nobody',
          branch: 999,
        },
      })
      assert.deepEqual(codes(answer), [
        'invalid-name',
        'invalid-url',
        'invalid-events',
        'invalid-headers',
        'invalid-headers',
        'invalid-headers',
        'invalid-tell',
        'branch-not-found',
      ])
    })

    it('need the permission for it', async () => {
      const desk = await library.deskWith(['catalog:read'])
      assert.deepEqual(codes(await desk.call(contract.ListWebhooks)), ['permission-missing'])
    })
  })
})
