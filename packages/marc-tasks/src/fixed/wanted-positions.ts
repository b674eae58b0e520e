import type { MarcRecord } from '@carrel/marc'
import type { Position } from '@carrel/marc-format'
import { layoutOf, layoutsOf, type FixedTag } from './layout.ts'

/** Values by name or place: `{ "form of item": "o" }`, `{ "Form of item": "Online" }`, `{ "23": "o" }`, `{ "35-37": "eng" }`. */
export type PositionValues = Readonly<Record<string, string>>

/** Positions to be set, understood as far as that goes without a record. */
export interface WantedPositions {
  readonly entries: readonly WantedEntry[]
}

type WantedEntry = { readonly at: number; readonly text: string } | { readonly name: string; readonly value: string }

/** Reads what is to be set in a fixed field; a text says what is wrong with it. */
export function readWanted(tag: FixedTag, values: PositionValues): WantedPositions | string {
  const entries: WantedEntry[] = []
  for (const [key, given] of Object.entries(values)) {
    const value = given.replaceAll('\\', ' ')
    const [, from, to] = /^(?:[0-9A-Z]{3}\/)?(\d{1,2})(?:-(\d{1,2}))?$/.exec(key.trim()) ?? []
    if (from === undefined) {
      const fault = faultOf(tag, key, value)
      if (fault !== undefined) return fault
      entries.push({ name: folded(key), value })
      continue
    }
    const length = to === undefined ? Math.max(value.length, 1) : Number(to) - Number(from) + 1
    if (length < 1 || value.length > length) return `“${given}” does not fit in the positions ${key} of ${tag}.`
    if (tag === 'LDR' && isReckoned(Number(from), length))
      return `Positions ${key} of the leader are reckoned when a record is written.`
    entries.push({ at: Number(from), text: value.padEnd(length) })
  }
  return { entries }
}

/** Lengths and places of the leader say how the bytes lie, which is not a matter of cataloguing. */
function isReckoned(from: number, length: number): boolean {
  return from < 5 || (from < 17 && from + length > 10) || from + length > 20
}

function faultOf(tag: FixedTag, key: string, value: string): string | undefined {
  const name = folded(key)
  const positions = layoutsOf(tag)
    .flat()
    .filter((each) => folded(each.name) === name)
  const [first] = positions
  if (!first) return `${tag} has no position “${key}”. It may be written as its place too, such as “23” or “35-37”.`
  if (tag === 'LDR' && isReckoned(first.from, first.length))
    return `“${key}” of the leader is reckoned when a record is written.`
  if (positions.some((position) => codeFor(position, value) !== undefined)) return undefined
  const known = first.values.slice(0, 12).map((each) => `${each.value.replaceAll(' ', '\\')} (${each.meaning})`)
  return `“${value}” is no value of “${key}” in ${tag}. Some that are: ${known.join(', ')}.`
}

/**
 * A fixed field with the wanted positions set; the same text when they were so already. Positions that this material does not
 * have are passed over; a value that is a code for another material only, too. A field that is too short is filled up.
 */
export function withPositions(tag: FixedTag, text: string, wanted: WantedPositions, record: MarcRecord): string {
  const layout = layoutOf(tag, text, record)
  let next = text
  for (const entry of wanted.entries) {
    if ('at' in entry) next = put(next, entry.at, entry.text)
    else {
      const position = layout.find(({ name }) => folded(name) === entry.name)
      const code = position && codeFor(position, entry.value)
      if (position && code !== undefined) next = put(next, position.from, code)
    }
  }
  return next
}

/** The code meant by a code or by its meaning, as long as the position is; undefined when it is neither. */
function codeFor(position: Position, value: string): string | undefined {
  const { length, values, several, fill } = position
  const padded = value.padEnd(length)
  if (padded.length === length) {
    if (values.length === 0 || /^[| ]+$/.test(padded)) return /^\|+$/.test(value) && !fill ? undefined : padded
    if (several) {
      const codes = new Set(values.map((each) => each.value))
      if (Array.from(padded).every((each) => codes.has(each) || each === ' ')) return padded
    } else if (values.some((each) => each.value === padded)) return padded
  }
  const meant = values.find(({ meaning }) => meaning.toLowerCase() === value.trim().toLowerCase())
  return meant?.value.padEnd(length)
}

function put(text: string, at: number, part: string): string {
  const filled = text.padEnd(at + part.length)
  return filled.slice(0, at) + part + filled.slice(at + part.length)
}

/** Names are compared without capitals and marks. */
function folded(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}
