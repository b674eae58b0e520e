/** A line of a table, with the number at which it begins (from 1) and as it was written. */
export interface CutLine {
  readonly number: number
  readonly text: string
  readonly fields: readonly string[]
}

/** What stands between the fields: a tab by the standard (RP-9 §6.3.2), a comma in exports of spreadsheets. */
export type Separator = '\t' | ','

/** The separator that a heading line is written with. */
export function separatorOf(heading: string): Separator {
  return !heading.includes('\t') && heading.includes(',') ? ',' : '\t'
}

/**
 * Cuts a text into lines and fields, one at a time. Between tabs a quotation mark is a character of a title, save where it encloses
 * a whole field; between commas it encloses fields that may go over lines (RFC 4180). Empty lines are left out.
 */
export function* cutLines(text: string, separator: Separator): Generator<CutLine> {
  let [at, number] = [0, 1]
  while (at < text.length) {
    const end = separator === '\t' ? lineEnd(text, at) : quotedEnd(text, at)
    const line = text.slice(at, end)
    const begun = number
    number += 1 + (separator === ',' ? (line.match(/\r\n?|\n/g)?.length ?? 0) : 0)
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (line.trim() === '') continue
    yield { number: begun, text: line, fields: separator === '\t' ? line.split('\t').map(bare) : commaFields(line) }
  }
}

function lineEnd(text: string, from: number): number {
  // Old files end lines with a carriage return alone.
  const sign = /[\r\n]/g
  sign.lastIndex = from
  return sign.exec(text)?.index ?? text.length
}

/** The end of a record; a quotation mark that is never closed ends with its line, so that it does not swallow the file. */
function quotedEnd(text: string, from: number): number {
  const longest = Math.min(text.length, from + 100_000)
  let isInside = false
  for (let at = from; at < longest; at++) {
    const sign = text[at]
    if (sign === '"') isInside = !isInside
    else if (!isInside && (sign === '\n' || sign === '\r')) return at
  }
  return isInside || longest < text.length ? lineEnd(text, from) : text.length
}

function bare(field: string): string {
  const inner = /^\s*"((?:[^"]|"")*)"\s*$/.exec(field)?.[1]
  return inner === undefined ? field : inner.replaceAll('""', '"')
}

function commaFields(line: string): string[] {
  const fields: string[] = []
  for (let at = 0; ;) {
    if (line[at] === '"') {
      const quoted = /"((?:[^"]|"")*)"?/y
      quoted.lastIndex = at
      const found = quoted.exec(line)
      const end = at + (found?.[0].length ?? 1)
      const comma = line.indexOf(',', end)
      const stop = comma === -1 ? line.length : comma
      fields.push((found?.[1] ?? '').replaceAll('""', '"') + line.slice(end, stop))
      if (comma === -1) return fields
      at = comma + 1
    } else {
      const comma = line.indexOf(',', at)
      fields.push(line.slice(at, comma === -1 ? line.length : comma))
      if (comma === -1) return fields
      at = comma + 1
    }
  }
}
