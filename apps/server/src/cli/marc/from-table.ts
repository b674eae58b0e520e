import type { MarcEntry } from '@carrel/marc'
import {
  guessSeparator,
  mapFromHead,
  readTableMap,
  recordFromRow,
  rowReader,
  type ReadRow,
  type RowReader,
  type TableMap,
} from '@carrel/marc-reports'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { openRecordOutput, refuseSameFile } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { readTextFile, separatorNamed } from './table-options.ts'
import { textPieces } from './text-input.ts'
import { refusedFile, secondsSince, tellEnd, writingFor, writingOptions } from './writing-options.ts'

const usage =
  'marc from-table TABLE --out FILE [--map FILE] [--joiner "; "] [--separator comma|semicolon|tab|bar] [--no-head] [--to FORMAT] [--encoding E] [--refused FILE] [--json]'

/**
 * `carrel marc from-table`: makes a record of each row of a table, as a map says: a line of mnemonic text for each field with
 * `{Column}` where cells go. Without a map the heads of the columns are the places that the cells go to.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...writingOptions,
      json: { type: 'boolean' },
      map: { type: 'string' },
      joiner: { type: 'string' },
      separator: { type: 'string' },
      'no-head': { type: 'boolean' },
    },
    usage,
  )
  const [file] = positionals
  const { out } = values
  if (file === undefined || positionals.length > 1 || out === undefined)
    throw new CommandError(`Usage: carrel ${usage}`)
  refuseSameFile(out, file)
  if (values['no-head'] === true && values.map === undefined) {
    throw new CommandError('A table without heads needs a map (--map FILE) that calls its columns {1}, {2} and so on.')
  }
  const started = performance.now()
  const mapText = values.map === undefined ? undefined : await readTextFile(values.map, 'map')
  const asked = separatorNamed(values.separator)
  const refusals = keepRefusals(refusedFile(values.refused, out))
  const output = openRecordOutput(out, io, { ...writingFor(out, values), refusals })
  const encoder = new TextEncoder()
  const entered = new Date().toISOString().slice(2, 10).replaceAll('-', '')
  let reader: RowReader | undefined
  let map: TableMap | undefined
  let [rows, empty, head] = [0, 0, '']
  const refuse = async (row: ReadRow, why: string): Promise<void> => {
    io.stderr.write(`line ${row.line}: ${why}\n`)
    await refusals.keep({ ...entryOf(row, rows), raw: encoder.encode(`${row.raw.replace(/[\r\n]+$/, '')}\r\n`) })
  }
  const take = async (row: ReadRow): Promise<void> => {
    if (!map) {
      const heads = values['no-head'] === true ? [] : row.cells.map((cell) => cell.trim())
      const width = row.cells.length
      const read = mapText === undefined ? mapFromHead(heads, values.joiner) : readTableMap(mapText, heads, width)
      if (typeof read === 'string') throw new CommandError(read)
      map = read
      if (read.unused.length > 0) io.stderr.write(`Not used: the columns ${read.unused.join(', ')}.\n`)
      if (values['no-head'] !== true) return
    }
    rows++
    if (row.problem !== undefined) return refuse(row, row.problem)
    if (map.head.length > 0 && row.cells.length > map.head.length) {
      return refuse(row, `The row has ${row.cells.length} cells, but there are ${map.head.length} columns.`)
    }
    const record = recordFromRow(map, row.cells, entered)
    if (record) return output.write(record, entryOf(row, rows))
    empty++
  }
  try {
    for await (const piece of textPieces(file)) {
      if (!reader) {
        head += piece
        if (head.length < 4096 && !/[\r\n].*[\r\n]/s.test(head)) continue
        reader = rowReader(asked ?? guessSeparator(head))
        for (const row of reader.push(head.replace(/^\uFEFF/, ''))) await take(row)
        continue
      }
      for (const row of reader.push(piece)) await take(row)
    }
    if (!reader) {
      reader = rowReader(asked ?? guessSeparator(head))
      for (const row of reader.push(head.replace(/^\uFEFF/, ''))) await take(row)
    }
    for (const row of reader.end()) await take(row)
    if (!map) throw new CommandError(`"${file}" is empty: a table has a row of heads and a row for each record.`)
    await refusals.finish()
    await output.finish()
  } catch (error) {
    await output.abort()
    await refusals.abort()
    throw error
  }
  const totals = { rows, written: output.written, empty, refused: refusals.count, unused: map.unused }
  tellEnd(
    io,
    values,
    { ...totals, seconds: secondsSince(started) },
    `read ${rows} rows, written ${totals.written} records, ${empty} rows were empty, refused ${refusals.count}${refusals.note}`,
  )
  return refusals.count > 0 ? 1 : 0
}

function entryOf(row: ReadRow, number: number): MarcEntry {
  const raw = new TextEncoder().encode(row.raw)
  return { kind: 'record', number, offset: row.line, record: undefined, raw, problems: [] }
}
