import { once } from 'node:events'
import { createWriteStream, rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { CommandError } from '../command.ts'

/** Where bytes go: a file that appears only when it is complete, or standard output. */
export interface MarcOutput {
  write(bytes: Uint8Array): Promise<void>
  /** Makes the file appear under its name. */
  finish(): Promise<void>
  /** Leaves nothing behind. */
  abort(): Promise<void>
}

/** Opens a file for writing under a name of its own until it is complete; compressed when its name ends with `.gz`. */
export function createOutput(file: string): MarcOutput {
  const part = `${file}.part-${process.pid}`
  const target = createWriteStream(part, { flags: 'wx' })
  const head = file.endsWith('.gz') ? createGzip() : undefined
  head?.pipe(target)
  const first = head ?? target
  let failure: Error | undefined
  const failed = new Promise<never>((_, reject) => {
    target.once('error', (error) => {
      failure = error
      reject(error)
    })
  })
  failed.catch(() => undefined)
  const forget = removedWhenStopped(part)
  return {
    async write(bytes) {
      if (failure) throw new CommandError(whyNotWritten(file, failure))
      if (bytes.length === 0 || first.write(bytes)) return
      try {
        await Promise.race([new Promise<void>((resolve) => first.once('drain', resolve)), failed])
      } catch (error) {
        throw new CommandError(whyNotWritten(file, error))
      }
    },
    async finish() {
      try {
        first.end()
        await finished(target)
        await rename(part, file)
      } catch (error) {
        await rm(part, { force: true })
        throw new CommandError(whyNotWritten(file, error))
      } finally {
        forget()
      }
    },
    async abort() {
      forget()
      first.destroy()
      target.destroy()
      // A file that is only just being opened would appear after it was removed.
      if (!target.closed) await once(target, 'close')
      await rm(part, { force: true })
    },
  }
}

/** Sees to it that an unfinished file goes when the program is stopped; call what it gives when the file is finished. */
function removedWhenStopped(part: string): () => void {
  const stop = (): never => {
    rmSync(part, { force: true })
    process.exit(130)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return () => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
}

/** Writes to a stream that is open already. */
export function streamOutput(stream: NodeJS.WritableStream): MarcOutput {
  return {
    async write(bytes) {
      if (bytes.length === 0 || stream.write(bytes)) return
      await new Promise<void>((resolve) => stream.once('drain', resolve))
    },
    finish: async () => undefined,
    abort: async () => undefined,
  }
}

function whyNotWritten(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return `"${file}" cannot be written: there is no such folder.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `"${file}" may not be written by you, or its folder is read-only.`
    case 'EISDIR':
      return `"${file}" is a directory; give the name of a file.`
    case 'ENOSPC':
      return `"${file}" cannot be written: the disk is full. Nothing was left behind.`
    default:
      return `"${file}" cannot be written: ${error instanceof Error ? error.message : String(error)}.`
  }
}
