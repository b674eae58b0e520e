import { Worker } from 'node:worker_threads'
import { CommandError } from '../command.ts'
import type { FromXslt, XsltStart } from './xslt-protocol.ts'

/** A stylesheet that documents can be given to, one after the other. */
export interface XsltRunner {
  /** Gives back what the stylesheet makes of a document, and its messages. */
  apply(xml: string, what: string): Promise<{ readonly text: string; readonly said: readonly string[] }>
  close(): Promise<void>
}

/**
 * Loads a stylesheet (XSLT 1.0 with EXSLT) in a thread of its own, without a way to files or the network. All errors are
 * sentences for a person; after one the runner is of no use.
 *
 * @param name - of the stylesheet, for sentences
 * @param seconds - after so long without an answer the thread is ended
 */
export async function startXslt(name: string, start: XsltStart, seconds: number): Promise<XsltRunner> {
  const worker = new Worker(new URL('./xslt-thread.ts', import.meta.url), {
    workerData: start,
    name: 'xslt',
    stdin: true,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  const next = (what: string): Promise<FromXslt> =>
    new Promise((resolve, reject) => {
      const late = new CommandError(
        `The stylesheet "${name}" came to no end with ${what} in ${seconds} seconds and was stopped; nothing was written. --seconds gives it more time.`,
      )
      const timer = setTimeout(() => done(() => reject(late)), seconds * 1000)
      const onMessage = (message: FromXslt): void => done(() => resolve(message))
      const onError = (error: unknown): void =>
        done(() => reject(new CommandError(`The stylesheet "${name}" failed with ${what}: ${String(error)}.`)))
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
      throw new CommandError(sentence(name, what, message))
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

function sentence(name: string, what: string, message: Extract<FromXslt, { kind: 'broken' | 'refused' }>): string {
  const why = message.why.replace(/\.?$/, '.')
  if (message.kind === 'refused') {
    return `The stylesheet "${name}" is not run: ${why} A stylesheet may read and write nothing but the records; put all into one file.`
  }
  const where = message.line === undefined ? '' : ` at line ${message.line}`
  return `The stylesheet "${name}" is broken${where} (${what}): ${why}`
}
