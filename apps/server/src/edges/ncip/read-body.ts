import type { IncomingMessage } from 'node:http'

/** A message as it came, or its beginning when it is longer than is read. */
export interface Body {
  readonly bytes: Buffer
  readonly size: number
  readonly tooLong: boolean
}

/** Bytes that are taken off the line so that whoever sends them still hears the answer; more ends the connection. */
const mostDrained = 64 * 2 ** 20

/** Takes a message off the line: keeps up to `longest` bytes, passes over the rest. */
export function readBody(stream: IncomingMessage, longest: number): Promise<Body> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let size = 0
    stream.on('data', (piece: Buffer) => {
      if (size < longest) pieces.push(piece.subarray(0, longest - size))
      size += piece.length
      if (size > mostDrained) stream.destroy(new Error('The message has no end.'))
    })
    stream.on('end', () => resolve({ bytes: Buffer.concat(pieces), size, tooLong: size > longest }))
    stream.on('error', reject)
  })
}
