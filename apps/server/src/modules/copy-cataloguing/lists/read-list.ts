import { normalizeIsbn, parseIsbn } from '@carrel/identifiers'
import { foldText } from '@carrel/text'
import { createCsvSplitter, detectCsv, type CsvRecord } from '../../../platform/csv.ts'
import { listColumns, type ListColumn } from '../contract-list-columns.ts'

/** One line of a list: its ISBN, or what is wrong with it, and what else stands in it. */
export interface ListLine {
  /** From 1, as in the file: a head line and blank lines count. */
  readonly number: number
  readonly fields: readonly string[]
  readonly text: string
  readonly isbn: string | null
  readonly problem: string | null
  readonly cells: Readonly<Partial<Record<Exclude<ListColumn, 'isbn'>, string>>>
}

/** A list as it was read. */
export interface ReadList {
  readonly lines: readonly ListLine[]
  /** Which column is what, from 1, as it was found or told. */
  readonly columns: Readonly<Partial<Record<ListColumn, number>>>
  /** The head line; empty where there is none. */
  readonly header: readonly string[]
  /** Columns of the widest line. */
  readonly width: number
}

/** More lines than this are several lists. */
export const mostLines = 5000

const headers: readonly (readonly [ListColumn, RegExp])[] = [
  ['isbn', /^(e-?)?isbn|^ean$/],
  ['barcode', /barcode|item (id|number)/],
  ['callNumber', /call ?(number|no)|shelf ?mark|signatur/],
  ['itemType', /item ?type|material/],
  ['location', /location|shelving/],
  ['price', /price|cost|preis/],
  ['url', /^ur[li]$|link|address|access/],
  ['title', /title|titel/],
  ['author', /author|creator|verfasser/],
  ['note', /note|remark/],
]

/**
 * Reads a list of ISBNs: one to a line, or the columns of a delimited file, with or without a head line. Nothing is left
 * out: a line without an ISBN says why, blank lines only are passed over.
 *
 * @param told - which column is what, from 1, where the head line does not say it; 0: none, whatever it says
 */
export function readList(bytes: Uint8Array, told: ReadList['columns'] = {}): ReadList {
  const splitter = createCsvSplitter(detectCsv(bytes, true))
  const rows = [...splitter.push(bytes), ...splitter.end()].filter(({ fields }) =>
    fields.some((text) => text.trim() !== ''),
  )
  const [first] = rows
  const named = first ? headerColumns(first.fields) : {}
  const hasHeader = Object.keys(named).length > 0 && !first?.fields.some((text) => parseIsbn(text) !== undefined)
  const body = hasHeader ? rows.slice(1) : rows
  const given = Object.entries({ ...(hasHeader ? named : {}), ...told }).filter(([, at]) => at > 0)
  const columns = withIsbn(
    Object.fromEntries(given),
    body.map(({ fields }) => fields),
  )
  let last = 0
  return {
    lines: body.map((row) => {
      last = Math.max(last + 1, row.line)
      return lineOf(row, last, columns)
    }),
    columns,
    header: hasHeader ? (first?.fields ?? []) : [],
    width: rows.reduce((most, { fields }) => Math.max(most, fields.length), 0),
  }
}

function headerColumns(fields: readonly string[]): ReadList['columns'] {
  const found: Partial<Record<ListColumn, number>> = {}
  for (const [at, text] of fields.entries()) {
    const name = foldText(text).trim().replaceAll('_', ' ')
    const column = headers.find(([column, pattern]) => found[column] === undefined && pattern.test(name))?.[0]
    if (column !== undefined) found[column] = at + 1
  }
  return found
}

/** Where nothing says which column holds the ISBN it is the one with the most of them. */
function withIsbn(columns: ReadList['columns'], rows: readonly (readonly string[])[]): ReadList['columns'] {
  if (columns.isbn !== undefined) return columns
  const counts = new Map<number, number>()
  for (const row of rows.slice(0, 200)) {
    for (const [at, text] of row.entries()) {
      if (parseIsbn(text) !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a)
  return { ...columns, isbn: (best?.[0] ?? 0) + 1 }
}

function lineOf({ fields, broken }: CsvRecord, number: number, columns: ReadList['columns']): ListLine {
  const given = (fields[(columns.isbn ?? 1) - 1] ?? '').trim()
  const isbn = parseIsbn(given)?.isbn13 ?? null
  const cells: Partial<Record<Exclude<ListColumn, 'isbn'>, string>> = {}
  for (const column of listColumns) {
    const at = columns[column]
    if (column === 'isbn' || at === undefined) continue
    const text = (fields[at - 1] ?? '').trim().slice(0, 2000)
    if (text !== '') cells[column] = text
  }
  const text = fields.join(' · ').slice(0, 1000)
  if (broken !== undefined) return { number, fields, text, isbn: null, problem: brokenLines[broken], cells: {} }
  return { number, fields, text, isbn, problem: isbn === null ? isbnProblem(given) : null, cells }
}

const brokenLines = {
  quote: 'A quotation mark is opened in this line and never closed, so that its columns cannot be told apart.',
  'too-long': 'This line is longer than any line of a list.',
} as const

function isbnProblem(given: string): string {
  if (given === '') return 'There is no ISBN in this line.'
  return normalizeIsbn(given) === undefined
    ? `“${given.slice(0, 60)}” is not an ISBN: one has 10 or 13 characters.`
    : `“${given.slice(0, 60)}” is not an ISBN: its last character does not fit the others.`
}
