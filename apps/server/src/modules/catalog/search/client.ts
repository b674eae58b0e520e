import { Worker } from 'node:worker_threads'
import type { Platform } from '../../../platform/platform.ts'
import { searchTopic } from './note-change.ts'
import type { FromWorker, QuestionName, Questions, SearchFailure, ToWorker, WorkerStart } from './protocol.ts'

/** Questions that may wait at once; more means that the machine is overrun, and a quick no helps everyone. */
const longestQueue = 400
const timeLimit = 5000
/** A worker is woken at most this often; it reads whatever has gathered. */
const wakeEvery = 15

/** What a question gives: its answer, or why there is none. */
export type Answered<N extends QuestionName> =
  | { readonly ok: true; readonly value: Questions[N]['answer'] }
  | { readonly ok: false; readonly failure: SearchFailure }

interface Waiting {
  readonly resolve: (answered: Answered<QuestionName>) => void
  readonly timer: NodeJS.Timeout
}

/** The search index of this process: a worker that follows the database and answers questions. */
export class CatalogSearch {
  readonly #platform: Pick<Platform, 'log' | 'live'>
  readonly #start: WorkerStart
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker
  /** What waits for the next worker, while there is none. */
  #unsent: ToWorker[] | undefined
  #deaf: () => void
  #nextId = 1
  #restartAfter = 200
  #wakeTimer: NodeJS.Timeout | undefined
  #closed = false

  constructor(platform: Pick<Platform, 'log' | 'live'>, start: WorkerStart) {
    this.#platform = platform
    this.#start = start
    this.#worker = this.#spawn()
    this.#deaf = platform.live.hear((topic) => {
      if (topic === searchTopic) this.#wake()
      if (topic === 'reset') this.#tell({ command: 'rebuild' })
    })
  }

  /** Asks the index; answers within five seconds. */
  ask<N extends QuestionName>(
    name: N,
    ask: Questions[N]['ask'],
    options: { readonly atLeast?: number } = {},
  ): Promise<Answered<N>> {
    if (this.#closed || this.#waiting.size >= longestQueue) return Promise.resolve({ ok: false, failure: busy })
    const id = this.#nextId++
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(id, { ok: false, failure: busy }), timeLimit)
      this.#waiting.set(id, { resolve, timer })
      this.#tell({ id, name, ask, ...options, until: Date.now() + timeLimit })
    })
  }

  /** Lets the worker write its snapshot and ends it. */
  async close(): Promise<void> {
    this.#closed = true
    this.#deaf()
    clearTimeout(this.#wakeTimer)
    this.#failAll()
    if (this.#unsent) return
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()))
    this.#tell({ command: 'stop' })
    const late = setTimeout(() => void this.#worker.terminate(), 10_000)
    await ended
    clearTimeout(late)
  }

  #spawn(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: this.#start,
      name: 'catalog-search',
    })
    worker.on('message', (message: FromWorker) => {
      if ('log' in message) this.#platform.log.warn({ detail: message.detail }, message.log)
      else if ('failure' in message) this.#settle(message.id, { ok: false, failure: message.failure })
      else {
        this.#restartAfter = 200
        this.#settle(message.id, { ok: true, value: message.answer } as Answered<QuestionName>)
      }
    })
    worker.on('error', (err) => this.#platform.log.error({ err }, 'the search worker failed'))
    worker.on('exit', () => {
      if (this.#closed) return
      this.#failAll()
      this.#unsent = []
      setTimeout(() => this.#restart(), this.#restartAfter)
      this.#restartAfter = Math.min(this.#restartAfter * 2, 30_000)
    })
    return worker
  }

  /** Makes a new worker after one has ended; what was asked meanwhile is its first work. */
  #restart(): void {
    if (this.#closed) return
    this.#worker = this.#spawn()
    const waited = this.#unsent ?? []
    this.#unsent = undefined
    for (const message of waited) this.#tell(message)
  }

  #tell(message: ToWorker): void {
    if (this.#unsent) {
      this.#unsent.push(message)
      return
    }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    this.#worker.postMessage(message)
  }

  #wake(): void {
    this.#wakeTimer ??= setTimeout(() => {
      this.#wakeTimer = undefined
      this.#tell({ command: 'wake' })
    }, wakeEvery)
  }

  #settle(id: number, answered: Answered<QuestionName>): void {
    const waiting = this.#waiting.get(id)
    if (!waiting) return
    this.#waiting.delete(id)
    clearTimeout(waiting.timer)
    waiting.resolve(answered)
  }

  #failAll(): void {
    for (const id of this.#waiting.keys()) this.#settle(id, { ok: false, failure: busy })
  }
}

const busy: SearchFailure = {
  code: 'search-busy',
  message: 'The search has too much to do just now. Try again in a moment.',
}
