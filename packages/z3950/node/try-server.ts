import { bib1Query, term, type RpnQuery, type SessionOption } from '../src/index.ts'
import type { Z3950Connection } from './client.ts'
import { Z3950Failure } from './failure.ts'
import { openZ3950 } from './open-z3950.ts'
import type { Z3950Options } from './options.ts'

/** What came of trying one thing with a server. */
export interface Tried {
  readonly what: string
  readonly ok: boolean
  /** A sentence. */
  readonly message: string
}

/** What a server can do, found out by asking it. */
export interface ServerTrial {
  /** Whether it can be searched and gives records. */
  readonly ok: boolean
  readonly implementation: Z3950Connection['implementation'] | undefined
  readonly options: readonly SessionOption[]
  readonly tried: readonly Tried[]
  /** Record syntaxes in which it gave a record. */
  readonly syntaxes: readonly string[]
  /** Milliseconds until the session was open. */
  readonly openedIn: number
}

const triedSyntaxes = ['usmarc', 'unimarc', 'xml', 'opac', 'sutrs'] as const

/** Opens a session, searches, and asks for a record in every syntax that matters. Never throws a `Z3950Failure`: it tells it. */
export async function tryServer(
  options: Z3950Options,
  query: RpnQuery = bib1Query(term('water', { 1: 4 })),
): Promise<ServerTrial> {
  const tried: Tried[] = []
  const syntaxes: string[] = []
  const began = performance.now()
  const attempt = async <T>(what: string, work: () => Promise<T>, said: (result: T) => string) => {
    try {
      const result = await work()
      tried.push({ what, ok: true, message: said(result) })
      return result
    } catch (error) {
      if (!(error instanceof Z3950Failure)) throw error
      tried.push({ what, ok: false, message: error.message })
      return undefined
    }
  }
  const server = await attempt(
    'connect',
    () => openZ3950(options),
    ({ implementation }) => `Connected${implementation.name === undefined ? '' : ` to ${implementation.name}`}.`,
  )
  const openedIn = performance.now() - began
  if (!server) return { ok: false, implementation: undefined, options: [], tried, syntaxes, openedIn }
  try {
    const found = await attempt(
      'search',
      () => server.search(query),
      ({ hits }) => `${hits.toLocaleString('en')} records found.`,
    )
    if (found && found.hits > 0)
      for (const syntax of triedSyntaxes) {
        const [record] = (await attempt(syntax, () => server.present(1, 1, { syntax }), recordSaid)) ?? []
        if (record?.kind === 'record' && record.syntax === syntax) syntaxes.push(syntax)
      }
    return {
      ok: found !== undefined && (found.hits === 0 || syntaxes.length > 0),
      implementation: server.implementation,
      options: [...server.options],
      tried,
      syntaxes,
      openedIn,
    }
  } finally {
    await server.close()
  }
}

function recordSaid(records: Awaited<ReturnType<Z3950Connection['present']>>): string {
  const [record] = records
  if (!record) return 'It gave no record.'
  return record.kind === 'record' ? `A record of ${record.bytes.length} bytes in ${record.syntax}.` : record.message
}
