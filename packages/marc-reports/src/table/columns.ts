import { isAt, readAddress, textsAt, textsIn, type Address } from '../address/address.ts'
import type { Field, MarcRecord } from '@carrel/marc'

/** One column of a table made of records. */
export interface Column {
  /** What stands at its head. */
  readonly heading: string
  readonly address: Address
  /** What stands between repeated texts. */
  readonly joiner: string
  /** The one of repeated texts that is wanted, from 1; undefined for all of them. */
  readonly only: number | undefined
}

/** A table made of records. */
export interface TableForm {
  readonly columns: readonly Column[]
  /** Each field with this tag gets a row of its own, such as each item; undefined for one row a record. */
  readonly rows: Address | undefined
}

/** What stands between repeated texts unless it is said. */
export const JOINER = '; '

/**
 * Reads columns as they are written in one line: places separated by commas, `Heading=245$a` with a heading of its own,
 * `650$a[]:"; "` with what stands between repeats, `650$a#1` for the first of them. A text says what is wrong.
 *
 * ```ts
 * readColumns('001,Title=245$ab,650$a[]:" | ",008/35-37')
 * ```
 */
export function readColumns(text: string, joiner = JOINER): readonly Column[] | string {
  const columns: Column[] = []
  for (const part of splitColumns(text)) {
    const column = readColumn(part, joiner)
    if (typeof column === 'string') return column
    columns.push(column)
  }
  return columns.length > 0 ? columns : 'Say which columns are wanted: 001,245$a,650$a for example.'
}

/** The row of heads of a table. */
export function headRow({ columns }: TableForm): string[] {
  return columns.map(({ heading }) => heading)
}

/** The rows of a record: one, or one for each field that rows are made of (none when it has no such field). */
export function rowsOf(record: MarcRecord, { columns, rows }: TableForm): string[][] {
  if (!rows) return [columns.map((column) => cell(textsAt(record, column.address), column))]
  return record.fields
    .filter((field) => isAt(field, rows))
    .map((field) => columns.map((column) => cell(textsFor(record, field, column, rows), column)))
}

/** Columns of the tag that rows are made of look into that one field, others into the whole record. */
function textsFor(record: MarcRecord, field: Field, { address }: Column, rows: Address): string[] {
  return address.tag === rows.tag ? textsIn(field, address) : textsAt(record, address)
}

function cell(texts: readonly string[], { joiner, only }: Column): string {
  const wanted = only === undefined ? texts : texts.slice(only - 1, only)
  return wanted.map((text) => text.replaceAll(/[\r\n\t]+/g, ' ')).join(joiner)
}

const form =
  /^(?:(?<heading>[^=]+)=)?(?<place>[^[#:]*(?:\[[^\]]{2}\][^[#:]*)?)(?:#(?<only>\d{1,4}))?(?<repeats>\[\])?(?::(?<joiner>.*))?$/s

function readColumn(text: string, usual: string): Column | string {
  const parts = form.exec(text)?.groups
  if (!parts) return `“${text}” is not a column; write 245$a, Title=245$a or 650$a[]:"; ".`
  const { heading, place = '', only, joiner } = parts
  const address = readAddress(place)
  if (typeof address === 'string') return address
  return {
    heading: unquoted(heading?.trim() ?? address.text),
    address,
    joiner: joiner === undefined ? usual : unquoted(joiner),
    only: only === undefined ? undefined : Math.max(1, Number(only)),
  }
}

/** Cuts at commas that stand outside quotation marks. */
function splitColumns(text: string): string[] {
  return (text.match(/(?:"[^"]*"|[^,"\n])+/g) ?? [])
    .map((part) => part.trimStart())
    .filter((part) => part.trim() !== '')
}

function unquoted(text: string): string {
  return /^".*"$/s.test(text.trim()) ? text.trim().slice(1, -1) : text
}
