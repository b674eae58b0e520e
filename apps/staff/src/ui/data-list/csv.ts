import type { Column } from './columns.ts'

/**
 * A list as CSV (RFC 4180, CRLF, with the byte order mark that spreadsheets need for UTF-8). Texts that a spreadsheet would
 * run as a formula get an apostrophe before them; numbers are left alone.
 */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const exported = columns.filter((column) => column.text !== undefined)
  const lines = [exported.map((column) => cell(column.title))]
  for (const row of rows) lines.push(exported.map((column) => cell(column.text?.(row))))
  return `\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}

/** Hands a text or bytes to the browser as a file to keep. */
export function saveFile(name: string, content: BlobPart, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+([.,]\d+)*$/.test(value) ? `'${value}` : value
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
