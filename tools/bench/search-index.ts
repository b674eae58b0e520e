import type { SearchDocument, SearchIndex, SearchRequest } from '@carrel/search-index'
import { createBuilder, defineSchema, restoreIndex } from '@carrel/search-index'
import { performance } from 'node:perf_hooks'
import type { BenchOptions, Emit } from '../bench-options.ts'
import { randomSource, zipfPicker } from './zipf.ts'

/** The schema that a catalogue uses. */
const schema = defineSchema({
  fields: {
    title: { weight: 5, usualLength: 6 },
    author: { weight: 4, usualLength: 3 },
    subject: { weight: 2.5, usualLength: 8 },
    series: { weight: 2, usualLength: 4 },
    identifier: { weight: 8, usualLength: 2, kind: 'identifier' },
    publisher: { weight: 0.7, usualLength: 3 },
    callNumber: { weight: 1.5, usualLength: 4 },
    note: { weight: 0.6, usualLength: 25 },
  },
  facets: [
    'format',
    'language',
    'branch',
    'available',
    'audience',
    'subject',
    'author',
    'series',
    'location',
    'decade',
  ],
  sorts: ['title', 'author', 'callNumber'],
  numbers: ['year', 'added', 'popularity'],
})
const facets = schema.facets

/** Some forty words a title, Zipf over 200,000 words, names and subjects as unevenly spread as in a real catalogue. */
function* syntheticTitles(titles: number): Generator<SearchDocument> {
  const random = randomSource(20261121)
  const pickWord = zipfPicker(200_000, random)
  const pickAuthor = zipfPicker(Math.max(1000, titles / 3), random)
  const pickSubject = zipfPicker(Math.max(500, titles / 10), random)
  const pickSeries = zipfPicker(Math.max(200, titles / 20), random)
  const pickFew = zipfPicker(50, random)
  const words = (count: number): string => Array.from({ length: count }, () => word(pickWord())).join(' ')
  const upTo = (most: number): number => Math.floor(random() * (most + 1))
  for (let id = 1; id <= titles; id++) {
    const title = words(2 + upTo(6))
    const author = name(pickAuthor())
    const subjects = Array.from({ length: 1 + upTo(3) }, () => heading(pickSubject()))
    const series = random() < 0.2 ? [`${word(pickSeries() + 300)} series`] : []
    const year = 2026 - Math.floor(random() ** 2 * 120)
    const callNumber = `${String(upTo(999)).padStart(3, '0')}.${upTo(99)} ${name(pickAuthor()).slice(0, 3)}`
    const branches = Array.from({ length: 1 + upTo(2) }, () => `branch ${pickFew()}`)
    yield {
      id,
      fields: {
        title: [title],
        author: [author],
        subject: subjects,
        series,
        identifier: [String(9_780_000_000_000 + id * 7), `ocm${id}`],
        publisher: [`${word(pickFew() + 900)} press`],
        callNumber: [callNumber],
        note: [words(upTo(30))],
      },
      facets: {
        format: [`format ${pickFew() % 12}`],
        language: [`language ${pickFew()}`],
        branch: branches,
        available: branches.filter(() => random() < 0.7),
        audience: [`audience ${upTo(4)}`],
        subject: subjects,
        author: [author],
        series,
        location: [`location ${pickFew()}`],
        decade: [String(Math.floor(year / 10) * 10)],
      },
      numbers: { year, added: 20_000 + upTo(5000), popularity: Math.floor(200 / (1 + random() * 200)) },
      sort: { title, author, callNumber },
      suggest: [
        { kind: 'title', text: title },
        { kind: 'author', text: author },
        ...subjects.map((text) => ({ kind: 'subject', text })),
      ],
      language: 'eng',
    }
  }
}

const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'po',
  'ru',
  'sa',
  'te',
  'vi',
  'wo',
  'zu',
  'tha',
  'shi',
  'ern',
  'ing',
  'ast',
]

