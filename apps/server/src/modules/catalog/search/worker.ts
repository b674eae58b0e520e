import { setTimeout as delay } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../../../platform/db.ts'
import { Follower } from './follower.ts'
import type {
  FromWorker,
  QuestionName,
  Questions,
  SearchFailure,
  SearchStatus,
  ToWorker,
  WorkerStart,
} from './protocol.ts'
import { readSnapshotFile, writeSnapshotFile } from './snapshot-file.ts'

/** A worker looks by itself this often, should nobody wake it. */
const lookEvery = 1000
/** Changes that come in a rush are read together; whoever waits for a certain one has it looked for at once. */
const gather = 50
const snapshotEvery = 10 * 60_000
const snapshotWhenChanged = 1000
/** How long a question waits for an index that is being built. */
const patience = 2000

const { connection, folder } = workerData as WorkerStart
const port = parentPort
if (!port) throw new Error('The search worker runs in a worker thread only.')
const database = openDatabase(connection, { max: 2 })
const db = database.kysely
let follower: Follower | undefined
let progress = { done: 0, total: 0 }
const ending = new AbortController()

const tell = (message: FromWorker) => port.postMessage(message)

async function makeFollower(anew: boolean): Promise<Follower> {
  const kept = anew ? undefined : await readSnapshotFile(folder)
  const resumed = kept && (await Follower.resume(db, kept.index, kept.position))
  if (resumed) return resumed
  return Follower.build(db, (done, total) => {
    progress = { done, total }
  })
}

/** Keeps the index in its file when enough has changed and all of it is settled. */
async function keep(least: number): Promise<void> {
  if (!follower || follower.isBehind || follower.changed < least) return
  const changed = follower.changed
  follower.changed = 0
  try {
    await writeSnapshotFile(folder, follower.index, follower.position)
  } catch (error) {
    follower.changed += changed
    tell({ log: 'the search index could not be kept in a file', detail: String(error) })
  }
}

let ready = prepare(false)

/** Makes the follower, however often the database has to be asked. */
async function prepare(anew: boolean): Promise<void> {
  follower = undefined
  for (let wait = 200; !ending.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
    try {
      follower = await makeFollower(anew)
      void keep(snapshotWhenChanged)
      return
    } catch (error) {
      if (ending.signal.aborted) return
      tell({ log: 'the search index cannot be made yet', detail: String(error) })
      await delay(wait, undefined, { ref: false })
    }
  }
}

async function look(): Promise<void> {
  if (!follower || ending.signal.aborted) return
  try {
    if (!(await follower.look())) {
      ready = prepare(true)
      await ready
    } else if (follower.isBehind) wake()
  } catch (error) {
    if (!ending.signal.aborted) tell({ log: 'the search index could not follow', detail: String(error) })
  }
}

let woken: NodeJS.Timeout | undefined
function wake(): void {
  woken ??= setTimeout(() => {
    woken = undefined
    void look()
  }, gather)
}
const looks = setInterval(() => void look(), lookEvery)
const snapshots = setInterval(() => void keep(snapshotWhenChanged), snapshotEvery)

const answers: {
  readonly [N in QuestionName]: (ask: Questions[N]['ask'], follower: Follower) => Questions[N]['answer']
} = {
  search: (ask, { index, position }) => ({ ...index.search(ask), sequence: position.sequence }),
  allIds: (ask, { index }) => index.allIds(ask),
  suggest: ({ typed, limit }, { index }) => index.suggest(typed, limit),
  scan: ({ target, from, ...size }, { index }) => index.scan(target, from, size),
  alike: ({ key, ids, most }, { index }) => index.alike(key, ids, most),
  status: (_, { index, position }) => ({
    state: 'ready',
    ...progress,
    documents: index.counts().documents,
    sequence: position.sequence,
    bytes: index.counts().bytes,
  }),
}

const starting = (): SearchStatus => ({
  state: 'starting',
  ...progress,
  documents: 0,
  sequence: 0,
  bytes: 0,
})

async function answer(message: Extract<ToWorker, { id: number }>): Promise<void> {
  const { id, name, ask, atLeast, until } = message
  if (!follower && name !== 'status') {
    await Promise.race([ready, delay(patience, undefined, { ref: false })])
  }
  const following = follower
  if (!following) {
    tell(name === 'status' ? { id, answer: starting() } : { id, failure: notYet() })
    return
  }
  if (atLeast !== undefined) await following.reach(atLeast, Math.min(until, Date.now() + 1000))
  // Nobody waits any longer: the next question is more urgent.
  if (Date.now() > until) {
    tell({ id, failure: { code: 'search-busy', message: 'Nobody waits for this any longer.' } })
    return
  }
  try {
    tell({
      id,
      answer: (answers[name] as (ask: unknown, follower: Follower) => unknown)(ask, follower ?? following),
    })
  } catch (error) {
    tell({ id, failure: failureOf(error) })
  }
}

function notYet(): SearchFailure {
  const part = progress.total === 0 ? '' : ` ${Math.floor((100 * progress.done) / progress.total)}% is done.`
  return {
    code: 'search-starting',
    retryAfter: 5,
    message: `The search index is being made.${part} Try again in a moment.`,
  }
}

function failureOf(error: unknown): SearchFailure {
  if (error instanceof RangeError) return { code: 'invalid-search', message: error.message }
  tell({
    log: 'a search failed',
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  return {
    code: 'search-failed',
    message: 'This search could not be answered. Try it with other words.',
  }
}

async function stop(): Promise<void> {
  ending.abort()
  clearInterval(looks)
  clearInterval(snapshots)
  clearTimeout(woken)
  await keep(1)
  await database.close().catch(() => {})
  port?.close()
}

port.on('message', (message: ToWorker) => {
  if ('id' in message) void answer(message)
  else if (message.command === 'wake') wake()
  else if (message.command === 'rebuild') ready = prepare(true)
  else void stop()
})
