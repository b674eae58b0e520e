import { Worker } from 'node:worker_threads'
import { sniffRdf } from '@carrel/bibframe'
import type { RdfFormat } from '@carrel/rdf'
import type { StoredFile } from '../../../platform/files.ts'
import type { Platform } from '../../../platform/platform.ts'
import { contentsOf, UnusableFile } from '../../catalog/index.ts'
import type { BibframeAnswer, BibframeQuestion } from './bibframe-worker.ts'

/** Unpacked bytes of a file of descriptions, which is read as a whole: what belongs together may stand anywhere in it. */
const most = 64 * 2 ** 20
const timeLimit = 10 * 60_000
const tooLarge = 'Cut it into several: a file of linked data is read as a whole, and may have 64 MB.'

/**
 * A stored file of descriptions in BIBFRAME (RDF/XML, Turtle, N-Triples, JSON-LD, packed or not) as a stored file of records;
 * undefined when it is not RDF. Throws `UnusableFile` where it is other RDF, faulty or too large.
 */
export async function bibframeAsRecords(
  platform: Platform,
  { file, name }: { readonly file: string; readonly name: string },
): Promise<StoredFile | undefined> {
  const source = platform.files.get(file)
  const pieces: Uint8Array[] = []
  let format: RdfFormat | undefined
  let length = 0
  try {
    for await (const piece of contentsOf(source)) {
      pieces.push(piece)
      length += piece.length
      if (!format && length >= enough) {
        format = sniffRdf(head(pieces))
        if (!format) return undefined
      }
      if (length > most) throw new UnusableFile(`"${name}" is too large. ${tooLarge}`)
    }
  } finally {
    source.destroy()
  }
  format ??= sniffRdf(head(pieces))
  if (!format) return undefined
  const answer = await readApart({ bytes: Buffer.concat(pieces), format })
  if (!answer.ok) throw new UnusableFile(`"${name}" cannot be imported. ${answer.message}`)
  return platform.files.put(whole(answer.lines))
}

/** Bytes by which RDF is told: a file may begin with a long comment or many prefixes. */
const enough = 8192
const head = (pieces: readonly Uint8Array[]): Uint8Array => Buffer.concat(pieces).subarray(0, enough)

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Reads descriptions in a thread of its own, so that desks do not wait. */
async function readApart(question: BibframeQuestion): Promise<BibframeAnswer> {
  const worker = new Worker(new URL('./bibframe-worker.ts', import.meta.url), {
    name: 'bibframe',
    resourceLimits: { maxOldGenerationSizeMb: 1536 },
  })
  const { promise, resolve, reject } = Promise.withResolvers<BibframeAnswer>()
  const timer = setTimeout(
    () => resolve({ ok: false, message: `It takes too long to read. ${tooLarge}` }),
    timeLimit,
  ).unref()
  worker.once('message', resolve)
  worker.once('error', (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      resolve({ ok: false, message: tooLarge })
    else reject(error)
  })
  worker.once('exit', () => reject(new Error('The thread ended.')))
  worker.postMessage(question, [])
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
