import { readFile } from 'node:fs/promises'
import { parseEncoding, type Encoding } from '@carrel/marc'
import { wantedTitleQuery, type WantedTitle } from '@carrel/z3950'
import { CommandError } from '../command.ts'
import { wholeNumber } from '../options.ts'

/** What is known of a title, as options. */
export const titleOptions = {
  isbn: { type: 'string' },
  issn: { type: 'string' },
  lccn: { type: 'string' },
  title: { type: 'string' },
  author: { type: 'string' },
  subject: { type: 'string' },
  any: { type: 'string' },
} as const

/** How another catalogue is reached and what becomes of its records. */
export const remoteOptions = {
  user: { type: 'string' },
  password: { type: 'string' },
  'password-file': { type: 'string' },
  timeout: { type: 'string' },
  start: { type: 'string' },
  count: { type: 'string' },
  out: { type: 'string' },
  to: { type: 'string' },
  charset: { type: 'string' },
  refused: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** The query that the options name; undefined when they name none. */
export function queryOfOptions(values: WantedTitle) {
  return wantedTitleQuery(values)
}

/** Seconds given as an option, as milliseconds; 30 unless given. */
export function timeoutOf(text: string | undefined): number {
  const seconds = wholeNumber('timeout', text, 30)
  if (seconds === 0 || seconds > 3600) throw new CommandError('--timeout is a number of seconds from 1 to 3600.')
  return seconds * 1000
}

/** The password of the command line, or of a file, so that it need not be seen in a list of processes. */
export async function passwordOf(values: {
  readonly password?: string | undefined
  readonly 'password-file'?: string | undefined
}): Promise<string | undefined> {
  const file = values['password-file']
  if (file === undefined) return values.password
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '')
  } catch {
    throw new CommandError(`There is no file "${file}" with the password, or it may not be read.`)
  }
}

/** The encoding in which records come, where their leaders do not tell it. */
export function charsetOf(name: string | undefined): Encoding | undefined {
  if (name === undefined) return undefined
  const encoding = parseEncoding(name)
  if (encoding) return encoding
  throw new CommandError(`--charset ${name} is not known; there are utf-8, marc-8, iso-8859-1, iso-5426 and danmarc.`)
}
