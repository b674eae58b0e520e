import type { Platform } from '../../platform/platform.ts'
import { readWork, type Actor } from '../../platform/work.ts'
import type { FlaggedField, FlagFilters } from './contract.ts'
import { flagsAfter } from './list-flags.ts'

/** Signs that may stand between the columns. */
export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

const portion = 500
const head = [
  'title number',
  'control number',
  'title',
  'rule',
  'code',
  'severity',
  'tag',
  'occurrence',
  'subfield',
  'message',
  'field',
  'found',
  'saved by',
  'saved',
]

/** All flags that fulfil conditions as delimited text (RFC 4180), a portion at a time. */
export async function* flagsCsv(
  platform: Platform,
  actor: Actor,
  filters: FlagFilters,
  delimiter: Delimiter,
): AsyncGenerator<string> {
  const line = (cells: readonly (string | number | null)[]) =>
    `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`
  // Spreadsheets know UTF-8 by this mark.
  yield `\uFEFF${line(head)}`
  let after: { readonly bib: number; readonly id: number } | undefined
  for (;;) {
    const flags = await flagsAfter(readWork(platform, actor), filters, after, portion)
    yield flags
      .map((flag) =>
        line([
          flag.bib,
          flag.controlNumber,
          flag.title,
          flag.rule,
          flag.code,
          flag.severity,
          flag.tag,
          flag.occurrence,
          flag.subfield,
          flag.message,
          flag.field === null ? '' : fieldText(flag.field),
          flag.foundAt,
          flag.savedBy,
          flag.savedAt,
        ]),
      )
      .join('')
    const last = flags.at(-1)
    if (!last || flags.length < portion) return
    after = { bib: last.bib, id: last.id }
  }
}

function fieldText({ indicators, parts }: FlaggedField): string {
  const blanks = indicators === null ? '' : `${indicators.replaceAll(' ', '#')} `
  return blanks + parts.map(({ code, text }) => (code === null ? text : `$${code}${text}`)).join('')
}

function quoted(cell: string | number | null, delimiter: string): string {
  const text = String(cell ?? '')
  // A spreadsheet would take these for formulas.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
