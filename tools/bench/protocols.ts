import { allOf, bib1Query, term } from '@carrel/z3950'
import { openZ3950 } from '@carrel/z3950/node'
import type { BenchOptions, Emit } from '../bench-options.ts'
import { emitTimes, openSearchHouse, type SearchHouse } from './search-house.ts'
import { sampleQueries } from './search.ts'
import { withZebra } from './search-zebra.ts'

const shown = 10
const clientCounts = [1, 16]

/** One client: it searches by a query, takes the first records and gives true where there were some. */
interface Client {
  search(words: readonly string[]): Promise<boolean>
  close(): Promise<void>
}

/**
 * The catalogue as other programs use it: searches by Z39.50 and by SRU with the first ten records of each, by one client and by
 * sixteen, Zebra on the same records asked in the same way; and a harvest by OAI-PMH. `--titles` (100,000), `--searches` (1,000 of each),
 * `--data FOLDER`: a library that `npm run seed` made there; `--no-zebra`.
 */
export async function run(options: BenchOptions): Promise<void> {
  const { emit, titles = 100_000, searches = 1000, data } = options
  const house = await openSearchHouse(Number(titles), data === undefined ? undefined : String(data))
  try {
    for (const name of ['z3950', 'sru', 'oai-pmh']) await letThrough(house, name)
    const queries = (await sampleQueries(house, Number(searches)))
      .map((query) => query.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)))
      .filter((words) => words.length > 0)
    const z3950 = house.carrel.run.ports['z3950']
    if (z3950 !== undefined) await measure('z3950', () => byZ3950(z3950), queries, emit)
    await measure('sru', async () => bySru(house), queries, emit)
    if (options['noZebra'] !== true)
      await withZebra(house, emit, (port) => measure('zebra', () => byZ3950(port), queries, emit))
    await harvest(house, emit)
  } finally {
    await house.stop()
  }
}

/** Lets everybody ask as much as can be set. */
async function letThrough({ carrel, apiKey }: SearchHouse, name: string): Promise<void> {
  const answer = await fetch(`${carrel.baseUrl}/api/v1/protocols/${name}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ audience: 'everybody', perMinute: 100_000, mostRecords: 100 }),
  })
  if (!answer.ok) throw new Error(`${name} was not let through: ${await answer.text()}`)
}

/** The same queries by one client and by several, each client waiting for its answer; the first ones are to warm up. */
async function measure(
  name: string,
  open: () => Promise<Client>,
  queries: readonly (readonly string[])[],
  emit: Emit,
): Promise<void> {
  for (const count of clientCounts) {
    const clients = await Promise.all(Array.from({ length: count }, open))
    try {
      for (const words of queries.slice(0, 50)) await clients[0]?.search(words)
      const times: number[] = []
      let found = 0
      let next = 0
      const began = performance.now()
      await Promise.all(
        clients.map(async (client) => {
          for (let words = queries[next++]; words; words = queries[next++]) {
            const asked = performance.now()
            if (await client.search(words)) found++
            times.push(performance.now() - asked)
          }
        }),
      )
      const seconds = (performance.now() - began) / 1000
      const note = `${count === 1 ? 'one client' : `${count} clients`}, the first ${shown} records; ${found} of ${times.length} found something`
      emit(`${name}.${count}.searches`, Math.round(times.length / seconds), '1/s', note)
      emitTimes(`${name}.${count}`, times, emit, note)
    } finally {
      await Promise.all(clients.map((client) => client.close()))
    }
  }
}

async function byZ3950(port: number): Promise<Client> {
  const session = await openZ3950({ host: '127.0.0.1', port, database: 'Default' })
  return {
    async search(words) {
      const { hits } = await session.search(bib1Query(allOf(words.map((word) => term(word, { 1: 1016 })))))
      if (hits > 0) await session.present(1, Math.min(shown, hits))
      return hits > 0
    },
    close: () => session.close(),
  }
}

function bySru({ carrel }: SearchHouse): Client {
  return {
    async search(words) {
      const query = `cql.anywhere all "${words.join(' ').replaceAll(/["\\*?^]/g, ' ')}"`
      const parameters = new URLSearchParams({
        version: '1.2',
        operation: 'searchRetrieve',
        query,
        maximumRecords: String(shown),
      })
      const answer = await fetch(`${carrel.baseUrl}/sru?${parameters.toString()}`)
      const text = await answer.text()
      if (text.includes('<diagnostics')) throw new Error(text.slice(0, 1000))
      return text.includes('<recordData>')
    },
    close: async () => {},
  }
}

/** The whole catalogue by OAI-PMH, page after page. */
async function harvest({ carrel, titles }: SearchHouse, emit: Emit): Promise<void> {
  for (const metadataPrefix of ['oai_dc', 'marc21']) {
    const times: number[] = []
    let records = 0
    const began = performance.now()
    let parameters = new URLSearchParams({ verb: 'ListRecords', metadataPrefix })
    for (;;) {
      const asked = performance.now()
      const text = await (await fetch(`${carrel.baseUrl}/oai?${parameters.toString()}`)).text()
      times.push(performance.now() - asked)
      const count = text.split('<header').length - 1
      if (count === 0) throw new Error(text.slice(0, 1000))
      records += count
      const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1]
      if (token === undefined) break
      parameters = new URLSearchParams({ verb: 'ListRecords', resumptionToken: token.replaceAll('&amp;', '&') })
    }
    const note = `${records} records of ${titles} titles in ${times.length} pages`
    emit(`oai.${metadataPrefix}`, Math.round((records * 1000) / (performance.now() - began)), 'records/s', note)
    emitTimes(`oai.${metadataPrefix}.page`, times, emit, note)
  }
}
