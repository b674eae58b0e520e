import { EventEmitter } from 'node:events'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { clientSettings, type Database } from './db.ts'

/** Tells open screens and sister processes that something changed. Nothing depends on it: what it says is in the database. */
export interface Live {
  /** Tells every process and every open screen; sent in small batches, never inside a transaction. */
  tell(topic: string, data?: unknown): void
  /** Hears what any process told. Returns how to stop. */
  hear(listener: (topic: string, data: unknown) => void): () => void
  close(): Promise<void>
}

interface Message {
  readonly topic: string
  readonly data: unknown
}

const channel = 'carrel_live'
const batchEvery = 25
// NOTIFY carries at most 8,000 bytes; topics whose data would not fit are told without it.
const largestPayload = 7000

/** Opens the line between processes; it reconnects by itself. */
export async function openLive(
  database: Database,
  log: { warn(object: unknown, message?: string): void },
): Promise<Live> {
  const emitter = new EventEmitter().setMaxListeners(0)
  const self = randomUUID()
  let waiting: Message[] = []
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let listener: pg.Client | undefined

  const flush = async () => {
    timer = undefined
    const batch = waiting
    waiting = []
    for (const part of packed(batch)) {
      await database.pool.query('select pg_notify($1, $2)', [channel, JSON.stringify([self, ...part])]).catch(() => {})
    }
  }
  const connect = async () => {
    const client = new pg.Client(clientSettings(database.connection))
    client.on('notification', ({ payload }) => {
      const [from, ...messages] = JSON.parse(payload ?? '[]') as [string, ...Message[]]
      if (from !== self) for (const message of messages) emitter.emit('message', message)
    })
    client.on('error', () => {})
    client.once('end', () => {
      if (!closed)
        setTimeout(() => void connect().catch((err: unknown) => log.warn({ err }, 'live line lost')), 1000).unref()
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    listener = client
  }
  await connect()
  return {
    tell(topic, data = null) {
      const message = { topic, data }
      emitter.emit('message', message)
      waiting.push(message)
      timer ??= setTimeout(() => void flush(), batchEvery)
    },
    hear(listen) {
      const onMessage = (message: Message) => listen(message.topic, message.data)
      emitter.on('message', onMessage)
      return () => emitter.off('message', onMessage)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await listener?.end()
    },
  }
}

function* packed(messages: readonly Message[]): Generator<readonly Message[]> {
  let part: Message[] = []
  let size = 0
  const seen = new Set<string>()
  for (const message of messages) {
    let text = JSON.stringify(message)
    if (text.length > largestPayload) text = JSON.stringify({ topic: message.topic, data: null })
    if (seen.has(text)) continue
    seen.add(text)
    if (size + text.length > largestPayload) {
      yield part
      part = []
      size = 0
    }
    part.push(JSON.parse(text) as Message)
    size += text.length
  }
  if (part.length > 0) yield part
}
