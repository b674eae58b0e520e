import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { openLibrary, codes, type TestLibrary } from '../../../test/library.ts'
import { GetSmsGateway, ListMail, PutSmsGateway, RetryMail } from '../../platform/contract.ts'
import { jobHandlers } from '../../app.ts'
import { CheckIn, CheckOut } from '../circulation/contract.ts'
import { PlaceHold } from '../holds/contract.ts'
import { PutSetting } from '../org/contract.ts'
import { PutProxy } from '../patrons/contract-people.ts'
import { ChangePatron } from '../patrons/contract.ts'
import {
  ClearBadAddress,
  ListBadAddresses,
  ListLetters,
  MarkLettersPrinted,
  ReportBounce,
} from './contract-delivery.ts'
import {
  CreateNoticeRule,
  GetNoticePreferences,
  PatronNotices,
  PutNoticePreferences,
  ResendNotice,
  SendReceipt,
  StopNotice,
  Unsubscribe,
} from './contract.ts'

describe('notices on their way', () => {
  let library: TestLibrary
  let gateway: Server
  const received: { readonly url: string; readonly body: string; readonly key: string }[] = []
  let answer = 200
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    gateway = createServer((request, response) => void take(request).then(() => response.writeHead(answer).end('said')))
    await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))
    const email = { count: 0, unit: 'days', channels: ['email', 'sms', 'print'] } as const
    await library.must(CreateNoticeRule, {
      body: { kind: 'hold-ready', steps: [{ ...email, channels: [...email.channels] }] },
    })
    await library.must(CreateNoticeRule, {
      body: { kind: 'courtesy', steps: [{ count: 2, unit: 'days', channels: ['email', 'sms', 'print'] }] },
    })
  })
  after(async () => {
    gateway.closeAllConnections()
    gateway.close()
    await library.stop()
  })
  const take = async (request: IncomingMessage) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    received.push({ url: request.url ?? '', body, key: String(request.headers['x-key']) })
  }
  const run = () => library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
  /** A hold of the patron comes to the shelf: a notice is written at once. */
  const ready = async (card: string, fields: Readonly<Record<string, unknown>>) => {
    const patron = await library.patron(card, fields)
    const { bib } = await library.item(`I${card}`)
    await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    await library.must(CheckIn, { body: { barcode: `I${card}` } })
    return patron
  }
  const timeline = async (patron: number) =>
    (await library.must(PatronNotices, { params: { id: patron }, query: {} })).rows
  const gatewayFor = (path: string) => ({
    url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}${path}`,
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', 'x-key': 'secret' },
    body: '{"to": "{to}", "text": "{text}", "ref": {id}}',
    sender: 'Library',
  })

  it('a bounce marks the address, staff see it, and the notice goes the next way, once', async () => {
    const patron = await ready('B1', { email: 'gone@example.org', address: '1 Elm Street\nElmville' })
    const [mail] = (await library.must(ListMail, { query: { patron: patron.id } })).rows
    const message = `Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; gone@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user\n\n--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: <carrel-mail-${mail?.id}@library.example>\n\n--x--\n`
    const taken = await library.must(ReportBounce, { body: { message } })
    assert.deepEqual(taken, { outcome: 'bounced', mails: [mail?.id], address: 'gone@example.org' })
    await library.must(ReportBounce, { body: { message } })
    const [notice] = await timeline(patron.id)
    assert.deepEqual(
      notice?.messages.map(({ channel, state }) => `${channel} ${state}`),
      ['print queued', 'email bounced'],
    )
    assert.equal(notice?.state, 'printing')
    const bad = await library.must(ListBadAddresses, { query: {} })
    assert.deepEqual(
      bad.rows.map((row) => [row.address, row.reason, row.patrons[0]?.id]),
      [['gone@example.org', '5.1.1 550 no such user', patron.id]],
    )
    await library.must(ClearBadAddress, { params: { id: bad.rows[0]?.id ?? 0 } })
    assert.equal((await library.must(ListBadAddresses, { query: {} })).total, 0)
  })

  it('a report that it takes longer changes nothing but the note', async () => {
    const patron = await ready('B2', { email: 'slow@example.org' })
    const taken = await library.must(ReportBounce, { body: { address: 'slow@example.org', status: '4.4.1' } })
    assert.equal(taken.outcome, 'delayed')
    assert.equal((await timeline(patron.id))[0]?.state, 'kept')
    assert.equal((await library.must(ReportBounce, { body: { address: 'nobody@example.org' } })).outcome, 'unknown')
  })

  it('letters wait to be printed and can be put back', async () => {
    const patron = await ready('L1', { address: '2 Elm Street\nElmville' })
    const letters = (await library.must(ListLetters, { query: {} })).rows.filter((one) => one.patron === patron.id)
    assert.match(letters[0]?.address ?? '', /2 Elm Street/)
    const ids = letters.map(({ id }) => id)
    assert.deepEqual(await library.must(MarkLettersPrinted, { body: { ids } }), { changed: 1 })
    assert.equal((await timeline(patron.id))[0]?.state, 'sent')
    assert.deepEqual(await library.must(MarkLettersPrinted, { body: { ids } }), { changed: 0 })
    await library.must(MarkLettersPrinted, { body: { ids, undo: true } })
    assert.equal((await timeline(patron.id))[0]?.state, 'printing')
  })

  it('a text message goes to the gateway with its values escaped; one that fails is tried again later, then given up', async () => {
    const refused = await library.call(PutSmsGateway, { body: { gateway: { ...gatewayFor('/'), body: 'no places' } } })
    assert.deepEqual(codes(refused), ['invalid-body'])
    await library.must(PutSmsGateway, { body: { gateway: gatewayFor('/sms') } })
    assert.equal((await library.must(GetSmsGateway)).gateway?.headers['x-key'], '••••••••')
    await ready('S1', { phone: '+1 555 010-0001' })
    await run()
    assert.equal(received.length, 1)
    const sent = JSON.parse(received[0]?.body ?? '{}') as { to: string; text: string }
    assert.equal(sent.to, '+15550100001')
    assert.match(sent.text, /^Elm County Library: "Title of IS1" waits for you at Elm Street/)
    assert.equal(received[0]?.key, 'secret')

    answer = 503
    const patron = await ready('S2', { phone: '+1 555 010-0002' })
    await run()
    assert.equal(received.length, 2)
    await run()
    assert.equal(received.length, 2)
    library.at('2026-03-02T10:02:00Z')
    await run()
    assert.equal(received.length, 3)
    answer = 200
    library.at('2026-03-02T10:10:00Z')
    await run()
    await run()
    assert.equal(received.length, 4)
    const [mail] = (await library.must(ListMail, { query: { patron: patron.id } })).rows
    assert.deepEqual([mail?.state, mail?.attempts, mail?.sms?.segments], ['sent', 3, 1])
    assert.deepEqual(codes(await library.call(RetryMail, { params: { id: mail?.id ?? 0 } })), ['mail-not-failed'])
  })

  it('two workers at once hand a text message over once', async () => {
    received.length = 0
    for (let n = 0; n < 6; n++) await ready(`W${n}`, { phone: `+1 555 020-000${n}` })
    await Promise.all([run(), run(), run()])
    assert.equal(received.length, 6)
  })

  it('what the gateway refuses for good is not tried again', async () => {
    received.length = 0
    answer = 400
    const patron = await ready('S3', { phone: '+1 555 010-0003', address: '3 Elm Street' })
    await run()
    await run()
    assert.equal(received.length, 1)
    assert.deepEqual(
      (await timeline(patron.id))[0]?.messages.map(({ channel, state }) => `${channel} ${state}`),
      ['print queued', 'sms failed'],
    )
    answer = 200
    await library.must(PutSmsGateway, { body: { gateway: null } })
  })

  it('text messages wait until the quiet hours are over', async () => {
    library.at('2026-03-02T22:00:00Z')
    const patron = await ready('Q1', { phone: '+1 555 030-0001' })
    await run()
    assert.equal((await timeline(patron.id))[0]?.state, 'queued')
    library.at('2026-03-03T08:00:00Z')
    await run()
    assert.equal((await timeline(patron.id))[0]?.state, 'kept')
  })

  it('a digest is one mail a day for all of a kind; a hold on the shelf does not wait for it', async () => {
    library.at('2026-04-01T09:00:00Z')
    const patron = await library.patron('D1', { email: 'd1@example.org' })
    await library.must(PutNoticePreferences, {
      params: { id: patron.id },
      body: { rows: [{ kind: '*', channels: null, digest: true }] },
    })
    for (const barcode of ['DIGEST1', 'DIGEST2']) {
      await library.item(barcode)
      await library.must(CheckOut, { body: { patron: patron.id, barcode } })
    }
    const [loan] = (
      await library.must(SendReceipt, {
        params: { id: patron.id },
        body: { kind: 'check-out', loans: await loansOf(patron.id) },
      })
    ).rows
    assert.equal(loan?.messages[0]?.subject, 'You have borrowed 2 items')
    library.at('2026-04-20T09:30:00Z')
    await run()
    const waiting = (await timeline(patron.id)).filter((notice) => notice.kind === 'courtesy')
    assert.deepEqual(
      waiting.map(({ state, sendAfter }) => `${state} ${sendAfter}`),
      ['queued 2026-04-21T08:00:00Z', 'queued 2026-04-21T08:00:00Z'],
    )
    library.at('2026-04-21T08:00:00Z')
    await run()
    const mails = (await library.must(ListMail, { query: { patron: patron.id } })).rows
    assert.equal(mails.length, 2)
    assert.equal(mails[0]?.subject, '2 items are due soon')
  })
  const loansOf = async (patron: number) => {
    const { ListLoans } = await import('../circulation/contract.ts')
    return (await library.must(ListLoans, { query: { patron } })).rows.map(({ id }) => id)
  }

  it('a link in a mail ends notices of its kind, and none that the library has to send', async () => {
    library.at('2026-05-01T09:00:00Z')
    await library.must(PutSetting, {
      params: { name: 'library.site-address' },
      body: { value: 'https://library.example.org/' },
    })
    const patron = await library.patron('U1', { email: 'u1@example.org' })
    await library.item('U1A')
    await library.must(CheckOut, { body: { patron: patron.id, barcode: 'U1A' } })
    library.at('2026-05-20T09:00:00Z')
    await run()
    const [mail] = (await library.must(ListMail, { query: { patron: patron.id } })).rows
    const token = /https:\/\/library\.example\.org\/notices\/unsubscribe\/([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
    assert.deepEqual(await library.must(Unsubscribe, { params: { token } }), { kind: 'courtesy', patronName: 'Pat' })
    assert.deepEqual(codes(await library.call(Unsubscribe, { params: { token: `${token.slice(0, -2)}xx` } })), [
      'unsubscription-not-found',
    ])
    const { rows } = await library.must(GetNoticePreferences, { params: { id: patron.id } })
    assert.deepEqual(rows, [{ kind: 'courtesy', channels: [], digest: false }])
    assert.deepEqual(
      codes(
        await library.call(PutNoticePreferences, {
          params: { id: patron.id },
          body: { rows: [{ kind: 'overdue', channels: [], digest: false }] },
        }),
      ),
      ['notice-needed'],
    )
  })

  it('who acts for a patron gets a copy, and its bounce sends nothing another way', async () => {
    library.at('2026-05-25T10:00:00Z')
    const helper = await library.patron('X1', { email: 'helper@example.org' })
    const patron = await library.patron('X2', { email: 'x2@example.org', address: '2 Elm Street' })
    await library.must(PutProxy, { params: { id: patron.id, other: helper.id }, body: { rights: ['notices'] } })
    const { bib } = await library.item('IX2')
    await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    await library.must(CheckIn, { body: { barcode: 'IX2' } })
    const addresses = async () => (await timeline(patron.id))[0]?.messages.map(({ to }) => to)
    assert.deepEqual(await addresses(), ['x2@example.org', 'helper@example.org'])
    await library.must(ReportBounce, { body: { address: 'helper@example.org', status: '5.1.1' } })
    assert.deepEqual(await addresses(), ['x2@example.org', 'helper@example.org'])
    assert.equal((await timeline(patron.id))[0]?.state, 'kept')
  })

  it('staff send a notice again by another way, and stop one that waits', async () => {
    library.at('2026-06-01T10:00:00Z')
    const patron = await ready('R9', { email: 'r9@example.org' })
    const [notice] = await timeline(patron.id)
    const id = notice?.id ?? 0
    assert.deepEqual(codes(await library.call(ResendNotice, { params: { id }, body: { channel: 'print' } })), [
      'notice-unreachable',
    ])
    await library.must(ChangePatron, { params: { id: patron.id }, body: { address: '9 Elm Street' } })
    const sent = await library.must(ResendNotice, { params: { id }, body: { channel: 'print' } })
    assert.deepEqual(
      sent.messages.map(({ channel }) => channel),
      ['print', 'email'],
    )
    const stopped = await library.must(StopNotice, { params: { id }, body: { reason: 'told by phone' } })
    assert.deepEqual([stopped.state, stopped.outcome], ['stopped', 'told by phone'])
    assert.deepEqual(codes(await library.call(StopNotice, { params: { id }, body: {} })), ['notice-not-waiting'])
  })
})
