import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { readerFor, type InputFormat, type MarcEntry } from '@carrel/marc'
import type { RdfFormat } from '@carrel/rdf'
import { contentsOf, FileRecords, UnusableFile } from '../../catalog/index.ts'
import { linkedForm } from '../rules/linked-form.ts'
import type { VocabularyRead, VocabularyText } from './vocabulary-worker.ts'

/** A vocabulary of linked data is read as a whole, since anything in it may speak of anything else. */
const longestText = 256 * 1024 * 1024
const timeLimit = 15 * 60_000
/** Bytes by which a form is told; RDF/XML may begin with long declarations. */
const enough = 8192

/** The records of a file in turn, and what is known of it as a whole. */
export interface AuthorityRecords extends AsyncIterable<MarcEntry> {
  readonly bytes: number
  readonly form: InputFormat
}

/**
 * The authority records of a file: records of MARC, or the concepts of a vocabulary in SKOS (JSON-LD, Turtle, N-Triples,
 * RDF/XML).
 *
 * @param peeked - the file once more, to be looked at only; it is closed
 */
export async function openAuthorityRecords(peeked: Readable, file: Readable, name: string): Promise<AuthorityRecords> {
  const form = linkedForm(await beginningOf(peeked))
  return form === undefined ? new FileRecords(file, name) : new ConceptRecords(file, name, form)
}

async function beginningOf(file: Readable): Promise<string> {
  const head: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of contentsOf(file)) {
      head.push(chunk)
      length += chunk.length
      if (length >= enough) break
    }
  } catch (error) {
    // It is told by whoever reads the file.
    if (!(error instanceof UnusableFile)) throw error
  } finally {
    file.destroy()
  }
  return new TextDecoder().decode(Buffer.concat(head).subarray(0, enough))
}

class ConceptRecords implements AuthorityRecords {
  bytes = 0
  readonly form = 'jsonl'
  readonly #file: Readable
  readonly #name: string
  readonly #form: RdfFormat

  constructor(file: Readable, name: string, form: RdfFormat) {
    this.#file = file
    this.#name = name
    this.#form = form
  }

  /** Every concept as a record; throws `UnusableFile` when the file is no vocabulary. */
  async *[Symbol.asyncIterator](): AsyncGenerator<MarcEntry> {
    const read = await readApart({ text: await this.#text(), form: this.#form })
    if ('problem' in read) throw new UnusableFile(`"${this.#name}" cannot be read as linked data. ${read.problem}`)
    if (read.concepts.length === 0) {
      throw new UnusableFile(
        `"${this.#name}" is linked data, but no vocabulary: it has no concepts with labels (skos:Concept, skos:prefLabel).`,
      )
    }
    for (const [at, { bytes, problem }] of read.concepts.entries()) {
      yield bytes ? recordEntry(bytes, at + 1) : refusedEntry(problem ?? '', at + 1)
    }
  }

  async #text(): Promise<string> {
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of contentsOf(this.#file, (bytes) => (this.bytes = bytes))) {
      length += chunk.length
      if (length > longestText) {
        throw new UnusableFile(
          `"${this.#name}" is linked data of more than ${longestText / 1024 / 1024} MB. Load the vocabulary as MARC, or in parts.`,
        )
      }
      chunks.push(chunk)
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    } catch {
      throw new UnusableFile(`"${this.#name}" is linked data in another character set than UTF-8. Save it as UTF-8.`)
    }
  }
}

function recordEntry(bytes: Uint8Array, number: number): MarcEntry {
  const reader = readerFor('jsonl')
  const [entry] = [...reader.push(bytes), ...reader.end()]
  if (!entry) throw new Error('A concept was written as no record.')
  // It was made here: there is no piece of the file to cut it out of.
  return { ...entry, number, offset: 0 }
}

function refusedEntry(problem: string, number: number): MarcEntry {
  return {
    kind: 'unreadable',
    number,
    offset: 0,
    record: undefined,
    raw: new Uint8Array(0),
    problems: [{ code: 'record-invalid', severity: 'error', message: problem, offset: 0 }],
  }
}

/** Reads a vocabulary in a thread of its own, so that desks do not wait. */
async function readApart(asked: VocabularyText): Promise<VocabularyRead> {
  const worker = new Worker(new URL('./vocabulary-worker.ts', import.meta.url), { name: 'vocabulary' })
  const { promise, resolve, reject } = Promise.withResolvers<VocabularyRead>()
  const timer = setTimeout(() => reject(new Error('Reading the vocabulary took too long.')), timeLimit).unref()
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', () => reject(new Error('The thread ended.')))
  worker.postMessage(asked, [])
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
