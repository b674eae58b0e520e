import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { OfflineEntry } from '../../../server/src/modules/offline/contract.ts'
import type { Call } from '../api.ts'
import { Problem } from '../problem.ts'
import { memoryStore } from './memory-store.fixture.ts'
import { replay } from './replay.ts'
import type { DeskStore } from './store.ts'

type Server = (entries: readonly OfflineEntry[]) => {
  entries: { id: string; outcome: 'done' | 'noted' | 'open'; messages: string[] }[]
  exceptions: number
}

/** The world outside: a server that answers as a test has it. */
const serverOf = (server: Server): Call =>
  (async (_route: unknown, input: { body: { entries: OfflineEntry[] } }) =>
    server(input.body.entries)) as unknown as Call
const done: Server = (entries) => ({
  entries: entries.map(({ id }) => ({ id, outcome: 'done', messages: [] })),
  exceptions: 0,
})

async function queueOf(count: number): Promise<DeskStore> {
  const store = memoryStore()
  for (let i = 0; i < count; i++) {
    const entry: OfflineEntry = {
      id: randomUUID(),
      kind: 'check-out',
      at: new Date(Date.UTC(2026, 2, 2, 10, i)).toISOString(),
      branch: 1,
      desk: 'Desk 1',
      card: 'ANNA',
      barcode: `A${i}`,
    }
    await store.add({ entry, patron: 1, itemType: 'book', title: `Title ${i}` })
  }
  return store
}
const states = async (store: DeskStore) => (await store.queue()).map(({ state }) => state)

describe('a queue that is sent when the server is back', () => {
  it('goes in the order in which it was made, in pieces, and is counted down', async () => {
    const store = await queueOf(120)
    const seen: string[] = []
    const counts: number[] = []
    const result = await replay(
      store,
      serverOf((entries) => {
        seen.push(...entries.map(({ barcode }) => barcode))
        return done(entries)
      }),
      (waiting) => counts.push(waiting),
    )
    assert.deepEqual(
      seen,
      Array.from({ length: 120 }, (_, i) => `A${i}`),
    )
    assert.deepEqual(counts, [120, 70, 20, 0])
    assert.deepEqual(result, { sent: 120, exceptions: 0, refused: 0 })
  })

  it('sends again what the server did not answer before it went away', async () => {
    const store = await queueOf(60)
    let answers = 0
    const cut = replay(
      store,
      serverOf((entries) => {
        answers += 1
        if (answers === 2) throw new Problem('gone', { status: 0, code: 'offline' })
        return done(entries)
      }),
      () => {},
    )
    await assert.rejects(cut, Problem)
    assert.equal((await states(store)).filter((state) => state === 'waiting').length, 10)
    assert.equal((await replay(store, serverOf(done), () => {})).sent, 10)
    assert.ok((await states(store)).every((state) => state === 'sent'))
  })

  it('does not let one entry that the server cannot read keep the others', async () => {
    const store = await queueOf(5)
    const picky: Server = (entries) => {
      if (entries.some(({ barcode }) => barcode === 'A2'))
        throw new Problem('Unreadable.', { status: 422, code: 'invalid' })
      return done(entries)
    }
    const result = await replay(store, serverOf(picky), () => {})
    assert.equal(result.refused, 1)
    assert.deepEqual(await states(store), ['sent', 'sent', 'waiting', 'sent', 'sent'])
    assert.deepEqual((await store.queue())[2]?.messages, ['Unreadable.'])
  })

  it('stops when somebody has to sign in, and keeps everything', async () => {
    const store = await queueOf(3)
    const closed: Server = () => {
      throw new Problem('Sign in.', { status: 401, code: 'sign-in-needed' })
    }
    await assert.rejects(
      replay(store, serverOf(closed), () => {}),
      Problem,
    )
    assert.deepEqual(await states(store), ['waiting', 'waiting', 'waiting'])
  })

  it('keeps what the server made of each, for the list', async () => {
    const store = await queueOf(1)
    const result = await replay(
      store,
      serverOf((entries) => ({
        entries: entries.map(({ id }) => ({ id, outcome: 'open', messages: ['This item was withdrawn.'] })),
        exceptions: 4,
      })),
      () => {},
    )
    assert.equal(result.exceptions, 4)
    const [queued] = await store.queue()
    assert.deepEqual([queued?.outcome, queued?.messages], ['open', ['This item was withdrawn.']])
  })
})
