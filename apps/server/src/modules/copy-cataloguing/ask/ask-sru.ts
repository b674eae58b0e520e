import { searchSru, SruFailure } from '@carrel/sru/node'
import { describeSruDiagnostic } from '@carrel/sru'
import { cqlFor, waysOf } from '../rules/queries.ts'
import type { Received } from '../rules/received-record.ts'
import type { ReadyTerm } from '../rules/search-terms.ts'
import type { Target } from '../targets/targets.ts'
import { guardedFetch } from './guarded-fetch.ts'
import { TargetProblem, type TargetAnswer, type TargetLine } from './target-line.ts'

const mostBytes = 16 * 1024 * 1024

/** A line to an SRU target; it is asked anew for each search, so that nothing is opened before. */
export function askSru(target: Target, privateAddresses: boolean): Promise<TargetLine> {
  const reach = guardedFetch(privateAddresses)
  return Promise.resolve({
    implementation: undefined,
    async search(terms, most) {
      try {
        return await searched(target, terms, most, reach)
      } catch (error) {
        if (error instanceof SruFailure) throw new TargetProblem(error.message, { cause: error })
        throw error
      }
    },
    close: () => Promise.resolve(),
  })
}

async function searched(
  { url, sruVersion, recordSchema, indexes, username, password, timeoutSeconds }: Target,
  terms: readonly ReadyTerm[],
  most: number,
  reach: typeof fetch,
): Promise<TargetAnswer | undefined> {
  const signal = AbortSignal.timeout(timeoutSeconds * 1000 + 250)
  for (let way = 0; way < waysOf(terms); way++) {
    const query = cqlFor(terms, indexes, way)
    if (query === undefined) return undefined
    const { hits, records, diagnostics } = await searchSru({
      baseUrl: url,
      version: sruVersion,
      query,
      count: most,
      recordSchema,
      timeoutMs: timeoutSeconds * 1000,
      maxBytes: mostBytes,
      fetch: reach,
      signal,
      ...(username !== null && { user: username }),
      ...(password !== null && { password }),
    })
    if (hits === 0 && records.length === 0) continue
    const received = records.map(({ xml }): Received => ({ bytes: Buffer.from(xml, 'utf8'), format: 'marcxml' }))
    const notes = diagnostics.map((diagnostic) => `${describeSruDiagnostic(diagnostic)}.`)
    return { hits: Math.max(hits, records.length), records: received.slice(0, most), notes }
  }
  return { hits: 0, records: [], notes: [] }
}
