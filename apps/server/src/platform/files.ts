import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A stored file: its address is the SHA-256 of its bytes, so the same file is kept once and damage is seen. */
export interface StoredFile {
  readonly hash: string
  readonly size: number
}

/** Where uploads, scans and reports are kept. */
export interface FileStore {
  /** Stores a stream whole or not at all. Throws `FileTooLarge` past the limit. */
  put(bytes: Readable | AsyncIterable<Uint8Array>, limit?: number): Promise<StoredFile>
  /** Reads a stored file. */
  get(hash: string): Readable
  /** Path on this machine, for work that seeks. */
  path(hash: string): string
  has(hash: string): Promise<boolean>
}

/** An upload that passes the limit. */
export class FileTooLarge extends Error {}

/** A store in a folder of this machine. */
export function openFolderStore(folder: string): FileStore {
  const place = (hash: string) => join(folder, hash.slice(0, 2), hash)
  return {
    async put(bytes, limit = 4 * 2 ** 30) {
      const incoming = join(folder, 'incoming')
      await mkdir(incoming, { recursive: true })
      const temporary = join(incoming, randomUUID())
      const digest = createHash('sha256')
      let size = 0
      const measure = new Transform({
        transform(chunk: Uint8Array, _, done) {
          size += chunk.length
          if (size > limit) {
            done(new FileTooLarge(`The file is larger than ${Math.floor(limit / 2 ** 20)} MiB.`))
            return
          }
          digest.update(chunk)
          done(null, chunk)
        },
      })
      try {
        await pipeline(
          bytes instanceof Readable ? bytes : Readable.from(bytes),
          measure,
          createWriteStream(temporary, { flush: true }),
        )
        const hash = digest.digest('hex')
        await mkdir(join(folder, hash.slice(0, 2)), { recursive: true })
        await rename(temporary, place(hash))
        return { hash, size }
      } finally {
        await rm(temporary, { force: true })
      }
    },
    get: (hash) => createReadStream(place(hash)),
    path: place,
    has: (hash) =>
      stat(place(hash)).then(
        () => true,
        () => false,
      ),
  }
}
