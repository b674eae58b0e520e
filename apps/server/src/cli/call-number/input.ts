import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { CallNumberScheme } from '@carrel/call-number'
import { CommandError } from '../command.ts'

const schemes = ['lc', 'ddc', 'nlm', 'sudoc', 'local'] as const
const aliases: Readonly<Record<string, CallNumberScheme>> = { dewey: 'ddc', loc: 'lc', docs: 'sudoc' }
const marcEndings = /\.(?:mrc|marc|dat|iso|iso2709|xml|json|jsonl|mrk|lif)(?:\.gz)?$/i

/** A scheme named on the command line. */
export function readScheme(name: string | undefined): CallNumberScheme | undefined {
  if (name === undefined) return undefined
  const scheme = schemes.find((one) => one === name.toLowerCase()) ?? aliases[name.toLowerCase()]
  if (scheme) return scheme
  throw new CommandError(`--scheme ${name} is not known; there are ${schemes.join(', ')}.`)
}

/** True for a file of MARC records, by its name. */
export function isMarc(file: string): boolean {
  return marcEndings.test(file)
}

/** The lines of a text file, or of standard input for `-`. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  if (file !== '-') {
    const found = await stat(file).catch(() => undefined)
    if (!found) throw new CommandError(`There is no file "${file}".`)
    if (!found.isFile()) throw new CommandError(`"${file}" is no file.`)
  }
  const input = file === '-' ? process.stdin : createReadStream(file)
  for await (const line of createInterface({ input, crlfDelay: Infinity })) yield line.replace(/^\uFEFF/, '')
}
