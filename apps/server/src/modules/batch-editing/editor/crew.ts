import { Worker } from 'node:worker_threads'
import type { Platform } from '../../../platform/platform.ts'
import {
  watched,
  type EditorStart,
  type EditorTaskName,
  type EditorTasks,
  type FromEditor,
  type ToEditor,
} from './protocol.ts'

/** Threads of a process: the machines that Carrel is made for have few cores, and desks want some of them. */
const crewSize = 2
/** How long a task may be at one record. */
const patience = 3000
const lookEvery = 200
/** Threads that nobody needed for so long are let go. */
const idleFor = 60_000

/** What a thread gave back: its answer, or the place of the record that it came to no end with. */
export type Edited<N extends EditorTaskName> =
  | { readonly ok: true; readonly answer: EditorTasks[N]['answer'] }
  | { readonly ok: false; readonly stuckAt: number }

interface Errand {
  readonly name: EditorTaskName
  readonly ask: unknown
  readonly done: (edited: Edited<EditorTaskName>) => void
  readonly failed: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  readonly watch: Int32Array
  errand: Errand | undefined
  seen: { count: number; since: number }
}

/**
 * The threads of this process that run tasks, so that desks do not wait for them. A thread that hangs in one record, as a
 * regular expression may for ever, is ended, and whoever asked hears with which record.
 */
export class EditorCrew {
  readonly #platform: Pick<Platform, 'database' | 'log'>
  readonly #patience: number
  readonly #threads = new Set<Thread>()
  readonly #waiting: Errand[] = []
  #watching: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined
  #closed = false

  constructor(platform: Pick<Platform, 'database' | 'log'>, options: { readonly patience?: number } = {}) {
    this.#platform = platform
    this.#patience = options.patience ?? patience
  }

  /** How many errands it can be at together. */
  get size(): number {
    return crewSize
  }

  /** Has something done. Throws when the thread could not do it. */
  run<N extends EditorTaskName>(name: N, ask: EditorTasks[N]['ask']): Promise<Edited<N>> {
    if (this.#closed) return Promise.reject(new Error('Carrel is being stopped.'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ name, ask, done: resolve, failed: reject })
      this.#assign()
    })
  }

  /** Ends all threads at once; what they were at is not finished. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#idle)
    clearInterval(this.#watching)
    for (const errand of this.#waiting.splice(0)) errand.failed(new Error('Carrel is being stopped.'))
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()))
  }

  #assign(): void {
    clearTimeout(this.#idle)
    while (this.#waiting.length > 0) {
      const thread = [...this.#threads].find(({ errand }) => errand === undefined) ?? this.#grow()
      const errand = thread && this.#waiting.shift()
      if (!errand) return
      thread.errand = errand
      thread.seen = { count: -1, since: Date.now() }
      const message: ToEditor = { name: errand.name, ask: errand.ask }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
      thread.worker.postMessage(message)
      this.#watching ??= setInterval(() => this.#look(), lookEvery)
    }
    if ([...this.#threads].some(({ errand }) => errand)) return
    clearInterval(this.#watching)
    this.#watching = undefined
    this.#idle = setTimeout(() => this.#rest(), idleFor).unref()
  }

  #grow(): Thread | undefined {
    if (this.#threads.size >= crewSize || this.#closed) return undefined
    const shared = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)
    const start: EditorStart = { connection: this.#platform.database.connection, watch: shared }
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: start,
      name: 'batch-editing',
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    const thread: Thread = { worker, watch: new Int32Array(shared), errand: undefined, seen: { count: -1, since: 0 } }
    worker.on('message', (message: FromEditor) => {
      const { errand } = thread
      thread.errand = undefined
      if ('error' in message) errand?.failed(new Error(message.error))
      else errand?.done({ ok: true, answer: message.answer as EditorTasks[EditorTaskName]['answer'] })
      this.#assign()
    })
    worker.on('error', (err) => {
      // A task that uses up the memory of its thread is one that came to no end.
      this.#platform.log.warn({ err }, 'a thread that ran a task failed')
      this.#end(thread)
    })
    worker.on('exit', () => this.#end(thread))
    this.#threads.add(thread)
    return thread
  }

  #look(): void {
    for (const thread of this.#threads) {
      if (!thread.errand) continue
      const count = Atomics.load(thread.watch, watched.count)
      const isBusy = Atomics.load(thread.watch, watched.busy) === 1
      if (!isBusy || count !== thread.seen.count) thread.seen = { count, since: Date.now() }
      else if (Date.now() - thread.seen.since >= this.#patience) {
        void thread.worker.terminate()
        this.#end(thread)
      }
    }
  }

  /** Lets go of a thread that ended or hangs, and says so to whoever waits for it. */
  #end(thread: Thread): void {
    if (!this.#threads.delete(thread)) return
    const { errand } = thread
    thread.errand = undefined
    if (this.#closed) errand?.failed(new Error('Carrel is being stopped.'))
    else if (Atomics.load(thread.watch, watched.busy) === 1) {
      errand?.done({ ok: false, stuckAt: Atomics.load(thread.watch, watched.place) })
    } else errand?.failed(new Error('The thread that ran the task ended before it was done.'))
    this.#assign()
  }

  #rest(): void {
    for (const thread of this.#threads) {
      if (thread.errand) continue
      this.#threads.delete(thread)
      void thread.worker.terminate()
    }
  }
}
