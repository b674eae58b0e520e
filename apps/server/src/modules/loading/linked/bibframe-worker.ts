import { parentPort } from 'node:worker_threads'
import { readBibframe } from '@carrel/bibframe'
import { createWriter } from '@carrel/marc'
import type { RdfFormat } from '@carrel/rdf'

/** What the thread is asked. */
export interface BibframeQuestion {
  readonly bytes: Uint8Array
  readonly format: RdfFormat
}

/** Records as lines of JSON, or why there are none. */
export type BibframeAnswer =
  | { readonly ok: true; readonly lines: Uint8Array }
  | { readonly ok: false; readonly message: string }

const port = parentPort
port?.once('message', ({ bytes, format }: BibframeQuestion) => {
  port.postMessage(answerTo(bytes, format), [])
})

function answerTo(bytes: Uint8Array, format: RdfFormat): BibframeAnswer {
  const read = readBibframe(bytes, format)
  if (!read.ok) return read
  const writer = createWriter('jsonl')
  const lines = read.records.map((record) => {
    writer.append(record)
    return writer.take()
  })
  return { ok: true, lines: Buffer.concat(lines) }
}
