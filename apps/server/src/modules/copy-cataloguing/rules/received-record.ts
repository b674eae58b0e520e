import {
  checkRecord,
  encodingName,
  parseEncoding,
  readerFor,
  type Encoding,
  type InputFormat,
  type MarcRecord,
} from '@carrel/marc'

/** A record as a target sent it. */
export interface Received {
  readonly bytes: Uint8Array
  readonly format: Extract<InputFormat, 'iso2709' | 'marcxml'>
}

/** A record as it was read, or why it could not be; `notes` say what was repaired and which claims were false. */
export interface ReadReceived {
  readonly record: MarcRecord | undefined
  readonly encoding: string
  readonly notes: readonly string[]
}

/** The longest record that is taken from another library, in bytes. */
export const longestRecord = 2_000_000

/**
 * Reads a record of another library. The character set that is set for the target counts only where the bytes do not say
 * otherwise: text that is UTF-8 is UTF-8, whatever leader and settings claim.
 *
 * @param charset - `auto`, or the name of a character set as it is set for the target
 */
export function readReceived({ bytes, format }: Received, charset: string): ReadReceived {
  if (bytes.length > longestRecord) {
    return {
      record: undefined,
      encoding: '',
      notes: [`The record has ${bytes.length} bytes, which is more than a record can have.`],
    }
  }
  const told = charset === 'auto' || format !== 'iso2709' ? undefined : parseEncoding(charset)
  const first = readOne(bytes, format, undefined)
  if (told === undefined || first.record === undefined || first.record.encoding === told) return first
  if (!hasHighBytes(bytes)) return first
  if (isUtf8(bytes)) {
    const note = `The target is set to ${encodingName(told)}, but this text is UTF-8; it was read as UTF-8.`
    return told === 'utf-8' ? first : { ...readOne(bytes, format, 'utf-8'), notes: [...first.notes, note] }
  }
  if (told === 'utf-8') {
    return {
      ...first,
      notes: [
        ...first.notes,
        `The target is set to UTF-8, but this text is not; it was read as ${encodingName(first.record.encoding)}.`,
      ],
    }
  }
  // Which of the single-byte sets is meant nobody can tell from the bytes: there the setting decides.
  return readOne(bytes, format, told)
}

function readOne(bytes: Uint8Array, format: Received['format'], encoding: Encoding | undefined): ReadReceived {
  const reader = readerFor(format, encoding)
  const entries = [...reader.push(bytes), ...reader.end()]
  const record = entries.find((entry) => entry.record)?.record
  // What a leader claims falsely is found when the text is looked at, not when the bytes are taken apart.
  const claims = record ? checkRecord(record).filter(({ code }) => code.startsWith('encoding-')) : []
  const notes = [...new Set([...entries.flatMap(({ problems }) => problems), ...claims].map(({ message }) => message))]
  return { record, encoding: record ? encodingName(record.encoding) : '', notes: notes.slice(0, 20) }
}

function hasHighBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
