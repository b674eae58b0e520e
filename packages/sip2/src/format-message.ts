import { checksum } from './checksum.ts'
import { layoutOf } from './layouts.ts'
import type { Message } from './message.ts'

/** How messages of a terminal are written. */
export interface FormatOptions {
  /** Bytes of a text in the encoding of the terminal. */
  readonly encode: (text: string) => Uint8Array
  /** Ends with a checksum; with the sequence number before it, where the message has one. */
  readonly checked: boolean
}

const encoder = new TextEncoder()
// What would end a field or a message, and what no terminal can show.
// oxlint-disable-next-line no-control-regex -- these are the characters that must not be sent
const unsendable = /[\u0000-\u001F\u007F|]+/g

/**
 * Writes a message, without the carriage return that ends it. What would break it stands as a blank: delimiters, ends of
 * lines and other control characters in values. Throws a RangeError for a code that SIP2 does not know and for a fixed
 * part that is not as long as it must be.
 */
export function formatMessage(message: Message, { encode, checked }: FormatOptions): Uint8Array {
  const layout = layoutOf(message.code)
  if (!layout) throw new RangeError(`SIP2 knows no message ${message.code}.`)
  const parts: Uint8Array[] = [encoder.encode(message.code)]
  for (const { name, length } of layout.fixed) {
    const value = encode((message.fixed[name] ?? '').replaceAll(unsendable, ' '))
    if (value.length !== length)
      throw new RangeError(`${layout.name}: ${name} has ${length} characters, not ${value.length}.`)
    parts.push(value)
  }
  for (const [id, value] of message.fields)
    parts.push(encoder.encode(id), encode(value.replaceAll(unsendable, ' ').trim()), encoder.encode('|'))
  if (checked) {
    parts.push(encoder.encode(message.sequence === undefined ? 'AZ' : `AY${message.sequence}AZ`))
    parts.push(encoder.encode(checksum(joined(parts))))
  }
  return joined(parts)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
