import { parentPort } from 'node:worker_threads'
import { createWriter } from '@carrel/marc'
import { readRdf, type RdfFormat } from '@carrel/rdf'
import { oneDocument } from '../rules/linked-form.ts'
import { skosRecords } from '../rules/skos-records.ts'

/** The text of a vocabulary and its form. */
export interface VocabularyText {
  readonly text: string
  readonly form: RdfFormat
}

/** Its concepts as records, each as bytes (a line of JSON) or a reason; or what is wrong with the whole. */
export type VocabularyRead =
  | { readonly concepts: readonly { readonly bytes?: Uint8Array; readonly problem?: string }[] }
  | { readonly problem: string }

const port = parentPort
port?.once('message', (asked: VocabularyText) => {
  port.postMessage(conceptsOf(asked), [])
})

function conceptsOf({ text, form }: VocabularyText): VocabularyRead {
  const read = readRdf(oneDocument(text, form), form)
  if (!read.ok) {
    const { line, column, message } = read.problem
    return { problem: `Line ${line}, column ${column}: ${message}` }
  }
  const writer = createWriter('jsonl')
  return {
    concepts: skosRecords(read.quads).map((one) =>
      'record' in one ? { bytes: writer.write(one.record) } : { problem: one.problem },
    ),
  }
}
