import { joinBytes, LEADER_LENGTH, readNumber, RECORD_TERMINATOR } from './bytes.ts'
import type { Frame } from './frame.ts'
import { readIntactRecord } from './intact-record.ts'
import { framingProblem, type Problem } from './problem.ts'
import type { RawRecord } from './raw-record.ts'
import { isPadding, resolveFrame } from './resolve-frame.ts'

/** Limits of a {@link RecordSplitter}. */
export interface SplitterOptions {
  /** Bytes without a record terminator after which a record is given up; 16 MiB unless told. */
  readonly maxRecordBytes?: number
}

/** Doubtful records are judged only with this much behind them, so that the verdict never depends on the chunks. */
const LOOK_AHEAD = 100_100
/** Stray bytes are handed out in pieces of at most this size. */
const MAX_STRAY = 65_536

/**
 * Cuts a stream of bytes into records (ISO 2709 §4), chunk by chunk, wherever the chunks end. Every byte comes out
 * again in exactly one {@link Frame}, in order. Never throws on any input.
 *
 * ```ts
 * const splitter = new RecordSplitter()
 * for (const chunk of chunks) use(splitter.push(chunk))
 * use(splitter.end())
 * ```
 */
export class RecordSplitter {
  readonly #maxRecordBytes: number
  #buffer: Uint8Array = new Uint8Array(0)
  /** Chunks that came since without completing anything. */
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  /** Bytes needed before looking again is worth it. */
  #wanted = 0
  #position = 0
  /** Offset of `#buffer[0]` in the input. */
  #shift = 0
  #number = 0
  /** Inside a record that was given up as too long. */
  #skipping = false

  constructor(options: SplitterOptions = {}) {
    this.#maxRecordBytes = Math.max(options.maxRecordBytes ?? 16 * 1024 * 1024, LOOK_AHEAD)
  }

  /** Takes the next chunk and gives the pieces that are now complete. The chunk must not be changed afterwards. */
  push(chunk: Uint8Array): Frame[] {
    this.#waiting.push(chunk)
    this.#waitingBytes += chunk.length
    if (this.#buffer.length - this.#position + this.#waitingBytes < this.#wanted) return []
    this.#joinWaiting()
    return this.#cut(false)
  }

  /** Says that the input is complete and gives the remaining pieces. */
  end(): Frame[] {
    this.#joinWaiting()
    return this.#cut(true)
  }

  #joinWaiting(): void {
    const rest = this.#buffer.subarray(this.#position)
    this.#shift += this.#position
    this.#position = 0
    this.#buffer = joinBytes(rest.length > 0 ? [rest, ...this.#waiting] : this.#waiting)
    this.#waiting = []
    this.#waitingBytes = 0
    this.#wanted = 0
  }

