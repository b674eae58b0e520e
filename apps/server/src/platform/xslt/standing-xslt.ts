import { MessageChannel, receiveMessageOnPort, type MessagePort, type Worker } from 'node:worker_threads'
import type { FromXslt, XsltStart } from './xslt-protocol.ts'
import { xsltComplaint, xsltWorker } from './xslt-worker.ts'

/** How long a stylesheet may take to be loaded. */
const patience = 20_000

/**
 * A stylesheet whose results are waited for standing still, for steps of tasks, which know no waiting: the thread that asks
 * does nothing else until it has an answer. Whoever minds that thread ends it, or interrupts it, when that is too long; after an
 * interruption the stylesheet begins anew with the next document.
 */
export class StandingXslt {
  readonly #start: XsltStart
  #running: Running | undefined

  constructor(start: XsltStart) {
    this.#start = start
  }

  /** Loads it; a sentence says why it cannot be used. */
  load(): string | undefined {
    const running = begin(this.#start)
    const message = heard(running, patience)
    if (message?.kind === 'ready') {
      this.#running = running
      return undefined
    }
    void running.worker.terminate()
    if (!message) return 'The stylesheet could not be loaded: its thread gives no answer.'
    return message.kind === 'done' ? undefined : xsltComplaint('The stylesheet', '', message)
  }

  /** What it makes of a document, or a sentence that says why it makes nothing of it. */
  apply(xml: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string } {
    if (!this.#running || this.#running.isAsked) {
      void this.#running?.worker.terminate()
      this.#running = undefined
      const problem = this.load()
      if (problem !== undefined) return { ok: false, why: problem }
    }
    const running = this.#running
    if (!running) return { ok: false, why: 'The stylesheet is not loaded.' }
    running.isAsked = true
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    running.worker.postMessage(xml)
    const message = heard(running, Infinity)
    running.isAsked = false
    if (message?.kind === 'done') return { ok: true, text: message.text }
    // It goes on with the next document: what is broken may be broken for this one alone.
    if (message?.kind === 'broken' || message?.kind === 'refused') {
      return { ok: false, why: xsltComplaint('The stylesheet', '', message) }
    }
    return { ok: false, why: 'The stylesheet gave no answer.' }
  }

  close(): void {
    void this.#running?.worker.terminate()
    this.#running = undefined
  }
}

interface Running {
  readonly worker: Worker
  readonly port: MessagePort
  readonly answers: Int32Array
  heard: number
  /** It was given a document and has not answered. */
  isAsked: boolean
}

function begin(start: XsltStart): Running {
  const { port1, port2 } = new MessageChannel()
  const answers = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const worker = xsltWorker({ ...start, standing: { answers, port: port2 } })
  // What becomes of it is told by its answers, or by there being none.
  worker.on('error', () => {})
  worker.unref()
  return { worker, port: port1, answers: new Int32Array(answers), heard: 0, isAsked: false }
}

function heard(running: Running, milliseconds: number): FromXslt | undefined {
  Atomics.wait(running.answers, 0, running.heard, milliseconds)
  const received: { readonly message: FromXslt } | undefined = receiveMessageOnPort(running.port)
  if (!received) return undefined
  running.heard += 1
  return received.message
}
