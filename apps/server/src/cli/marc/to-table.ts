import { writeFile } from 'node:fs/promises'
import { headRow, rowsOf, writeRow } from '@carrel/marc-reports'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { createOutput, streamOutput } from './output.ts'
import { refuseSameFile } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { savedForm, separatorFor, tableForm } from './table-options.ts'
import { readingOptions, walkRecords } from './walk-records.ts'
import { refusedFile, secondsSince, tellEnd } from './writing-options.ts'

const usage =
  'marc to-table FILE --out TABLE.csv [--columns 001,Title=245$ab,650$a[]:"; " | --map FILE] [--rows 949] [--joiner "; "] [--separator comma|semicolon|tab|bar] [--no-head] [--save-map FILE] [--refused FILE] [--json] [--from FORMAT]'

const ENOUGH = 512 * 1024

/**
 * `carrel marc to-table`: makes a table of records, with a column for each place that is asked for and a row for each record
 * or each field of a tag. Tables are UTF-8 with a byte order mark, by which spreadsheets know that.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...readingOptions,
      out: { type: 'string' },
      columns: { type: 'string' },
      map: { type: 'string' },
      rows: { type: 'string' },
      joiner: { type: 'string' },
      separator: { type: 'string' },
      'no-head': { type: 'boolean' },
      'save-map': { type: 'string' },
      refused: { type: 'string' },
    },
    usage,
  )
  const [file] = positionals
  const { out } = values
  if (file === undefined || positionals.length > 1 || out === undefined)
    throw new CommandError(`Usage: carrel ${usage}`)
  refuseSameFile(out, file)
  const started = performance.now()
  const form = await tableForm(values)
  const separator = separatorFor(out, values.separator)
  const refusals = keepRefusals(refusedFile(values.refused, out))
  const output = out === '-' ? streamOutput(io.stdout) : createOutput(out)
  const encoder = new TextEncoder()
  let [rows, empty, text] = [0, 0, out === '-' ? '' : '\uFEFF']
  try {
    if (values['no-head'] !== true) text += writeRow(headRow(form), separator)
    const { records } = await walkRecords(file, io, values, refusals, async (record) => {
      const made = rowsOf(record, form)
      if (made.length === 0) empty++
      rows += made.length
      for (const cells of made) text += writeRow(cells, separator)
      if (text.length < ENOUGH) return
      const full = text
      text = ''
      await output.write(encoder.encode(full))
    })
    await output.write(encoder.encode(text))
    await refusals.finish()
    await output.finish()
    if (values['save-map'] !== undefined) await writeFile(values['save-map'], savedForm(form))
    const totals = { records, rows, columns: form.columns.length, withoutRow: empty, refused: refusals.count }
    tellEnd(
      io,
      values,
      { ...totals, seconds: secondsSince(started) },
      `read ${records}, ${rows} rows of ${totals.columns} columns, ${empty} records without a row, refused ${refusals.count}${refusals.note}`,
    )
    return refusals.count > 0 ? 1 : 0
  } catch (error) {
    await output.abort()
    await refusals.abort()
    throw error
  }
}
