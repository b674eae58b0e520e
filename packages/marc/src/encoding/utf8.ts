import type { ByteSink } from '../bytes/byte-sink.ts'
import { writeEscaped, type Escapes } from '../bytes/escapes.ts'
import type { FaultListener } from './text-fault.ts'

/**
 * Length of the UTF-8 character at `at`, from 1 to 4, or 0 when the bytes are not a character: overlong forms, surrogates
 * and code points above U+10FFFF are not (Unicode §3.9, table 3-7).
 */
export function characterLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  if (at + length > end) return 0
  const second = bytes[at + 1]!
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  for (let index = at + 2; index < at + length; index++) if ((bytes[index]! & 0xc0) !== 0x80) return 0
  return length
}

/** What a stretch of bytes is as UTF-8. */
export interface Utf8Count {
  /** Characters of more than one byte. */
  readonly characters: number
  /** Bytes that are not part of a character. */
  readonly invalid: number
  /** Offset of the first such byte, or -1. */
  readonly firstInvalid: number
}

/** Counts the characters above U+007F and the invalid bytes. */
export function countUtf8(bytes: Uint8Array, start: number, end: number): Utf8Count {
  let characters = 0
  let invalid = 0
  let firstInvalid = -1
  for (let at = start; at < end;) {
    if (bytes[at]! < 0x80) {
      at++
      continue
    }
    const length = characterLength(bytes, at, end)
    if (length === 0) {
      if (invalid++ === 0) firstInvalid = at
      at++
    } else {
      characters++
      at += length
    }
  }
  return { characters, invalid, firstInvalid }
}

/** Appends UTF-8 text; every byte that is not part of a character becomes U+FFFD and is told to `onFault`. */
export function copyUtf8(
  sink: ByteSink,
  bytes: Uint8Array,
  start: number,
  end: number,
  escapes: Escapes,
  onFault?: FaultListener,
): void {
  sink.reserve((end - start) * Math.max(escapes.longest, 3))
  const { needed } = escapes
  const out = sink.bytes
  let length = sink.length
  for (let at = start; at < end;) {
    const byte = bytes[at]!
    if (byte < 0x80) {
      if (needed[byte] === 1) {
        sink.length = length
        writeEscaped(sink, byte, escapes)
        length = sink.length
      } else out[length++] = byte
      at++
      continue
    }
    const count = characterLength(bytes, at, end)
    if (count === 0) {
      onFault?.('utf8-invalid', at)
      out[length++] = 0xef
      out[length++] = 0xbf
      out[length++] = 0xbd
      at++
      continue
    }
    for (const stop = at + count; at < stop;) out[length++] = bytes[at++]!
  }
  sink.length = length
}
