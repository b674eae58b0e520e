import type { ByteSink } from '../bytes/byte-sink.ts'
import { writeEscaped, type Escapes } from '../bytes/escapes.ts'
import { anselSet } from '../marc8/code-sets.ts'
import type { FaultListener } from './text-fault.ts'

const AT = 0x40

/**
 * Appends danMARC2 text as UTF-8: Latin-1 in which `@` introduces a character by four hexadecimal digits (`@014C`) and
 * protects `@` itself, `*` and `{` (`@@`, `@*`); `@å` is the old double a, and `@UA7` a code of the older American set.
 */
export function decodeDanmarc(
  sink: ByteSink,
  bytes: Uint8Array,
  start: number,
  end: number,
  escapes: Escapes,
  _onFault?: FaultListener,
): void {
  sink.reserve((end - start) * Math.max(escapes.longest, 3))
  for (let at = start; at < end;) {
    const byte = bytes[at]!
    const [character, length] = byte === AT ? introduced(bytes, at + 1, end) : [byte, 1]
    write(sink, character, escapes)
    at += length
  }
}

/** What `@` and the bytes behind it stand for, and how many bytes they are with it. */
function introduced(bytes: Uint8Array, at: number, end: number): [character: number, length: number] {
  if (at >= end) return [AT, 1]
  const next = bytes[at]!
  const direct = protectedSigns[next]
  if (direct !== undefined) return [direct, 2]
  const code = hexadecimal(bytes, at, end, 4)
  if (code > 0x1f) return [code, 5]
  const old = next === 0x55 ? oldCode(hexadecimal(bytes, at + 1, end, 2)) : 0
  return old > 0 ? [old, 4] : [AT, 1]
}

const protectedSigns: Readonly<Record<number, number>> = {
  0x40: 0x40,
  0x2a: 0x2a,
  0x7b: 0x7b,
  0xe5: 0xa733,
  0xc5: 0xa732,
}
const oldCodes: Readonly<Record<number, number>> = { 0xd9: 0x2191, 0xda: 0x2193, 0xeb: 0xfe20, 0xec: 0xfe21 }

function oldCode(byte: number): number {
  return oldCodes[byte] ?? (byte > 0xa0 ? anselSet.characters[byte & 0x7f]! : 0)
}

function write(sink: ByteSink, character: number, escapes: Escapes): void {
  if (character < 0x80) writeEscaped(sink, character, escapes)
  else sink.character(character)
}

/** Hexadecimal digits as a number, or -1. */
function hexadecimal(bytes: Uint8Array, at: number, end: number, digits: number): number {
  if (at + digits > end) return -1
  const text = String.fromCharCode(...bytes.subarray(at, at + digits))
  return /^[0-9A-Fa-f]+$/.test(text) ? Number.parseInt(text, 16) : -1
}
