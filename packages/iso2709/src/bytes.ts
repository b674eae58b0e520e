/** Record terminator, the last byte of every record (ISO 2709 §4.6). */
export const RECORD_TERMINATOR = 0x1d
/** Field terminator, the last byte of the directory and of every field (ISO 2709 §4.5). */
export const FIELD_TERMINATOR = 0x1e
/** First byte of each subfield identifier (ISO 2709 §4.4). */
export const SUBFIELD_DELIMITER = 0x1f

/** Length of the record label (leader) in bytes (ISO 2709 §4.2). */
export const LEADER_LENGTH = 24

/** The number written in decimal digits at `at`, or -1 when any of the `length` bytes is not a digit. */
export function readNumber(bytes: Uint8Array, at: number, length: number): number {
  let value = 0
  for (let index = at; index < at + length; index++) {
    const digit = bytes[index]! - 0x30
    // A byte outside the array is NaN here, and fails the comparison as it should.
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

/** The bytes from `start` to `end` read one to one as characters; for leaders, tags and messages, never for text. */
export function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  const stop = Math.min(end, bytes.length)
  for (let index = start; index < stop; index++) text += String.fromCharCode(bytes[index]!)
  return text
}

/** One array with the bytes of all parts in order. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  if (only && parts.length === 1) return only
  let length = 0
  for (const part of parts) length += part.length
  const joined = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
