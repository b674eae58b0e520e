import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { CommandError } from '../command.ts'

/** What the bytes of a text file mean. */
export type TextEncoding = 'utf-8' | 'windows-1252' | 'utf-16le'

/**
 * Reads a file of text in pieces, compressed or not. The encoding is told by the byte order mark; without one it is UTF-8
 * unless that does not fit the beginning, which is then what Windows wrote.
 */
export async function* textPieces(file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  try {
    for await (const chunk of file === '-' ? process.stdin : fileBytes(file)) {
      const bytes: Uint8Array = chunk
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: false })
      yield decoder.decode(bytes, { stream: true })
    }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`"${file}" cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
  if (decoder) yield decoder.decode()
}

async function* fileBytes(file: string): AsyncGenerator<Uint8Array> {
  const found = await stat(file).catch(() => undefined)
  if (!found) throw new CommandError(`There is no file "${file}".`)
  if (found.isDirectory()) throw new CommandError(`"${file}" is a directory; give the name of a file.`)
  const stream = createReadStream(file)
  if (file.endsWith('.gz')) yield* stream.pipe(createGunzip())
  else yield* stream
}

function encodingOf(head: Uint8Array): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  try {
    // The last letter of a piece may be cut through.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
