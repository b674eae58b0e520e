/** How the bytes of a delimited file are to be read. */
export interface CsvForm {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** Bytes of a byte order mark at the beginning. */
  readonly mark: number
  readonly delimiter: ',' | ';' | '\t' | '|'
}

/** One record of a delimited file (RFC 4180), with its place. */
export interface CsvRecord {
  readonly fields: readonly string[]
  /** Line on which it begins, from 1; quoted line breaks count. */
  readonly line: number
  /** Its bytes in the file, line end included. */
  readonly from: number
  readonly to: number
  /** What is wrong with it: a quote that is never closed, or a record past the limit. */
  readonly broken?: 'quote' | 'too-long'
}

const delimiters = [',', ';', '\t', '|'] as const
const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Longest record that is read, in bytes; what goes on longer was never meant as one. */
export const longestRecord = 1 << 20

/** Finds out how a file is written from its beginning: byte order mark, zero bytes of UTF-16, UTF-8 that is valid; then the delimiter. */
export function detectCsv(head: Uint8Array, isWhole: boolean): CsvForm {
  const [encoding, mark] = encodingOf(head, isWhole)
  return { encoding, mark, delimiter: delimiterOf(head.subarray(mark), encoding) }
}

function encodingOf(head: Uint8Array, isWhole: boolean): readonly [CsvForm['encoding'], number] {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return ['utf-8', 3]
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le', 2]
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be', 2]
  const pairs = head.subarray(0, 2000)
  let [even, odd] = [0, 0]
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    if (pairs[at] === 0) even++
    if (pairs[at + 1] === 0) odd++
  }
  if (odd > pairs.length / 5) return ['utf-16le', 0]
  if (even > pairs.length / 5) return ['utf-16be', 0]
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !isWhole })
    return ['utf-8', 0]
  } catch {
    return ['windows-1252', 0]
  }
}

/** The sign that stands in every one of the first lines as often as in the others. */
function delimiterOf(head: Uint8Array, encoding: CsvForm['encoding']): CsvForm['delimiter'] {
  let [best, most]: [CsvForm['delimiter'], number] = [',', 0]
  for (const delimiter of delimiters) {
    const splitter = createCsvSplitter({ encoding, mark: 0, delimiter })
    const records = [...splitter.push(head)].slice(0, 20)
    if (records.length === 0) records.push(...splitter.end())
    const columns = records
      .filter(({ fields }) => fields.length > 1 || fields[0] !== '')
      .map(({ fields }) => fields.length)
    const first = columns[0] ?? 1
    const alike = columns.filter((count) => count === first).length / Math.max(1, columns.length)
    const points = first > 1 ? alike * 100 + Math.min(first, 50) : 0
    if (points > most) [best, most] = [delimiter, points]
  }
  return best
}

/** Takes a file apart as its bytes come. */
export interface CsvSplitter {
  push(chunk: Uint8Array): Generator<CsvRecord>
  end(): Generator<CsvRecord>
}

/**
 * Splits a delimited file into records without reading it whole. Quoted fields may hold delimiters, line breaks and
 * doubled quotes; a quote inside an unquoted field is a sign like others; lines end with LF, CR LF or CR.
 */
