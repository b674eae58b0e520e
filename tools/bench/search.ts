import { sql } from 'kysely'
import { searchCatalog, suggest, type SearchAnswer } from '../../apps/server/src/modules/catalog/index.ts'
import { isRefusal, type Refusal } from '../../apps/server/src/platform/refusal.ts'
import { carrel, readWork, type Work } from '../../apps/server/src/platform/work.ts'
import type { BenchOptions, Emit } from '../bench-options.ts'
import { seedLibrary } from '../seed/seed-library.ts'
import { openBenchLibrary } from './bench-library.ts'
import { randomSource } from './zipf.ts'

/**
 * Searches a library of made-up titles (`--titles`, 100,000, with two items each) as the catalogue does: hits with their
 * briefs, eleven facets, years and labels, through the worker and the database.
 */
export async function run({ emit, titles = 100_000, searches = 2000 }: BenchOptions): Promise<void> {
  const library = await openBenchLibrary()
  try {
    const count = Number(titles)
    await seedLibrary(library.platform, { bibs: count, items: count * 2, patrons: 0, loans: 0 }, () => {})
    await sql`vacuum analyze`.execute(library.platform.database.kysely)
    const began = performance.now()
    await library.start()
    await library.indexed(count)
    emit('search index, built from the database', Math.round(count / ((performance.now() - began) / 1000)), 'titles/s')
    const w = readWork(library.platform, carrel)
    const queries = await sampleQueries(w, Number(searches))
    for (const query of queries.slice(0, 100)) await ask(w, query)
    await paced(w, queries, emit)
    await flatOut(w, queries, emit)
    await suggesting(w, queries, emit)
    emit('memory', Math.round(process.memoryUsage.rss() / 2 ** 20), 'MiB', `${count} titles, the whole process`)
  } finally {
    await library.stop()
  }
}

async function ask(w: Work, q: string): Promise<SearchAnswer> {
  const answer = await searchCatalog(w, { q })
  if (isRefusal(answer)) throw new Error(answer.blocks[0]?.message)
  return answer
}

/** What people type: a word, two words, a title with its author, the beginning of a title, a slip now and then. */
async function sampleQueries(w: Work, count: number): Promise<readonly string[]> {
  const { rows } = await sql<{ title: string; author: string | null }>`
    select title, author from catalog.bib order by md5(id::text) limit ${count}`.execute(w.db)
  const random = randomSource(11)
  return rows.map(({ title, author }) => {
    const words = title.split(/[\s:]+/).filter((word) => word.length > 2)
    const pick = () => words[Math.floor(random() * words.length)] ?? title
    const kind = random()
    if (kind < 0.35) return pick()
    if (kind < 0.6) return `${pick()} ${pick()}`
    if (kind < 0.75) return `${pick()} ${author?.split(',')[0] ?? ''}`
    if (kind < 0.9) return words.slice(0, 3).join(' ')
    const word = pick()
    return `${word.slice(0, 2)}${word[3] ?? ''}${word[2] ?? ''}${word.slice(4)}`
  })
}

/** Twenty searches a second, as a busy catalogue has them. */
async function paced(w: Work, queries: readonly string[], emit: Emit): Promise<void> {
  const times: number[] = []
  const waiting: Promise<unknown>[] = []
  for (const query of queries.slice(0, 400)) {
    const began = performance.now()
    waiting.push(ask(w, query).then(() => times.push(performance.now() - began)))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await Promise.all(waiting)
  emitTimes('search at 20 a second', times, emit)
}

/** As many as it can, twelve at once. */
async function flatOut(w: Work, queries: readonly string[], emit: Emit): Promise<void> {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      for (let at = next++; at < queries.length; at = next++) await ask(w, queries[at] ?? '')
    }),
  )
  emit('searches', Math.round(queries.length / ((performance.now() - began) / 1000)), '1/s', 'twelve at once')
}

async function suggesting(w: Work, queries: readonly string[], emit: Emit): Promise<void> {
  const times: number[] = []
  for (const query of queries.slice(0, 300)) {
    const began = performance.now()
    const rows: readonly object[] | Refusal = await suggest(w, query.slice(0, 4))
    if (isRefusal(rows)) throw new Error(rows.blocks[0]?.message)
    times.push(performance.now() - began)
  }
  emitTimes('suggestions', times, emit)
}

function emitTimes(name: string, times: number[], emit: Emit): void {
  times.sort((a, b) => a - b)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2))
  emit(`${name}, p50`, at(0.5), 'ms')
  emit(`${name}, p95`, at(0.95), 'ms')
}
