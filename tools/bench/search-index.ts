import { existsSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type { SearchIndex } from '@carrel/search-index'
import { createBuilder, restoreIndex } from '@carrel/search-index'
import { readLargeFile, writePieces } from '../../apps/server/src/platform/large-file.ts'
import type { BenchOptions, Emit } from '../bench-options.ts'
import { sampleQueries, schema, syntheticTitles, word } from './synthetic-titles.ts'
import { randomSource } from './zipf.ts'

/**
 * Builds an index of synthetic titles and times what a catalogue asks of it. With `--file FILE` the index is kept there and
 * taken from there the next time, as a server does when it starts.
 */
export async function run({ emit, titles: wanted = 100_000, file }: BenchOptions): Promise<void> {
  const titles = Number(wanted)
  const kept = file === undefined ? undefined : String(file)
  const index = kept !== undefined && existsSync(kept) ? await restore(kept, emit) : build(titles, emit)
  if (kept !== undefined && !existsSync(kept)) await keep(index, kept, emit)
  const { documents, bytes, postings } = index.counts()
  const size = `${Math.round(bytes / 2 ** 20)} MiB, ${postings} postings`
  emit('search-index size', Math.round(bytes / documents), 'bytes/title', size)
  emitMemory(emit, 'with the index ready')
  timeSearches(index, emit)
  emitMemory(emit, 'after the searches')
}

function build(titles: number, emit: Emit): SearchIndex {
  const builder = createBuilder(schema)
  const begun = performance.now()
  let making = 0
  const documents = syntheticTitles(titles)
  for (;;) {
    const from = performance.now()
    const next = documents.next()
    making += performance.now() - from
    if (next.done === true) break
    builder.add(next.value)
  }
  const index = builder.finish()
  const seconds = (performance.now() - begun - making) / 1000
  emit('search-index build', Math.round(titles / seconds), 'titles/s', `${Math.round(seconds)} s`)
  return index
}

async function keep(index: SearchIndex, file: string, emit: Emit): Promise<void> {
  const from = performance.now()
  await writePieces(file, index.snapshot('bench'))
  emit('search-index snapshot', Math.round(performance.now() - from), 'ms', 'written with checksums')
}

async function restore(file: string, emit: Emit): Promise<SearchIndex> {
  const from = performance.now()
  const restored = restoreIndex(schema, await readLargeFile(file))
  if (!restored.ok) throw new Error(`${file} does not hold the index of this bench: ${restored.problem}`)
  emit('search-index restore', Math.round(performance.now() - from), 'ms', 'read with checksums')
  return restored.index
}

function emitMemory(emit: Emit, note: string): void {
  emit('search-index memory', Math.round(process.memoryUsage.rss() / 2 ** 20), 'MiB', `the whole process, ${note}`)
}

function timeSearches(index: SearchIndex, emit: Emit): void {
  const random = randomSource(7)
  for (const [kind, make] of Object.entries(sampleQueries(random))) {
    const times: number[] = []
    let found = 0
    for (let i = 0; i < 220; i++) {
      const request = make()
      const from = performance.now()
      found += index.search(request).total
      if (i >= 20) times.push(performance.now() - from)
    }
    report(emit, `search-index ${kind}`, times, `${Math.round(found / 220)} titles found on average`)
  }
  report(emit, 'search-index suggest', timeSuggestions(index, random), '1 to 6 letters')
  report(emit, 'search-index change', timeChanges(index), 'replace one title and search')
}

function timeSuggestions(index: SearchIndex, random: () => number): number[] {
  const times: number[] = []
  for (let i = 0; i < 420; i++) {
    const typed = `${word(Math.floor(random() * 20_000))} ${word(Math.floor(random() * 20_000))}`.slice(
      0,
      1 + Math.floor(random() * 6),
    )
    const from = performance.now()
    index.suggest(typed)
    if (i >= 20) times.push(performance.now() - from)
  }
  return times
}

function timeChanges(index: SearchIndex): number[] {
  const times: number[] = []
  for (const document of syntheticTitles(Math.min(index.counts().documents, 300))) {
    const from = performance.now()
    index.add({ ...document, id: document.id + 1 })
    index.search({ query: `ocm${document.id}`, limit: 1 })
    times.push(performance.now() - from)
  }
  return times
}

function report(emit: Emit, name: string, times: number[], note?: string): void {
  times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 1000) / 1000
  emit(`${name} p50`, at(0.5), 'ms', note)
  emit(`${name} p95`, at(0.95), 'ms')
}
