import type { InputFormat, OutputFormat } from '@carrel/marc'
import { CommandError } from '../command.ts'
import { linkedNames } from './linked-formats.ts'

const inputNames: Readonly<Record<string, InputFormat>> = {
  iso2709: 'iso2709',
  mrc: 'iso2709',
  marc: 'iso2709',
  marc21: 'iso2709',
  usmarc: 'iso2709',
  unimarc: 'iso2709',
  marcxml: 'marcxml',
  xml: 'marcxml',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  mrk: 'mrk',
  mnemonic: 'mrk',
  line: 'line',
  text: 'text',
  aleph: 'aleph',
  microlif: 'microlif',
  lif: 'microlif',
}
const outputNames: Readonly<Record<string, OutputFormat>> = {
  iso2709: 'iso2709',
  mrc: 'iso2709',
  marc: 'iso2709',
  marc21: 'iso2709',
  usmarc: 'iso2709',
  marcxml: 'marcxml',
  xml: 'marcxml',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  mrk: 'mrk',
  mnemonic: 'mrk',
  line: 'line',
  text: 'line',
}
const endings: Readonly<Record<string, OutputFormat>> = {
  mrc: 'iso2709',
  marc: 'iso2709',
  dat: 'iso2709',
  iso: 'iso2709',
  iso2709: 'iso2709',
  usmarc: 'iso2709',
  xml: 'marcxml',
  marcxml: 'marcxml',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  mrk: 'mrk',
  mrk8: 'mrk',
  txt: 'line',
  line: 'line',
}

/** The format that `--from` names. */
export function inputFormat(name: string | undefined): InputFormat | undefined {
  return name === undefined ? undefined : named(inputNames, name, '--from')
}

/** The format that `--to` names, or that the name of the file ends with. */
export function outputFormat(name: string | undefined, file: string): OutputFormat {
  if (name !== undefined) return named(outputNames, name, '--to')
  const ending = /\.([A-Za-z0-9]+)(?:\.gz)?$/.exec(file)?.[1]?.toLowerCase() ?? ''
  const format = endings[ending]
  if (format) return format
  const where = file === '-' ? 'Standard output has' : `"${file}" has`
  throw new CommandError(`${where} no ending that tells a format; say --to ${formatList(outputNames)}.`)
}

function named<Format extends string>(names: Readonly<Record<string, Format>>, name: string, option: string): Format {
  const key = name.toLowerCase().replaceAll(/[-_ ]/g, '')
  const format = Object.hasOwn(names, key) ? names[key] : undefined
  if (format === undefined) throw new CommandError(`${option} ${name} is not a format; there are ${formatList(names)}.`)
  return format
}

function formatList(names: Readonly<Record<string, string>>): string {
  return `${[...new Set(Object.values(names))].join(', ')}; marc convert knows ${linkedNames} besides`
}
