import type { SearchDocument, SearchRequest } from '@carrel/search-index'
import { defineSchema } from '@carrel/search-index'
import { randomSource, zipfPicker } from './zipf.ts'

/** The schema that a catalogue uses. */
export const schema = defineSchema({
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
export function* syntheticTitles(titles: number): Generator<SearchDocument> {
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
export function word(number: number): string {
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

/** Requests of the kinds that a catalogue gets, each a little different every time. */
export function sampleQueries(random: () => number): Record<string, () => SearchRequest> {
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
