import { columnOf } from './columns.ts'
import { cutLines, separatorOf, type Separator } from './cut-lines.ts'
import { decode, type KbartEncoding } from './decode.ts'
import { checkLine } from './check-line.ts'

/** A line that was taken: its columns that are not empty, those of other names among them. */
export interface KbartLine {
  readonly number: number
  readonly values: Readonly<Record<string, string>>
  /** What is doubtful about it, in sentences. */
  readonly doubts: readonly string[]
}

/** A line that was not taken: where it stands, as it was written, and every reason in a sentence. */
export interface RefusedLine {
  readonly number: number
  readonly text: string
  readonly reasons: readonly string[]
}

/** A file as it begins: how it is written, and its lines one after the other. */
export interface KbartFile {
  readonly encoding: KbartEncoding
  readonly separator: Separator
  /** Names of the columns in their order; older names in their present form. */
  readonly columns: readonly string[]
  /** The heading line as it was written. */
  readonly heading: string
  readonly lines: () => Generator<
    { readonly ok: true; readonly line: KbartLine } | ({ readonly ok: false } & RefusedLine)
  >
}

const longestLine = 50_000
const mostColumns = 200

/**
 * Reads a KBART file of Phase I or II. Columns are known by their headings, in any order; those of other names are kept. Gives a
 * sentence where the whole file is not to be read.
 *
 * @example
 * const file = readKbart(bytes)
 * if (typeof file !== 'string') for (const each of file.lines()) if (each.ok) each.line.values['publication_title']
 */
export function readKbart(bytes: Uint8Array): KbartFile | string {
  if (bytes.length === 0) return 'The file is empty.'
  const { text, encoding } = decode(bytes)
  const separator = separatorOf(/[^\r\n]*/.exec(text.replace(/^[\r\n]+/, '').slice(0, longestLine))?.[0] ?? '')
  const [first] = cutLines(text, separator)
  if (!first) return 'The file is empty.'
  if (first.text.length > longestLine || first.fields.length > mostColumns) return notKbart
  const names = first.fields.map(columnOf)
  if (!names.includes('publication_title')) return notKbart
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice !== undefined) return `The column “${twice}” stands in the file twice. Take one of them away.`
  return { encoding, separator, columns: names, heading: first.text, lines: () => linesOf(text, separator, names) }
}

const notKbart =
  'This is no KBART file: its first line has no column “publication_title”. Choose the title list of the provider in KBART form (.txt or .tsv).'

function* linesOf(text: string, separator: Separator, names: readonly string[]): ReturnType<KbartFile['lines']> {
  let isHeading = true
  for (const { number, text: written, fields } of cutLines(text, separator)) {
    if (isHeading) {
      isHeading = false
      continue
    }
    if (written.length > longestLine) {
      const reasons = [`The line is longer than ${longestLine} characters: is a quotation mark or a line end missing?`]
      yield { ok: false, number, text: written.slice(0, longestLine), reasons }
      continue
    }
    const more = fields.slice(names.length).filter((field) => field.trim() !== '')
    if (more.length > 0) {
      const reasons = [
        `The line has ${fields.length} fields, the first line of the file only ${names.length}: is there a ${separator === '\t' ? 'tab' : 'comma'} within a title?`,
      ]
      yield { ok: false, number, text: written, reasons }
      continue
    }
    const values: Record<string, string> = {}
    names.forEach((name, at) => {
      const value = tidy(fields[at] ?? '')
      if (name !== '' && name !== '__proto__' && value !== '') values[name] = value
    })
    const { reasons, doubts } = checkLine(values)
    yield reasons.length > 0
      ? { ok: false, number, text: written, reasons }
      : { ok: true, line: { number, values, doubts } }
  }
}

/** A field without control characters and space at its ends. */
function tidy(field: string): string {
  return field.replaceAll(/[\p{Cc}\uFEFF\p{Cs}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
}
