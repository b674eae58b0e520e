import type { Problem } from '@carrel/iso2709'
import type { MarcRecord } from '../record/record.ts'

/** One piece of a file of MARC records, whatever the format of the file. */
export interface MarcEntry {
  /** `record`: can be used; `unreadable`: a record that was refused; `stray`: something between records worth telling. */
  readonly kind: 'record' | 'unreadable' | 'stray'
  /** Position of the record in the file, from 1; for strays that of the record before. */
  readonly number: number
  /** Byte offset of the piece in the file. */
  readonly offset: number
  /** The record, when it could be read. */
  readonly record: MarcRecord | undefined
  /** The piece as it came, to be kept when it was refused. */
  readonly raw: Uint8Array
  /** What was wrong, repaired or not. */
  readonly problems: readonly Problem[]
}

/** Turns chunks of one format into entries. Never throws on any input. */
export interface EntryReader {
  push(chunk: Uint8Array): MarcEntry[]
  end(): MarcEntry[]
}

/** The formats that can be read. */
export const inputFormats = ['iso2709', 'marcxml', 'json', 'jsonl', 'mrk', 'line', 'text', 'aleph', 'microlif'] as const

/** A format that can be read. */
export type InputFormat = (typeof inputFormats)[number]

/** The formats that can be written. */
export const outputFormats = ['iso2709', 'marcxml', 'json', 'jsonl', 'mrk', 'line'] as const

/** A format that can be written. */
export type OutputFormat = (typeof outputFormats)[number]
