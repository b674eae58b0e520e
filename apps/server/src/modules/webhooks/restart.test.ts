import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startRunningCarrel, type RunningCarrel } from '../../../test/running-carrel.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

describe('a power cut while a vendor is being told', () => {
  let carrel: RunningCarrel
  let receiver: Receiver
  before(async () => {
    carrel = await startRunningCarrel()
    receiver = await openReceiver()
  })
  after(async () => {
    await receiver.close()
    await carrel.remove()
  })

  it('loses nothing: after the restart the message comes again under its name, and the one behind it', async () => {
    const reset = await fetch(`${carrel.baseUrl}/api/v1/test/reset`, { method: 'POST' })
    const { branch, apiKey } = (await reset.json()) as { branch: number; apiKey: string }
    const api = async <T>(method: string, path: string, body?: object): Promise<T> => {
      const answer = await fetch(`${carrel.baseUrl}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${text}`)
      return JSON.parse(text) as T
    }
    const hook = { name: 'Vendor', url: receiver.url, events: ['bib.created'] }
    await api('POST', '/webhooks', { ...hook, branch })
    // The first is taken in and never answered.
    receiver.next(() => {})
    await api('POST', '/bibs', { fields: { title: 'Braiding Sweetgrass' } })
    await api('POST', '/bibs', { fields: { title: 'Đất rừng phương Nam' } })
    await receiver.until(1)
    await carrel.kill()
    carrel = await carrel.restart()
    await receiver.until(3)
    const [cut, again, behind] = receiver.received.map(({ body }) => body)
    assert.equal(again?.id, cut?.id)
    assert.deepEqual(again?.data, cut?.data)
    assert.notEqual(behind?.id, cut?.id)
    await api('POST', '/test/jobs/run')
    const { rows } = await api<{ rows: { state: string }[] }>('GET', '/webhook-deliveries')
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['delivered', 'delivered'],
    )
    assert.equal(receiver.received.length, 3)
  })
})
