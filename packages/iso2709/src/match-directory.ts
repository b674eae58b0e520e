import { FIELD_TERMINATOR } from './bytes.ts'
import { suitsTag, type Entry, type Span } from './directory-entries.ts'

/** Fields found for the entries of a damaged directory. */
export interface Match {
  /** Tag, start and end of each field, in the order of the directory; offsets in the buffer. */
  readonly directory: number[]
  /** Entries whose numbers were wrong. */
  readonly wrong: number
  /** Starts of fields that hold a field terminator as data. */
  readonly terminatorsInside: readonly number[]
  /** Starts of fields without a terminator of their own. */
  readonly unterminated: readonly number[]
  /** Spans that no entry names. */
  readonly unnamed: readonly Span[]
}

/** Takes the entries at their word: each must end on a field terminator. Undefined when one does not. */
export function matchByNumbers(
  buffer: Uint8Array,
  body: number,
  end: number,
  entries: readonly Entry[],
  spans: readonly Span[],
): Match | undefined {
  const directory: number[] = []
  const terminatorsInside: number[] = []
  const named: { start: number; end: number }[] = []
  for (const entry of entries) {
    if (entry.length < 1 || entry.from < 0) return undefined
    const start = body + entry.from
    const stop = start + entry.length - 1
    if (stop >= end || buffer[stop] !== FIELD_TERMINATOR) return undefined
    if (start > body && buffer[start - 1] !== FIELD_TERMINATOR) return undefined
    const inside = buffer.indexOf(FIELD_TERMINATOR, start)
    if (inside < stop) terminatorsInside.push(start)
    directory.push(entry.tag, start, stop)
    named.push({ start, end: stop })
  }
  return { directory, wrong: 0, terminatorsInside, unterminated: [], unnamed: spansOutside(spans, named) }
}

/**
 * As many fields as entries: each entry gets its field, whatever its numbers say. A record that breaks off (`closed` is
 * false) must agree with its numbers in the last field, or data are missing.
 */
export function matchByCount(
  buffer: Uint8Array,
  body: number,
  entries: readonly Entry[],
  spans: readonly Span[],
  closed: boolean,
): Match | undefined {
  if (entries.length !== spans.length) return undefined
  const lastSpan = spans.at(-1)
  const lastEntry = entries.at(-1)
  if (!closed && lastSpan && lastEntry && !isExact(body, lastEntry, lastSpan)) return undefined
  const listed = entries.map((_, index) => index)
  const byStart = listed.slice().sort((a, b) => entries[a]!.from - entries[b]!.from)
  const ranked: number[] = []
  byStart.forEach((entry, rank) => (ranked[entry] = rank))
  const right = (order: readonly number[]): number =>
    entries.filter((entry, index) => isExact(body, entry, spans[order[index]!]!)).length
  const order = right(ranked) > right(listed) ? ranked : listed

  const suited = entries.filter((entry, index) => suitsTag(buffer, entry.tag, spans[order[index]!]!)).length
  if (suited * 10 < entries.length * 9) return undefined
  const directory: number[] = []
  entries.forEach((entry, index) => {
    const span = spans[order[index]!]!
    directory.push(entry.tag, span.start, span.end)
  })
  const unterminated = spans.filter((span) => !span.closed).map((span) => span.start)
  return { directory, wrong: entries.length - right(order), terminatorsInside: [], unterminated, unnamed: [] }
}

/**
 * Fewer fields than entries: terminators were overwritten (the lengths still fill the record) or lost (the record is
 * shorter by one byte for each), and the lengths say where they stood.
 */
export function matchByLengths(
  buffer: Uint8Array,
  body: number,
  end: number,
  entries: readonly Entry[],
): Match | undefined {
  let due = 0
  for (const entry of entries) {
    if (entry.length < 1 || entry.from !== due) return undefined
    due += entry.length
  }
  const overwritten = due === end - body
  const directory: number[] = []
  const unterminated: number[] = []
  let at = body
  for (const entry of entries) {
    const stop = at + entry.length - 1
    if (buffer[stop] === FIELD_TERMINATOR && stop < end) {
      directory.push(entry.tag, at, stop)
      at = stop + 1
      continue
    }
    // The byte in the place of an overwritten terminator is kept as data: nobody knows what it was.
    const next = overwritten ? stop + 1 : stop
    const inside = buffer.indexOf(FIELD_TERMINATOR, at)
    if (next > end || (inside >= 0 && inside < next)) return undefined
    directory.push(entry.tag, at, next)
    unterminated.push(at)
    at = next
  }
  return at === end && unterminated.length > 0
    ? { directory, wrong: 0, terminatorsInside: [], unterminated, unnamed: [] }
    : undefined
}

/** The spans that lie in none of the named ranges. */
function spansOutside(spans: readonly Span[], named: { start: number; end: number }[]): Span[] {
  named.sort((a, b) => a.start - b.start)
  const outside: Span[] = []
  let index = 0
  for (const span of spans) {
    while (index < named.length && named[index]!.end < span.start) index++
    const field = named[index]
    if (!field || span.start < field.start || span.end > field.end) outside.push(span)
  }
  return outside
}

function isExact(body: number, entry: Entry, span: Span): boolean {
  return entry.from === span.start - body && entry.length === span.end - span.start + 1
}
