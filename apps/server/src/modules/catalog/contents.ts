import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** What is wrong with a file as a whole, in one sentence for the person who brought it. */
export class UnusableFile extends Error {}

/**
 * The bytes of a file, unpacked where it is compressed with gzip. `read` hears how many bytes of the file itself were read.
 * Throws `UnusableFile` where the compressed bytes break off or are damaged.
 */
export async function* contentsOf(
  file: Readable,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const chunks = counted(file, read)
  const first = await chunks.next()
  if (first.done === true) return
  const whole = withFirst(first.value, chunks)
  if (!isGzip(first.value)) {
    yield* whole
    return
  }
  const unpacked = createGunzip()
  const source = Readable.from(whole)
  source.on('error', (error) => unpacked.destroy(error))
  try {
    yield* source.pipe(unpacked) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw unusable(error)
  } finally {
    source.destroy()
  }
}

/** True for the first bytes of a gzip file (RFC 1952 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

async function* counted(file: Readable, read: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of file as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    read(bytes)
    yield chunk
  }
}

async function* withFirst(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}

function unusable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'Z_BUF_ERROR') {
    return new UnusableFile('The compressed file breaks off before its end. Fetch or upload it again.')
  }
  if (code === 'Z_DATA_ERROR') {
    return new UnusableFile('The compressed file is damaged and cannot be unpacked. Fetch or upload it again.')
  }
  return error
}
