import { readFile } from 'node:fs/promises'
import { readAddress, readColumns, type Column, type Separator, type TableForm } from '@carrel/marc-reports'
import { CommandError } from '../command.ts'

const separators: Readonly<Record<string, Separator>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  bar: '|',
  ',': ',',
  ';': ';',
  '\t': '\t',
  '|': '|',
}

/** The separator that was asked for by name or by sign. */
export function separatorNamed(name: string | undefined): Separator | undefined {
  if (name === undefined) return undefined
  const separator = Object.hasOwn(separators, name) ? separators[name] : undefined
  if (separator !== undefined) return separator
  throw new CommandError(`--separator ${name} is not known; there are comma, semicolon, tab and bar.`)
}

/** The separator of a table by the name of its file: tabs for `.tsv` and `.txt`, else commas. */
export function separatorFor(file: string, asked: string | undefined): Separator {
  return separatorNamed(asked) ?? (/\.(?:tsv|tab|txt)(?:\.gz)?$/i.test(file) ? '\t' : ',')
}

/** What a table of records is to be like, as it was asked for. */
export interface TableAsked {
  readonly columns?: string | undefined
  readonly map?: string | undefined
  readonly rows?: string | undefined
  readonly joiner?: string | undefined
}

/** What a usual title list has. */
const usualColumns = '001,245$a,245$b,245$c,100$a,264$b,264$c,020$a,650$a'

/**
 * The form of a table, out of options or of a saved file: a column to a line, and lines such as `rows: 949` and
 * `joiner:  | `; those that begin with `#` are notes.
 */
export async function tableForm(asked: TableAsked): Promise<TableForm> {
  if (asked.columns !== undefined && asked.map !== undefined) {
    throw new CommandError('Say either --columns or --map: a saved map has the columns already.')
  }
  const saved = asked.map === undefined ? undefined : readSaved(await readTextFile(asked.map, 'map'))
  const joiner = asked.joiner ?? saved?.joiner
  const columns: Column[] = []
  for (const line of saved?.columns ?? [asked.columns ?? usualColumns]) {
    const read = readColumns(line, joiner)
    if (typeof read === 'string') throw new CommandError(read)
    columns.push(...read)
  }
  if (columns.length === 0) throw new CommandError(`The map "${asked.map}" has no columns.`)
  const rows = asked.rows ?? saved?.rows
  const place = rows === undefined ? undefined : readAddress(rows)
  if (typeof place === 'string') throw new CommandError(place)
  return { columns, rows: place }
}

/** What a saved file of a table's form is like; it can be read again. */
export function savedForm({ columns, rows }: TableForm): string {
  const lines = columns.map(({ heading, address, joiner, only }) => {
    const title = heading === address.text ? '' : `"${heading}"=`
    return `${title}${address.text}${only === undefined ? '' : `#${only}`}[]:"${joiner}"`
  })
  return `# Columns of a table made of records: carrel marc to-table FILE --map THIS --out TABLE.csv\n${
    rows ? `rows: ${rows.text}\n` : ''
  }${lines.join('\n')}\n`
}

/** Reads a small text file that an option names. */
export async function readTextFile(file: string, what: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    const why = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'is not there' : 'cannot be read'
    throw new CommandError(`The ${what} "${file}" ${why}.`)
  }
}

function readSaved(text: string): {
  readonly columns: readonly string[]
  readonly rows: string | undefined
  readonly joiner: string | undefined
} {
  const columns: string[] = []
  let [rows, joiner]: [string | undefined, string | undefined] = [undefined, undefined]
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, name, value = ''] = /^(rows|joiner):\s?(.*)$/.exec(line) ?? []
    if (name === 'rows') rows = value.trim()
    else if (name === 'joiner') joiner = value
    else columns.push(line)
  }
  return { columns, rows, joiner }
}
