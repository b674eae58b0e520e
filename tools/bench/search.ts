import { sql } from 'kysely'
import type { BenchOptions, Emit } from '../bench-options.ts'
import { emitTimes, get, openSearchHouse, type SearchHouse } from './search-house.ts'
import { storm } from './search-storm.ts'
import { besideZebra } from './search-zebra.ts'
import { randomSource } from './zipf.ts'

/**
 * Searches a library of made-up titles (`--titles`, 100,000, with two items each) over HTTP as a reader's browser does: hits
 * with their briefs, twelve facets, years. The budgets at a million titles on two cores: p95 at most 20 ms at 20 searches a
 * second, 200 a second in all, a broad word 50 ms, suggestions 10 ms, a change found within a second.
 *
 * `--data FOLDER`: a library that `npm run seed` made there, so that a million titles are loaded once only.
 * `--storm`: what robots do to the desk, and nothing else. `--no-zebra`: without Zebra beside it.
 */
export async function run(options: BenchOptions): Promise<void> {
  const { emit, titles = 100_000, searches = 2000, data } = options
  const house = await openSearchHouse(Number(titles), data === undefined ? undefined : String(data))
  try {
    const queries = await sampleQueries(house, Number(searches))
    for (const query of queries.slice(0, 200)) await search(house, query)
    if (options['storm'] === true) return await storm(house, queries, emit)
    await paced(house, queries, emit)
    await flatOut(house, queries, emit)
    await broad(house, emit)
    await suggesting(house, queries, emit)
    await lag(house, emit)
    emit('search.memory', await house.memory(), 'MiB', `${house.titles} titles, the whole server`)
    emit('search.start-without-snapshot', Math.round(await house.restart(false)), 'ms', 'until titles are found')
    // The server writes its snapshot when it ends in peace.
    await house.carrel.stop()
    emit('search.start-with-snapshot', Math.round(await house.restart(true)), 'ms', 'until titles are found')
    if (options['noZebra'] !== true) await besideZebra(house, queries, emit)
  } finally {
    await house.stop()
  }
}

async function search(house: SearchHouse, q: string, offset = 0): Promise<number> {
  const path = `/api/v1/search?q=${encodeURIComponent(q)}&offset=${offset}`
  const { status, text, took } = await get(house, path, house.apiKey)
  if (status !== 200) throw new Error(`The search for "${q}" was answered ${status}: ${text.slice(0, 200)}`)
  return took
}

/** What people type: a word, two words, a title with its author, the beginning of a title, a slip now and then. */
export async function sampleQueries({ platform }: SearchHouse, count: number): Promise<readonly string[]> {
  const { rows } = await sql<{ title: string; author: string | null }>`
    select title, author from catalog.bib order by md5(id::text) limit ${count}`.execute(platform.database.kysely)
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
async function paced(house: SearchHouse, queries: readonly string[], emit: Emit): Promise<void> {
  const waiting: Promise<number>[] = []
  for (const query of queries.slice(0, 400)) {
    waiting.push(search(house, query))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  emitTimes('search.at-20-a-second', await Promise.all(waiting), emit, 'budget of p95: 20 ms')
}

/** As many as it can, twelve at once. */
async function flatOut(house: SearchHouse, queries: readonly string[], emit: Emit): Promise<void> {
  let next = 0
  const before = await house.worked()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      for (let at = next++; at < queries.length; at = next++) await search(house, queries[at] ?? '')
    }),
  )
  const perSecond = Math.round(queries.length / ((performance.now() - began) / 1000))
  emit('search.per-second', perSecond, '1/s', 'twelve at once; budget: 200')
  const worked = ((await house.worked()) - before) / queries.length
  emit(
    'search.work',
    Number(worked.toFixed(2)),
    'ms',
    'processor time of the server for one search, PostgreSQL left out',
  )
}

/**
 * The whole catalogue, a word that a third of all titles have, and words that most of them have: another page each time, as an
 * answer that was given before costs next to nothing.
 */
async function broad(house: SearchHouse, emit: Emit): Promise<void> {
  for (const [name, q] of [
    ['everything', ''],
    ['a broad word', 'history'],
    ['broad words', 'pages OR the OR of OR and OR a'],
  ] as const) {
    const times: number[] = []
    const before = await house.worked()
    for (let n = 0; n < 40; n++) times.push(await search(house, q, n + 1))
    const worked = ((await house.worked()) - before) / 40
    const { text } = await get(house, `/api/v1/search?q=${encodeURIComponent(q)}`, house.apiKey)
    const { total } = JSON.parse(text) as { total: number }
    emit(`search.${name.replaceAll(' ', '-')}.work`, Number(worked.toFixed(2)), 'ms', 'processor time of the server')
    emitTimes(`search.${name.replaceAll(' ', '-')}`, times, emit, `${total} titles found; budget of p95: 50 ms`)
  }
  const grouped: number[] = []
  for (let n = 1; n <= 40; n++)
    grouped.push((await get(house, `/api/v1/search?group=work&offset=${n}`, house.apiKey)).took)
  emitTimes('search.everything-by-work', grouped, emit)
}

async function suggesting(house: SearchHouse, queries: readonly string[], emit: Emit): Promise<void> {
  const times: number[] = []
  for (const query of queries.slice(0, 400)) {
    const typed = query.slice(0, 2 + (times.length % 5))
    times.push((await get(house, `/api/v1/suggestions?q=${encodeURIComponent(typed)}`)).took)
  }
  emitTimes('suggestions', times, emit, 'two to six letters; budget of p95: 10 ms')
}

/** From the answer that a title is saved until anybody finds it, and how long the desk waits that asks for its own change. */
async function lag(house: SearchHouse, emit: Emit): Promise<void> {
  const found: number[] = []
  const own: number[] = []
  for (let n = 0; n < 40; n++) {
    const word = `lag${n}x${Date.now().toString(36)}`
    const saved = await fetch(`${house.carrel.baseUrl}/api/v1/bibs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${house.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ fields: { title: `Lag ${word}` } }),
    })
    if (!saved.ok) throw new Error(`A title was not saved: ${await saved.text()}`)
    const { sequence = 0 } = (await saved.json()) as { sequence?: number }
    if (n % 2 === 0) {
      own.push((await get(house, `/api/v1/search?q=${word}&atLeast=${sequence}`, house.apiKey)).took)
      continue
    }
    const began = performance.now()
    for (;;) {
      const { text } = await get(house, `/api/v1/search?q=${word}`)
      if ((JSON.parse(text) as { total?: number; corrected?: string | null }).total === 1) break
    }
    found.push(performance.now() - began)
  }
  emitTimes('index-lag', found, emit, 'budget: 1,000 ms')
  emitTimes('index-lag.asked-for', own, emit, 'the answer has it')
}
