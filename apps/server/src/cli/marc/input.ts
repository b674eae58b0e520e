import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { openMarcBatches, type Encoding, type EntryReader, type InputFormat, type MarcEntry } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { createProgress, type Progress } from '../progress.ts'

/** A file of records being read. */
export interface MarcInput {
  /** Batches of entries; a file that holds no MARC ends them with a {@link CommandError}. */
  readonly batches: AsyncIterable<readonly MarcEntry[]>
  readonly progress: Progress
}

/** How the file is to be read. */
export interface InputOptions {
  readonly format?: InputFormat | undefined
  readonly encoding?: Encoding | undefined
  readonly reader?: EntryReader | undefined
}

const CHUNK = 256 * 1024

/**
 * Opens a file of records, or standard input for `-`; gzip is seen by its first bytes. Throws one sentence for a file
 * that is missing, unreadable, a directory or not MARC.
 */
export async function openInput(file: string, io: CommandIo, options: InputOptions = {}): Promise<MarcInput> {
  const size = file === '-' ? undefined : await fileSize(file)
  const progress = createProgress(io, size)
  const counted = { bytes: 0, records: 0 }
  const chunks = file === '-' ? standardInput(counted) : fileChunks(file, counted)
  return { batches: recordBatches(file, chunks, options, progress, counted), progress }
}

interface Counted {
  /** Bytes read from the file, before any decompression. */
  bytes: number
  records: number
}

async function* recordBatches(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  options: InputOptions,
  progress: Progress,
  counted: Counted,
): AsyncGenerator<readonly MarcEntry[]> {
  try {
    for await (const batch of openMarcBatches(chunks, options)) {
      const foreign = batch.find(({ problems: [problem] }) => isForeign(problem?.code))
      if (foreign) throw new CommandError(`"${file}": ${foreign.problems[0]?.message}`)
      counted.records = batch.at(-1)?.number ?? counted.records
      progress.update(counted.bytes, `${counted.records.toLocaleString('en')} records`)
      yield batch
    }
  } catch (error) {
    throw isSystemError(error) ? new CommandError(whyNotRead(file, error)) : error
  } finally {
    progress.clear()
  }
}

function isForeign(code: string | undefined): boolean {
  return code === 'not-marc' || code === 'format-not-read'
}

async function fileSize(file: string): Promise<number> {
  try {
    const found = await stat(file)
    if (found.isDirectory()) throw new CommandError(`"${file}" is a directory; give the name of a file.`)
    const handle = await open(file)
    await handle.close()
    return found.size
  } catch (error) {
    throw isSystemError(error) ? new CommandError(whyNotRead(file, error)) : error
  }
}

async function* fileChunks(file: string, counted: Counted): AsyncGenerator<Uint8Array> {
  yield* unzipped(countedChunks(createReadStream(file, { highWaterMark: CHUNK }), counted))
}

async function* standardInput(counted: Counted): AsyncGenerator<Uint8Array> {
  yield* unzipped(countedChunks(process.stdin, counted))
}

async function* countedChunks(chunks: AsyncIterable<Uint8Array>, counted: Counted): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    counted.bytes += chunk.length
    yield chunk
  }
}

/** Takes gzip off when the first two bytes are its mark. */
async function* unzipped(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first = await chunks.next()
  if (first.done) return
  const rest = prepended(first.value, chunks)
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* rest
  const gunzip = createGunzip({ chunkSize: CHUNK })
  const feeding = feed(gunzip, rest)
  yield* gunzip
  await feeding
}

async function feed(
  stream: NodeJS.WritableStream & { destroy(error?: Error): unknown },
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (!stream.write(chunk)) await new Promise<void>((resolve) => stream.once('drain', resolve))
    }
    stream.end()
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

async function* prepended(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && !(error instanceof CommandError)
}

function whyNotRead(file: string, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return `There is no file "${file}".`
    case 'EACCES':
    case 'EPERM':
      return `"${file}" may not be read by you; ask for the right to read it.`
    case 'EISDIR':
      return `"${file}" is a directory; give the name of a file.`
    case 'Z_BUF_ERROR':
      return `"${file}" is compressed and breaks off before its end; it was not copied whole.`
    default:
      return error.code?.startsWith('Z_') === true
        ? `"${file}" is compressed and damaged: ${error.message}.`
        : `"${file}" cannot be read: ${error.message}.`
  }
}
