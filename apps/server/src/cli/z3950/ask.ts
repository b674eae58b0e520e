import { parsePqf, type RpnQuery, type WantedTitle } from '@carrel/z3950'
import { Z3950Failure } from '@carrel/z3950/node'
import { CommandError } from '../command.ts'
import { queryOfOptions } from '../remote/options.ts'

/** The query of the command line: in prefix notation, or by options such as --isbn; both together must both be found. */
export function readQuery(words: readonly string[], wanted: WantedTitle): RpnQuery | undefined {
  const byOptions = queryOfOptions(wanted)
  if (words.length === 0) return byOptions
  const parsed = parsePqf(words.join(' '))
  if (!parsed.ok) throw new CommandError(`The query is not understood: ${parsed.message}`)
  const { query } = parsed
  if (!byOptions) return query
  return { ...query, root: { kind: 'and', left: query.root, right: byOptions.root } }
}

/** Does what needs a server; what the server says instead becomes the sentence of the command. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Z3950Failure ? new CommandError(error.message) : error
  }
}
