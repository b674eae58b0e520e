import { ByteSink } from '../bytes/byte-sink.ts'

/** A line without its end. */
export interface Line {
  readonly bytes: Uint8Array
  /** The same with its line break. */
  readonly whole: Uint8Array
  /** Offset of its first byte in the input. */
  readonly offset: number
}

const LF = 0x0a
const CR = 0x0d

/** Cuts chunks into lines; a line ends with LF, CR LF or CR. */
export class LineSplitter {
  #rest = new Uint8Array(0)
  #pending = new ByteSink(4096)
  #offset = 0

  /** The lines that the chunk completes. */
  push(chunk: Uint8Array): Line[] {
    if (chunk.indexOf(LF) < 0 && chunk.indexOf(CR) < 0) {
      this.#pending.raw(chunk)
      return []
    }
    return this.#cut(this.#joined(chunk), false)
  }

  /** The last line, when it has no end. */
  end(): Line[] {
    return this.#cut(this.#joined(new Uint8Array(0)), true)
  }

  #joined(chunk: Uint8Array): Uint8Array {
    const waiting = this.#pending.take()
    if (this.#rest.length === 0 && waiting.length === 0) return chunk
    const joined = new Uint8Array(this.#rest.length + waiting.length + chunk.length)
    joined.set(this.#rest)
    joined.set(waiting, this.#rest.length)
    joined.set(chunk, this.#rest.length + waiting.length)
    return joined
  }

  #cut(buffer: Uint8Array, atEnd: boolean): Line[] {
    const lines: Line[] = []
    const base = this.#offset
    let start = 0
    for (let at = 0; at < buffer.length; at++) {
      const byte = buffer[at]
      if (byte !== LF && byte !== CR) continue
      // A CR at the end of a chunk may belong to an LF in the next one.
      if (byte === CR && at + 1 === buffer.length && !atEnd) break
      const width = byte === CR && buffer[at + 1] === LF ? 2 : 1
      lines.push({ bytes: buffer.subarray(start, at), whole: buffer.subarray(start, at + width), offset: base + start })
      start = at + width
      at = start - 1
    }
    if (atEnd && start < buffer.length) {
      const bytes = buffer.subarray(start)
      lines.push({ bytes, whole: bytes, offset: base + start })
      start = buffer.length
    }
    this.#rest = buffer.slice(start)
    this.#offset = base + start
    return lines
  }
}