export function createCsvSplitter(form: CsvForm): CsvSplitter {
  const width = form.encoding.startsWith('utf-16') ? 2 : 1
  const low = form.encoding === 'utf-16be' ? 1 : 0
  const decoder = new TextDecoder(form.encoding)
  const delimiter = form.delimiter.charCodeAt(0)
  let rest: Uint8Array = new Uint8Array(0)
  /** Place of the first byte of `rest` in the file. */
  let base = 0
  let line = 1
  let skipped = false

  const unit = (bytes: Uint8Array, at: number): number =>
    width === 1 ? (bytes[at] ?? 0) : (bytes[at + low] ?? 0) | ((bytes[at + 1 - low] ?? 0) << 8)

  const text = (bytes: Uint8Array, from: number, to: number, quoted: boolean) => {
    const decoded = decoder.decode(bytes.subarray(from, to))
    return quoted ? decoded.replaceAll('""', '"') : decoded
  }

  function* split(bytes: Uint8Array, isEnd: boolean): Generator<CsvRecord> {
    let start = 0
    for (;;) {
      const found = scan(bytes, start, isEnd)
      if (!found) break
      yield { ...found.record, line, from: base + start, to: base + found.next }
      line += found.lines
      start = found.next
      if (start >= bytes.length) break
    }
    rest = bytes.slice(start)
    base += start
  }

  /** Reads one record; undefined when its end has not come yet. */
  function scan(bytes: Uint8Array, start: number, isEnd: boolean) {
    const fields: string[] = []
    let [at, from, lines] = [start, start, 0]
    let [inQuotes, quoted, closed] = [false, false, -1]
    const endField = (to: number) => {
      fields.push(
        quoted
          ? text(bytes, from + width, closed < 0 ? to : closed, true) +
              (closed < 0 ? '' : text(bytes, closed + width, to, false))
          : text(bytes, from, to, false),
      )
      ;[quoted, closed] = [false, -1]
    }
    for (; at + width <= bytes.length; at += width) {
      const sign = unit(bytes, at)
      if (inQuotes) {
        if (sign === quote) {
          const after = at + width
          if (after + width > bytes.length && !isEnd) return undefined
          if (after < bytes.length && unit(bytes, after) === quote) at += width
          else [inQuotes, closed] = [false, at]
        } else if (sign === lineFeed) lines++
        if (inQuotes && at - start > longestRecord) return tooLong(bytes, start, at, lines)
        continue
      }
      if (sign === quote && at === from) [inQuotes, quoted] = [true, true]
      else if (sign === delimiter) {
        endField(at)
        from = at + width
      } else if (sign === lineFeed || sign === carriageReturn) {
        let next = at + width
        if (sign === carriageReturn) {
          if (next + width > bytes.length && !isEnd) return undefined
          if (next < bytes.length && unit(bytes, next) === lineFeed) next += width
        }
        endField(at)
        const record = at - start > longestRecord ? { fields: [], broken: 'too-long' as const } : { fields }
        return { record, next, lines: lines + 1 }
      }
    }
    if (!isEnd) return at - start > longestRecord ? tooLong(bytes, start, at, lines) : undefined
    if (start >= bytes.length) return undefined
    if (inQuotes) return unclosed(bytes, start)
    endField(bytes.length)
    return { record: { fields }, next: bytes.length, lines: lines + 1 }
  }

  /** A quote that is never closed swallows no more than its line. */
  function unclosed(bytes: Uint8Array, start: number) {
    const end = lineEnd(bytes, start)
    return {
      record: { fields: [text(bytes, start, end, false).trimEnd()], broken: 'quote' as const },
      next: end,
      lines: 1,
    }
  }

  function tooLong(bytes: Uint8Array, start: number, at: number, lines: number) {
    const end = lines > 0 ? lineEnd(bytes, start) : at
    return {
      record: {
        fields: [text(bytes, start, Math.min(end, start + 200), false)],
        broken: lines > 0 ? ('quote' as const) : ('too-long' as const),
      },
      next: end,
      lines: lines > 0 ? 1 : 0,
    }
  }

  function lineEnd(bytes: Uint8Array, start: number): number {
    for (let at = start; at + width <= bytes.length; at += width) if (unit(bytes, at) === lineFeed) return at + width
    return bytes.length
  }

  return {
    *push(chunk) {
      let bytes = chunk
      if (rest.length > 0) {
        bytes = new Uint8Array(rest.length + chunk.length)
        bytes.set(rest)
        bytes.set(chunk, rest.length)
      }
      if (!skipped && bytes.length >= form.mark) {
        bytes = bytes.subarray(form.mark)
        base = form.mark
        skipped = true
      }
      yield* split(bytes, false)
    },
    *end() {
      while (rest.length > 0) {
        const before = rest.length
        yield* split(rest, true)
        if (rest.length === before) return
      }
    },
  }
}
