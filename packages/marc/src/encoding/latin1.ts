import type { ByteSink } from '../bytes/byte-sink.ts'
import { writeEscaped, type Escapes } from '../bytes/escapes.ts'
import type { FaultListener } from './text-fault.ts'

/** What Windows-1252 has in 80 to 9F, where Latin-1 has control characters that no text means. */
const windows =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

/** Appends text in Latin-1 as UTF-8. */
export function decodeLatin1(
  sink: ByteSink,
  bytes: Uint8Array,
  start: number,
  end: number,
  escapes: Escapes,
  _onFault?: FaultListener,
): void {
  sink.reserve((end - start) * Math.max(escapes.longest, 3))
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte < 0x80) writeEscaped(sink, byte, escapes)
    else sink.character(byte < 0xa0 ? windows.charCodeAt(byte - 0x80) : byte)
  }
}
