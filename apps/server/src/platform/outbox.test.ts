import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../test/carrel.ts'
import { findMail } from './mail-list.ts'
import { createMailer, queueMail, queueMails } from './mail.ts'
import { sendOutbox } from './outbox.ts'
import type { Platform } from './platform.ts'
import { carrel as system, mustWork } from './work.ts'

/** A mail server that keeps what it is given; addresses at `gone` are unknown to it, `busy` has no time. */
function mailServer(received: string[]): Server {
  return createServer((socket: Socket) => {
    let data: string | undefined
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      for (const line of String(chunk).split('\r\n')) {
        if (data !== undefined) {
          if (line === '.') {
            received.push(data)
            data = undefined
            socket.write('250 kept\r\n')
          } else data += `${line}\n`
          continue
        }
        if (line === '') continue
        if (/^EHLO/i.test(line)) socket.write('250 test\r\n')
        else if (/^RCPT TO:<.*@gone\./i.test(line)) socket.write('550 5.1.1 no such user\r\n')
        else if (/^RCPT TO:<.*@busy\./i.test(line)) socket.write('451 4.3.0 later\r\n')
        else if (/^DATA/i.test(line)) {
          data = ''
          socket.write('354 go on\r\n')
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      }
    })
    socket.on('error', () => {})
  })
}

describe('the outbox', () => {
  const received: string[] = []
  let carrel: TestCarrel
  let server: Server
  let platform: Platform
  before(async () => {
    carrel = await startCarrel({ now: '2026-03-02T10:00:00Z' })
    server = mailServer(received)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const { port } = server.address() as AddressInfo
    platform = { ...carrel.platform, mail: createMailer(`smtp://127.0.0.1:${port}?from=library@example.org`) }
  })
  after(async () => {
    server.close()
    await carrel.stop()
  })
  const queue = (to: string) =>
    mustWork(platform, system, (w) => queueMail(w, { to, subject: 'Hello', text: 'A letter' }))
  const stateOf = async (id: number) => {
    const mail = await mustWork(platform, system, (w) => findMail(w, id))
    return `${mail.state} ${mail.attempts}`
  }

  it('sends each mail once, with a number by which it is known again', async () => {
    const id = await queue('pat@example.org')
    await Promise.all([sendOutbox(platform), sendOutbox(platform)])
    await sendOutbox(platform)
    assert.equal(received.length, 1)
    assert.match(received[0] ?? '', new RegExp(`Message-ID: <carrel-mail-${id}@example\\.org>`))
    assert.equal(await stateOf(id), 'sent 1')
  })

  it('gives an address up that the server does not know', async () => {
    const id = await queue('nobody@gone.example.org')
    await sendOutbox(platform)
    await sendOutbox(platform)
    assert.equal(await stateOf(id), 'bounced 1')
  })

  it('tries again later and later, and gives up after a day', async () => {
    const id = await queue('pat@busy.example.org')
    await sendOutbox(platform)
    await sendOutbox(platform)
    assert.equal(await stateOf(id), 'queued 1')
    for (let hour = 1; hour <= 60; hour++) {
      carrel.clock.set(Temporal.Instant.from('2026-03-02T10:00:00Z').add({ minutes: hour * 30 }))
      await sendOutbox(platform)
    }
    assert.equal(await stateOf(id), 'failed 8')
  })

  it('keeps one of two messages with one reference', async () => {
    const mail = { to: 'x@example.org', subject: 's', text: 't', reference: 'notice:1' }
    const [first] = await mustWork(platform, system, (w) => queueMails(w, [mail]))
    const again = await mustWork(platform, system, (w) => queueMails(w, [mail, { ...mail, reference: 'notice:2' }]))
    assert.equal(again[0], first)
    assert.notEqual(again[1], first)
  })

  it('does not send again by itself what was cut off', async () => {
    const id = await queue('cut@example.org')
    await platform.database.pool.query(`update platform.mail set state = 'sending', claimed_at = $1 where id = $2`, [
      carrel.clock.now().subtract({ minutes: 30 }).toString(),
      id,
    ])
    const before = received.length
    await sendOutbox(platform)
    assert.equal(await stateOf(id), 'failed 0')
    assert.equal(received.filter((text) => text.includes('cut@example.org')).length, 0)
    assert.ok(received.length >= before)
  })
})
