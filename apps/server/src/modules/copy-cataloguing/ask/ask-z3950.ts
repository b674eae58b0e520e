import { isIP } from 'node:net'
import { openZ3950, Z3950Failure, type Z3950Connection } from '@carrel/z3950/node'
import { guardedLookup, isAllowedAddress } from '../../../platform/allowed-address.ts'
import type { Received } from '../rules/received-record.ts'
import { rpnFor, waysOf } from '../rules/queries.ts'
import type { ReadyTerm } from '../rules/search-terms.ts'
import type { Target } from '../targets/targets.ts'
import { insideHint } from './inside-hint.ts'
import { TargetProblem, type TargetAnswer, type TargetLine } from './target-line.ts'

const mostBytes = 16 * 1024 * 1024
const syntaxes = { usmarc: 'usmarc', unimarc: 'unimarc', xml: 'xml' } as const

/** Opens a session with a Z39.50 target. Throws a `TargetProblem`. */
export async function askZ3950(target: Target, privateAddresses: boolean): Promise<TargetLine> {
  const { host, port, database, tls, username, password, group, timeoutSeconds } = target
  if (isIP(host) !== 0 && !isAllowedAddress(host, privateAddresses)) {
    throw new TargetProblem(`${host} is an address inside: ${insideHint}`)
  }
  const ends = new AbortController()
  const open = () =>
    openZ3950({
      host,
      port: port ?? 210,
      database,
      tls,
      ...(username !== null && { user: username }),
      ...(password !== null && { password }),
      ...(group !== null && { group }),
      timeoutMs: timeoutSeconds * 1000,
      maxBytes: mostBytes,
      signal: ends.signal,
      lookup: guardedLookup(privateAddresses, insideHint),
    })
  const connection = await within(target, ends, open)
  const { name, version } = connection.implementation
  return {
    implementation: name === undefined ? undefined : `${name}${version === undefined ? '' : ` ${version}`}`,
    search: (terms, most) => within(target, ends, () => searched(connection, target, terms, most)),
    close: () => connection.close(),
  }
}

/** A server that sends a little now and then never runs into the limit of one answer: here is the limit of all. */
async function within<T>({ name, timeoutSeconds }: Target, ends: AbortController, ask: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => ends.abort(), timeoutSeconds * 1000 + 250)
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Z3950Failure)) throw error
    throw new TargetProblem(
      error.code === 'aborted' ? `${name} did not come to an end within ${timeoutSeconds} seconds.` : error.message,
      { cause: error },
    )
  } finally {
    clearTimeout(timer)
  }
}

async function searched(
  connection: Z3950Connection,
  { indexes, syntax, elementSet }: Target,
  terms: readonly ReadyTerm[],
  most: number,
): Promise<TargetAnswer | undefined> {
  const form = { syntax: syntaxes[syntax], elementSet }
  let hits = 0
  for (let way = 0; way < waysOf(terms) && hits === 0; way++) {
    const query = rpnFor(terms, indexes, way)
    if (!query) return undefined
    hits = (await connection.search(query, form)).hits
  }
  if (hits === 0) return { hits, records: [], notes: [] }
  const came = await connection.present(1, Math.min(most, hits), form)
  const records: Received[] = []
  const notes: string[] = []
  for (const each of came) {
    if (each.kind === 'diagnostic') notes.push(`Record ${each.position} was not sent: ${each.message}`)
    else if (each.syntax === 'xml') records.push({ bytes: each.bytes, format: 'marcxml' })
    else if (/marc/i.test(each.syntax)) records.push({ bytes: each.bytes, format: 'iso2709' })
    else notes.push(`Record ${each.position} came as ${each.syntax}, which is not MARC. Set another record syntax.`)
  }
  return { hits, records, notes }
}