  #cut(atEnd: boolean): Frame[] {
    const buffer = this.#buffer
    const limit = buffer.length
    const frames: Frame[] = []
    while (this.#position < limit) {
      if (this.#skipping) {
        this.#skip(frames)
        continue
      }
      const start = this.#position
      const length = readNumber(buffer, start, 5)
      if (length > 25 && start + length <= limit) {
        const record = readIntactRecord(buffer, start, start + length)
        if (record) {
          this.#number++
          this.#position = start + length
          const offset = start + this.#shift
          frames.push({ kind: 'record', number: this.#number, offset, bytes: record.bytes, record, problems: none })
          continue
        }
      }
      if (!this.#cutDoubtful(frames, start, limit, atEnd)) break
    }
    return frames
  }

  /** Handles a piece that is not a plainly right record. False when more bytes are needed first. */
  #cutDoubtful(frames: Frame[], start: number, limit: number, atEnd: boolean): boolean {
    const buffer = this.#buffer
    const stray = strayEnd(buffer, start, limit)
    if (stray > start) {
      // A run of stray bytes that may go on in the next chunk is still one piece.
      const isUndecided = stray + LEADER_LENGTH > limit && stray - start < MAX_STRAY && !atEnd
      if (isUndecided) return this.#wait(start, stray - start + LEADER_LENGTH)
      const end = Math.min(stray, start + MAX_STRAY)
      this.#give(frames, 'stray', end, undefined, [strayBytes(buffer, start, end, this.#shift)])
      return true
    }
    const available = limit - start
    if (!atEnd && available < LOOK_AHEAD) return this.#wait(start, LOOK_AHEAD)
    const found = buffer.indexOf(RECORD_TERMINATOR, start)
    if (found < 0 && !atEnd && available < this.#maxRecordBytes) {
      return this.#wait(start, Math.min(available * 2, this.#maxRecordBytes))
    }
    const terminator = found < 0 ? limit : found
    if (terminator - start >= this.#maxRecordBytes) {
      this.#giveUp(frames, start)
      return true
    }
    const resolved = resolveFrame(buffer, start, terminator, limit, this.#shift)
    this.#give(frames, resolved.kind, resolved.end, resolved.record, resolved.problems)
    return true
  }

  #wait(start: number, bytes: number): false {
    this.#wanted = Math.max(bytes, this.#buffer.length - start + 1)
    return false
  }

  #give(
    frames: Frame[],
    kind: Frame['kind'],
    end: number,
    record: RawRecord | undefined,
    problems: readonly Problem[],
  ): void {
    if (kind !== 'stray') this.#number++
    const offset = this.#position + this.#shift
    const bytes = this.#buffer.subarray(this.#position, end)
    this.#position = end
    frames.push({ kind, number: this.#number, offset, bytes, record, problems })
  }

  #giveUp(frames: Frame[], start: number): void {
    const message = `The record was not read: no record terminator within ${this.#maxRecordBytes} bytes.`
    const problem = framingProblem('record-too-long', 'error', start + this.#shift, message)
    this.#give(frames, 'unreadable', start + this.#maxRecordBytes, undefined, [problem])
    this.#skipping = true
  }

  /** The rest of a record that was given up is handed out as stray bytes, as it comes. */
  #skip(frames: Frame[]): void {
    const found = this.#buffer.indexOf(RECORD_TERMINATOR, this.#position)
    const end = found < 0 ? this.#buffer.length : found + 1
    const message = 'These bytes are the rest of a record that was too long.'
    const problem = framingProblem('record-too-long', 'info', this.#position + this.#shift, message)
    this.#give(frames, 'stray', end, undefined, [problem])
    this.#skipping = found < 0
  }
}

const none: readonly Problem[] = []

/** End of the run of bytes that may stand between records: line breaks, padding, byte order mark, empty records. */
function strayEnd(buffer: Uint8Array, start: number, limit: number): number {
  let at = start
  while (at < limit) {
    const byte = buffer[at]!
    if (isPadding(byte) || byte === 0x20 || byte === RECORD_TERMINATOR) at++
    else if (byte === 0xef && buffer[at + 1] === 0xbb && buffer[at + 2] === 0xbf) at += 3
    else break
  }
  // Five blanks can be the length of a leader that nobody filled in.
  return at < limit && at - start >= 5 && isBlankLength(buffer, at) ? at - 5 : at
}

function isBlankLength(buffer: Uint8Array, at: number): boolean {
  for (let index = at - 5; index < at; index++) if (buffer[index] !== 0x20) return false
  const status = buffer[at]!
  return status > 0x60 && status < 0x7b && readNumber(buffer, at + 7, 5) >= 0
}

function strayBytes(buffer: Uint8Array, start: number, end: number, shift: number): Problem {
  const length = end - start
  const message = length === 1 ? 'One stray byte stands here.' : `${length} stray bytes stand here.`
  const isText = buffer.subarray(start, end).includes(RECORD_TERMINATOR)
  const what = isText ? ' An empty record (a lone record terminator) is among them.' : ''
  return framingProblem('stray-bytes', 'info', start + shift, message + what)
}
