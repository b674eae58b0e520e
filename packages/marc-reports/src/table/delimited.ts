/** What separates the cells of a row: a comma, a semicolon, a tab or a bar. */
export type Separator = ',' | ';' | '\t' | '|'

/** A row as it is written (RFC 4180): cells with a separator, a quotation mark or a line break in them are quoted. */
export function writeRow(cells: readonly string[], separator: Separator): string {
  // A table of one empty cell would be an empty line, which is no row for most programs.
  if (cells.length === 1 && cells[0] === '') return '""\r\n'
  return `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`
}

/**
 * A cell that a spreadsheet would take for a formula, so that opening a table of foreign records runs nothing. Numbers with a
 * sign stay numbers.
 */
export function withoutFormula(cell: string): string {
  return /^[=@\t\r]|^[+-](?![\d.,]*$)/.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string, separator: Separator): string {
  const needs = cell.includes(separator) || /["\r\n]/.test(cell) || /^\s|\s$/.test(cell)
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** One row that was read, or what is wrong with it. */
export interface ReadRow {
  /** The line on which it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** The row as it stood in the file. */
  readonly raw: string
  readonly problem?: string
}

const MOST_CELL = 1_000_000
const MOST_CELLS = 10_000

/** Turns pieces of text into rows. */
export interface RowReader {
  push(text: string): ReadRow[]
  end(): ReadRow[]
}

/** Reads separated text (RFC 4180, with any of the usual separators and line ends). A quotation mark within a cell that does not
 * begin with one is a character like any other. */
export function rowReader(separator: Separator): RowReader {
  let [cell, raw, cells]: [string, string, string[]] = ['', '', []]
  let [line, begun, isQuoted, wasQuoted] = [1, 1, false, false]
  let pending = ''
  let problem: string | undefined
  const row = (): ReadRow => {
    const read: ReadRow = { line: begun, cells: [...cells, cell], raw, ...(problem !== undefined && { problem }) }
    ;[cell, raw, cells, wasQuoted, problem, begun] = ['', '', [], false, undefined, line]
    return read
  }
  const take = (text: string, isLast: boolean): ReadRow[] => {
    const rows: ReadRow[] = []
    const all = pending + text
    // What a quotation mark or a carriage return means depends on the character behind it.
    const end = isLast ? all.length : all.length - 1
    let at = 0
    for (; at < end; at++) {
      const character = all[at]!
      raw += character
      if (isQuoted) {
        if (character === '"' && all[at + 1] === '"') {
          cell += '"'
          raw += '"'
          at++
        } else if (character === '"') isQuoted = false
        else {
          if (character === '\n') line++
          cell += character
        }
      } else if (character === '"' && cell.trim() === '' && !wasQuoted) {
        ;[cell, isQuoted, wasQuoted] = ['', true, true]
      } else if (character === separator) {
        if (cells.length < MOST_CELLS) cells.push(cell)
        else problem = `The row has more than ${MOST_CELLS} cells.`
        ;[cell, wasQuoted] = ['', false]
      } else if (character === '\n' || (character === '\r' && all[at + 1] !== '\n')) {
        line++
        rows.push(row())
      } else if (character !== '\r') cell += character
      if (cell.length > MOST_CELL) {
        problem = 'A cell is longer than a million characters; a quotation mark may be missing.'
        ;[cell, isQuoted] = ['', false]
      }
    }
    pending = all.slice(at)
    return rows.filter((each) => !isBlank(each))
  }
  return {
    push: (text) => take(text, false),
    end() {
      const rows = take('', true)
      if (isQuoted) problem = 'A quotation mark is not closed.'
      if (raw !== '' || problem !== undefined) rows.push(row())
      return rows.filter((each) => !isBlank(each))
    },
  }
}

function isBlank({ cells, raw, problem }: ReadRow): boolean {
  return problem === undefined && cells.length === 1 && raw.trim() === ''
}

/** The separator that the first line has most of; a comma when it has none. */
export function guessSeparator(head: string): Separator {
  const [line = ''] = head.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/)
  const counts = (['\t', ';', ',', '|'] as const).map((separator) => ({
    separator,
    count: line.split(separator).length,
  }))
  const best = counts.reduce((most, each) => (each.count > most.count ? each : most))
  return best.count > 1 ? best.separator : ','
}
