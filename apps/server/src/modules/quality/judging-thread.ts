import { Worker } from 'node:worker_threads'
import type { Platform } from '../../platform/platform.ts'
import type { BibRecord } from '../catalog/index.ts'
import { judgeHere } from './judge-bibs.ts'
import type { JudgedRecord, Profile } from './rules/judge-record.ts'
import type { JudgeAnswer, JudgeRequest } from './judging-worker.ts'

/** A thread without work ends after so many milliseconds. */
const idle = 20_000
/** No batch takes so long; a thread that does is stuck. */
const timeLimit = 60_000

interface Waiting {
  readonly resolve: (judged: readonly JudgedRecord[]) => void
  readonly reject: (error: Error) => void
}

/** A thread that looks at records, so that the one which serves the desk stays free. It is there while there is work. */
export class JudgingThread {
  readonly #log: Platform['log']
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #idleTimer: NodeJS.Timeout | undefined
  #nextId = 1

  constructor(log: Platform['log']) {
    this.#log = log
  }

  /** Looks at records; should the thread fail, they are looked at here. */
  async judge(records: readonly BibRecord[], profile: Profile): Promise<readonly JudgedRecord[]> {
    if (records.length === 0) return []
    const id = this.#nextId++
    this.#makeReady()
    const { promise, resolve, reject } = Promise.withResolvers<readonly JudgedRecord[]>()
    this.#waiting.set(id, { resolve, reject })
    const request: JudgeRequest = { id, profile, records: records.map(({ bytes, form }) => ({ bytes, form })) }
    this.#worker?.postMessage(request)
    const timer = setTimeout(() => this.#fail(new Error('Checking took too long.')), timeLimit)
    try {
      return await promise
    } catch (err) {
      this.#log.warn({ err }, 'checking in a thread failed')
      return await judgeHere(records, profile)
    } finally {
      clearTimeout(timer)
      this.#waiting.delete(id)
      this.#rest()
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idleTimer)
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #makeReady(): void {
    clearTimeout(this.#idleTimer)
    if (this.#worker) return
    const worker = new Worker(new URL('./judging-worker.ts', import.meta.url), { name: 'quality' })
    worker.on('message', ({ id, judged }: JudgeAnswer) => this.#waiting.get(id)?.resolve(judged))
    worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => {
      if (this.#worker === worker) this.#fail(new Error('The thread ended.'))
    })
    worker.unref()
    this.#worker = worker
  }

  #fail(error: Error): void {
    void this.#worker?.terminate()
    this.#worker = undefined
    for (const { reject } of this.#waiting.values()) reject(error)
  }

  #rest(): void {
    clearTimeout(this.#idleTimer)
    if (this.#waiting.size === 0) this.#idleTimer = setTimeout(() => void this.close(), idle).unref()
  }
}
