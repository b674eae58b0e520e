import { Worker } from 'node:worker_threads'
import type { Platform } from '../../../platform/platform.ts'
import { searchTopic } from './note-change.ts'
import { Pressure } from './pressure.ts'
import { patienceOf, retryAfterOf, WaitingLine, type Rank } from './waiting-line.ts'
import type { FromWorker, QuestionName, Questions, SearchFailure, ToWorker, WorkerStart } from './protocol.ts'

/**
 * Questions that the worker has at once: enough that it never idles, few enough that whoever is more urgent does not wait
 * for them. Until it has answered once it is making its index, and then each answer is only how far it is.
 */
const atWork = 3
const atWorkWhileStarting = 64
/** While the process is busy, those who walk are let through one by one so far apart, in milliseconds. */
const walkEvery = 125
/** A worker is woken at most this often; it reads whatever has gathered. */
const wakeEvery = 15

/** What a question gives: its answer, or why there is none. */
export type Answered<N extends QuestionName> =
  | { readonly ok: true; readonly value: Questions[N]['answer'] }
  | { readonly ok: false; readonly failure: SearchFailure }

/** How a question is asked. */
export interface AskOptions {
  /** Not before the index has this change; such questions are let through at once, as they wait for no work. */
  readonly atLeast?: number
  /** Who asks; staff when left out. */
  readonly rank?: Rank
}

interface Waiting {
  readonly resolve: (answered: Answered<QuestionName>) => void
  readonly timer: NodeJS.Timeout
  readonly rank: Rank
  readonly question: Extract<ToWorker, { id: number }>
}

/** The search index of this process: a worker that follows the database and answers questions. */
export class CatalogSearch {
  readonly #platform: Pick<Platform, 'log' | 'live'>
  readonly #start: WorkerStart
  /** Everything that was asked and not answered. */
  readonly #waiting = new Map<number, Waiting>()
  /** What of that the worker has not been given yet. */
  readonly #line = new WaitingLine<number>()
  /** What the worker has been given and works on, also when nobody waits for it any longer. */
  readonly #given = new Set<number>()
  #hasAnswered = false
  readonly #pressure = new Pressure()
  #walkedAt = 0
  #walkTimer: NodeJS.Timeout | undefined
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
      if (topic === 'reset') {
        this.#hasAnswered = false
        this.#tell({ command: 'rebuild' })
      }
    })
  }

  /** Asks the index; answers within five seconds, or at once that too many ask. */
  ask<N extends QuestionName>(
    name: N,
    ask: Questions[N]['ask'],
    { atLeast, rank = 'staff' }: AskOptions = {},
  ): Promise<Answered<N>> {
    if (this.#closed) return Promise.resolve({ ok: false, failure: busy(rank) })
    const id = this.#nextId++
    const isLetThrough = atLeast !== undefined
    if (!isLetThrough && !this.#line.join(rank, id)) return Promise.resolve({ ok: false, failure: busy(rank) })
    return new Promise((resolve) => {
      const patience = patienceOf[rank]
      const timer = setTimeout(() => this.#settle(id, { ok: false, failure: busy(rank) }), patience)
      const question = { id, name, ask, ...(isLetThrough && { atLeast }), until: Date.now() + patience }
      this.#waiting.set(id, { resolve, timer, rank, question })
      if (isLetThrough) this.#tell(question)
      else this.#giveWork()
    })
  }

  /** Gives the worker what is most urgent, as long as it has little to do. */
  #giveWork(): void {
    const most = this.#hasAnswered ? atWork : atWorkWhileStarting
    while (this.#given.size < most) {
      const id = this.#line.next(this.#mayWalk())
      if (id === undefined) return
      const waiting = this.#waiting.get(id)
      if (!waiting) continue
      if (waiting.rank === 'walking') this.#walkedAt = performance.now()
      this.#given.add(id)
      this.#tell(waiting.question)
    }
  }

  /** Whether those who walk are let through now; else they are thought of again in a while. */
  #mayWalk(): boolean {
    if (!this.#line.has('walking') || !this.#pressure.isHigh) return true
    const left = this.#walkedAt + walkEvery - performance.now()
    if (left <= 0) return true
    this.#walkTimer ??= setTimeout(() => {
      this.#walkTimer = undefined
      this.#giveWork()
    }, left)
    return false
  }

  /** Lets the worker write its snapshot and ends it. */
  async close(): Promise<void> {
    this.#closed = true
    this.#deaf()
    clearTimeout(this.#wakeTimer)
    clearTimeout(this.#walkTimer)
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
      else {
        this.#given.delete(message.id)
        if ('failure' in message) this.#settle(message.id, { ok: false, failure: message.failure })
        else {
          this.#restartAfter = 200
          this.#hasAnswered = true
          this.#settle(message.id, { ok: true, value: message.answer } as Answered<QuestionName>)
        }
        this.#giveWork()
      }
    })
    worker.on('error', (err) => this.#platform.log.error({ err }, 'the search worker failed'))
    worker.on('exit', () => {
      if (this.#closed) return
      this.#failAll()
      this.#given.clear()
      this.#hasAnswered = false
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
    this.#line.leave(waiting.rank, id)
    clearTimeout(waiting.timer)
    waiting.resolve(answered)
  }

  #failAll(): void {
    for (const [id, { rank }] of this.#waiting) this.#settle(id, { ok: false, failure: busy(rank) })
  }
}

function busy(rank: Rank): SearchFailure {
  return {
    code: 'search-busy',
    message: 'The search has too much to do just now. Try again in a moment.',
    retryAfter: retryAfterOf[rank],
  }
}
