import type { FromXslt, XsltStart } from './xslt-protocol.ts'
import { xsltComplaint, xsltWorker } from './xslt-worker.ts'

/** A stylesheet that cannot be used, with a sentence for a person. */
export class XsltFailed extends Error {
  override readonly name = 'XsltFailed'
}

/** A stylesheet that documents can be given to, one after the other. */
export interface XsltRunner {
  /** Gives back what the stylesheet makes of a document, and its messages. */
  apply(xml: string, what: string): Promise<{ readonly text: string; readonly said: readonly string[] }>
  close(): Promise<void>
}

/** How a stylesheet is run. */
export interface XsltTerms {
  /** Of the stylesheet, with an article, for sentences. */
  readonly name: string
  /** After so long without an answer the thread is ended. */
  readonly seconds: number
  /** What is said of that. */
  readonly late: (what: string) => string
}

/**
 * Loads a stylesheet (XSLT 1.0 with EXSLT) in a thread of its own, without a way to files or the network. All errors are
 * `XsltFailed`, sentences for a person; after one the runner is of no use.
 */
export async function startXslt(start: XsltStart, { name, seconds, late }: XsltTerms): Promise<XsltRunner> {
  const worker = xsltWorker(start)
  const next = (what: string): Promise<FromXslt> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => done(() => reject(new XsltFailed(late(what)))), seconds * 1000)
      const onMessage = (message: FromXslt): void => done(() => resolve(message))
      const onError = (error: unknown): void =>
        done(() => reject(new XsltFailed(`${name} failed with ${what}: ${String(error)}.`)))
      const onExit = (): void => onError('its thread ended')
      const done = (settle: () => void): void => {
        clearTimeout(timer)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        settle()
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    })
  const expect = async (what: string): Promise<Extract<FromXslt, { kind: 'ready' | 'done' }>> => {
    try {
      const message = await next(what)
      if (message.kind === 'ready' || message.kind === 'done') return message
      throw new XsltFailed(xsltComplaint(name, what, message))
    } catch (error) {
      await worker.terminate()
      throw error
    }
  }
  await expect('its first line')
  return {
    async apply(xml, what) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
      worker.postMessage(xml)
      const message = await expect(what)
      return message.kind === 'done' ? message : { text: '', said: [] }
    },
    close: async () => void (await worker.terminate()),
  }
}
