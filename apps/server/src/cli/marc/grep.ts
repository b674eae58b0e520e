import {
  controlNumber,
  createWriter,
  matchesTag,
  subfieldTexts,
  textOf,
  type Field,
  type MarcRecord,
  type MarcWriter,
} from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { inputFormat, outputFormat } from './format-names.ts'
import { openInput } from './input.ts'
import { createOutput, streamOutput, type MarcOutput } from './output.ts'

const usage =
  'marc grep [--tag T] [--subfield C] [--ignore-case] [--invert] [--count] [--output FILE] [--from FORMAT] PATTERN FILE'

/** What is looked for. */
interface Search {
  readonly pattern: RegExp
  readonly tag: string | undefined
  readonly subfield: string | undefined
}

/**
 * `carrel marc grep`: finds records by a regular expression over the text of their fields. Prints the control number and
 * the field for each field that matches; `--tag 6XX` and `--subfield a` look in some only. `--invert` finds the records in
 * which nothing matches. Gives 1 when nothing is found.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      tag: { type: 'string' },
      subfield: { type: 'string' },
      'ignore-case': { type: 'boolean', short: 'i' },
      invert: { type: 'boolean' },
      count: { type: 'boolean' },
      output: { type: 'string' },
      from: { type: 'string' },
    },
    usage,
  )
  const [pattern, file] = positionals
  if (pattern === undefined || file === undefined || positionals.length > 2)
    throw new CommandError(`Usage: carrel ${usage}`)
  const search: Search = {
    pattern: readPattern(pattern, values['ignore-case'] === true),
    tag: values.tag,
    subfield: values.subfield?.replace(/^\$/, ''),
  }
  const input = await openInput(file, io, { format: inputFormat(values.from) })
  const results = new Results(io, values.output, values.count === true)
  try {
    for await (const batch of input.batches) {
      for (const { record } of batch) {
        if (!record) continue
        const fields = record.fields.filter((field) => matches(field, search))
        if (values.invert ? fields.length === 0 : fields.length > 0) results.add(record, fields)
      }
      if (results.hasText) input.progress.clear()
      await results.flush()
    }
    await results.finish()
  } catch (error) {
    await results.abort()
    throw error
  }
  return results.found > 0 ? 0 : 1
}

function readPattern(pattern: string, ignoreCase: boolean): RegExp {
  try {
    return new RegExp(pattern, ignoreCase ? 'iu' : 'u')
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error)
    throw new CommandError(`The pattern is not a regular expression: ${why}.`)
  }
}

function matches(field: Field, { pattern, tag, subfield }: Search): boolean {
  if (tag !== undefined && !matchesTag(field.tag, tag)) return false
  if (subfield === undefined) return pattern.test(textOf(field))
  return subfieldTexts(field, subfield).some((text) => pattern.test(text))
}

/** What was found, on its way out: as lines, as a number, or as records. */
class Results {
  found = 0
  readonly #io: CommandIo
  readonly #isCount: boolean
  readonly #stdout: MarcOutput
  readonly #output: MarcOutput | undefined
  readonly #writer: MarcWriter | undefined
  #text = ''
  #refused = 0

  constructor(io: CommandIo, file: string | undefined, isCount: boolean) {
    this.#io = io
    this.#isCount = isCount
    this.#stdout = streamOutput(io.stdout)
    if (file === undefined) return
    this.#writer = createWriter(outputFormat(undefined, file))
    this.#output = createOutput(file)
  }

  get hasText(): boolean {
    return this.#text !== ''
  }

  add(record: MarcRecord, fields: readonly Field[]): void {
    this.found++
    if (this.#writer) {
      const problem = this.#writer.append(record)
      if (problem?.severity === 'error') this.#refused++
    } else if (!this.#isCount) {
      const control = controlNumber(record)
      if (fields.length === 0) this.#text += `${control}\n`
      for (const field of fields) this.#text += `${control}\t${lineOf(field)}\n`
    }
  }

  async flush(): Promise<void> {
    const text = this.#text
    this.#text = ''
    await this.#stdout.write(new TextEncoder().encode(text))
    if (this.#writer && this.#writer.pending > 512 * 1024) await this.#write(this.#writer.take())
  }

  async finish(): Promise<void> {
    if (this.#writer && this.#output) {
      await this.#write(this.#writer.take())
      await this.#output.write(this.#writer.footer)
      await this.#output.finish()
      const refused = this.#refused > 0 ? `, ${this.#refused} too long to be written` : ''
      this.#io.stderr.write(`${this.found - this.#refused} records written${refused}\n`)
    }
    if (this.#isCount) this.#io.stdout.write(`${this.found}\n`)
  }

  async abort(): Promise<void> {
    await this.#output?.abort()
  }

  #hasHeader = false

  async #write(bytes: Uint8Array): Promise<void> {
    if (!this.#hasHeader && this.#writer) await this.#output?.write(this.#writer.header)
    this.#hasHeader = true
    await this.#output?.write(bytes)
  }
}

function lineOf(field: Field): string {
  if (field.kind === 'control') return `${field.tag} ${field.value}`
  const subfields = field.subfields.map(({ code, value }) => `$${code}${value}`).join('')
  return `${field.tag} ${field.indicators} ${subfields}`.replace(/[\r\n\t]/g, ' ')
}