/** A word that can be spoken; frequent ones are short. */
function word(number: number): string {
  let text = ''
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / syllables.length))
    text += syllables[rest % syllables.length]
  return text
}

function name(number: number): string {
  return `${word(number + 700)}, ${word((number * 31) % 4000)}`
}

function heading(number: number): string {
  return `${word(number + 50)} ${word((number * 17) % 9000)} -- ${word((number * 7) % 300)}`
}

/** Builds an index of synthetic titles and times what a catalogue asks of it. */
export async function run({ emit, titles: wanted = 100_000 }: BenchOptions): Promise<void> {
  const titles = Number(wanted)
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
  emit('search-index build', Math.round(titles / seconds), 'titles/s')
  const { bytes, postings } = index.counts()
  emit(
    'search-index size',
    Math.round(bytes / titles),
    'bytes/title',
    `${Math.round(bytes / 2 ** 20)} MiB, ${postings} postings`,
  )
  emit(
    'search-index memory',
    Math.round(process.memoryUsage.rss() / 2 ** 20),
    'MiB',
    'the whole process after building',
  )

  const random = randomSource(7)
  const queries = sampleQueries(random)
  for (const [kind, make] of Object.entries(queries)) {
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
  report(emit, 'search-index change', timeChanges(index, titles), 'replace one title and search')

  const from = performance.now()
  const pieces = index.snapshot('bench')
  const file = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    file.set(piece, at)
    at += piece.length
  }
  emit('search-index snapshot', Math.round(performance.now() - from), 'ms', `${Math.round(file.length / 2 ** 20)} MiB`)
  const restoring = performance.now()
  const restored = restoreIndex(schema, file)
  emit(
    'search-index restore',
    Math.round(performance.now() - restoring),
    'ms',
    restored.ok ? 'with checksums' : restored.problem,
  )
}

/** Requests of the kinds that a catalogue gets, each a little different every time. */
function sampleQueries(random: () => number): Record<string, () => SearchRequest> {
  const between = (from: number, to: number): string => word(from + Math.floor(random() * (to - from)))
  const all = { facets, histograms: ['year'] }
  return {
    broad: () => ({ query: between(0, 8), ...all }),
    'broad without facets': () => ({ query: between(0, 8) }),
    common: () => ({ query: between(20, 200), ...all }),
    usual: () => ({ query: between(500, 5000), ...all }),
    'two words': () => ({ query: `${between(0, 50)} ${between(50, 500)}`, ...all }),
    'three words': () => ({ query: `${between(0, 20)} ${between(0, 50)} ${between(50, 200)}`, ...all }),
    'phrase of broad words': () => ({ query: `"${between(0, 20)} ${between(0, 20)}"`, ...all }),
    'prefix of three letters': () => ({ query: `${between(400, 8000).slice(0, 3)}*`, ...all }),
    'filtered by two facets': () => ({
      query: between(0, 100),
      filters: [
        { facet: 'format', values: ['format 1', 'format 2'] },
        { facet: 'branch', values: [`branch ${Math.floor(random() * 10)}`] },
      ],
      ...all,
    }),
    'everything, newest first': () => ({
      query: '',
      order: { by: 'number', number: 'year', descending: true },
      ...all,
    }),
    'typing mistake': () => {
      const right = between(9000, 90_000)
      const at = 1 + Math.floor(random() * (right.length - 2))
      return { query: `${right.slice(0, at)}q${right.slice(at + 1)} ${between(0, 8)}`, ...all }
    },
    'mixed as at a catalogue': () => {
      const dice = random()
      if (dice < 0.1) return { query: between(0, 30), ...all }
      if (dice < 0.5) return { query: `${between(0, 3000)} ${between(30, 3000)}`, ...all }
      if (dice < 0.7) return { query: name(Math.floor(random() * 1000)), ...all }
      return { query: between(200, 50_000), ...all }
    },
  }
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

function timeChanges(index: SearchIndex, titles: number): number[] {
  const times: number[] = []
  for (const document of syntheticTitles(Math.min(titles, 300))) {
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
