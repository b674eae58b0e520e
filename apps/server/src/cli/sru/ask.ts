import { parseCql, rpnToCql, writeCql, type SruVersion, isSruVersion } from '@carrel/sru'
import { SruFailure } from '@carrel/sru/node'
import type { WantedTitle } from '@carrel/z3950'
import { CommandError } from '../command.ts'
import { queryOfOptions } from '../remote/options.ts'

/** The query of the command line in CQL: as it was written, or of options such as --isbn; both together must both be found. */
export function readCql(words: readonly string[], wanted: WantedTitle): string | undefined {
  const byOptions = queryOfOptions(wanted)
  const made = byOptions && rpnToCql(byOptions)
  const text = words.join(' ')
  const parts = [...(words.length === 0 ? [] : [text]), ...(made?.ok === true ? [writeCql(made.query)] : [])]
  if (words.length > 0) {
    const parsed = parseCql(text)
    if (!parsed.ok) throw new CommandError(`The query is not understood: ${parsed.message}`)
  }
  return parts.length < 2 ? parts[0] : parts.map((part) => `(${part})`).join(' and ')
}

/** Does what needs a server; what the server says instead becomes the sentence of the command. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof SruFailure ? new CommandError(error.message) : error
  }
}

/** The version that `--version` names; 1.1 unless given. */
export function versionOf(text: string | undefined): SruVersion {
  if (text === undefined) return '1.1'
  if (isSruVersion(text)) return text
  throw new CommandError(`--version ${text} is not a version of SRU; there are 1.1, 1.2 and 2.0.`)
}
