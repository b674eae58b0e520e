import { detectIdentifier } from '@carrel/identifiers'
import { findHeadings, type FoundHeading, type HeadingKind } from '../authorities/index.ts'
import { searchCatalog, type SearchHit } from '../catalog/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { likeness, scoreHeading, scoreTitle } from './rules/score.ts'
import { typesOfHeading, wantedOf, type EntityType } from './types.ts'

/** One question: a name, of which types, with what else is known. */
export interface ReconciliationQuery {
  readonly query: string
  readonly types: readonly string[]
  /** Whether a thing has one of the types, all of them, or rather these than others (§4.3). */
  readonly strict: 'any' | 'all' | 'should'
  readonly limit: number
  readonly properties: readonly { readonly pid: string; readonly values: readonly string[] }[]
}

/** A thing that may be meant. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly type: readonly EntityType[]
  /** From 0 to 100; 100 for the same name in the comparison form of the rules, or the same identifier. */
  readonly score: number
  /** Whether it is certain: the only one with 100. */
  readonly match: boolean
}

type Scored = Omit<Candidate, 'match'>

const every: readonly HeadingKind[] = ['name', 'subject', 'genre', 'title']
const recordType: EntityType = { id: 'record', name: 'Title in the catalogue' }
/** What is too unlike is not shown. */
const least = 30

/** The things that a question may mean, the likeliest first. Without a type, headings are looked for. */
export async function answerQuery(w: Work, query: ReconciliationQuery): Promise<readonly Candidate[]> {
  const wanted = query.types.map(wantedOf).filter((one) => one !== undefined)
  const all = query.types.length === 0 || query.strict === 'should'
  const headings = all ? every.map((kind) => ({ kind })) : wanted.filter((one) => one.kind !== 'record')
  const found: Scored[] = []
  const sources = new Map<string | undefined, HeadingKind[]>()
  for (const one of headings) {
    if (one.kind === 'record') continue
    const source = 'source' in one ? one.source : undefined
    sources.set(source, [...(sources.get(source) ?? []), one.kind])
  }
  for (const [source, kinds] of sources) found.push(...(await headingCandidates(w, query, kinds, source)))
  if (wanted.some(({ kind }) => kind === 'record')) found.push(...(await recordCandidates(w, query)))
  const best = [...new Map(found.map((one) => [one.id, one])).values()]
    .flatMap((one) => typed(one, query) ?? [])
    .filter(({ score }) => score >= least)
    .toSorted((a, b) => b.score - a.score || a.name.localeCompare(b.name))
  const certain = best.filter(({ score }) => score === 100).length === 1
  return best.slice(0, query.limit).map((one) => ({ ...one, match: certain && one.score === 100 }))
}

/** Where something of other types would do too, these lose some points; where all types are wanted, it must have all. */
function typed(one: Scored, { types, strict }: ReconciliationQuery): Scored | undefined {
  const own = types.filter((type) => one.type.some(({ id }) => id === type)).length
  if (strict === 'all') return own === types.length ? one : undefined
  return strict === 'should' && types.length > 0 && own === 0 ? { ...one, score: Math.max(0, one.score - 10) } : one
}

async function headingCandidates(
  w: Work,
  query: ReconciliationQuery,
  kinds: readonly HeadingKind[],
  source: string | undefined,
): Promise<readonly Scored[]> {
  const dates = valuesOf(query, 'dates')
  const asked = query.query.trim()
  const rows = await findHeadings(w, { text: asked, kinds, source, identifiers: valuesOf(query, 'identifier') })
  return rows.map((row) => {
    const { score, how } = scoreHeading(asked, row)
    return {
      id: `h${row.id}`,
      name: row.text,
      description: descriptionOf(row, how === 'used-for' ? row.via : null),
      type: typesOfHeading(row.kind, row.source),
      score: withProperties(row, score, dates, valuesOf(query, 'identifier')),
    }
  })
}

/** An identifier of the heading is certain; dates that stand in it make a name without them all but certain. */
function withProperties(
  row: FoundHeading,
  score: number,
  dates: readonly string[],
  identifiers: readonly string[],
): number {
  const own = [row.lccn, row.uri, row.uri?.replace(/^.*\//, '')].map((one) => one?.replaceAll(' ', '').toLowerCase())
  if (identifiers.some((one) => own.includes(one.replaceAll(' ', '').toLowerCase()))) return 100
  if (dates.length === 0 || score >= 100 || score < 75) return score
  const said = /\d{3,4}/.test(row.text)
  const fits = dates.every((date) => (date.match(/\d{3,4}/g) ?? [date]).every((year) => row.text.includes(year)))
  return fits ? 98 : said ? Math.min(score, 60) : score
}

function descriptionOf(row: FoundHeading, via: string | null): string {
  const parts = [
    row.bibs === 1 ? '1 title' : `${row.bibs} titles`,
    row.source,
    via === null ? '' : `used for ${via}`,
    row.lccn ?? '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

async function recordCandidates(w: Work, query: ReconciliationQuery): Promise<readonly Scored[]> {
  const numbers = [
    ...valuesOf(query, 'isbn'),
    ...valuesOf(query, 'identifier'),
    ...(query.query.length < 40 ? [query.query] : []),
  ]
  const found = new Map<number, Scored>()
  for (const number of numbers) {
    if (!detectIdentifier(number)) continue
    const digits = number.replaceAll(/[^\dXx]/g, '')
    for (const hit of await search(w, `isbn:${digits}`)) found.set(hit.id, { ...scored(hit, 100), score: 100 })
  }
  if (found.size > 0) return [...found.values()]
  const authors = valuesOf(query, 'author')
  const years = valuesOf(query, 'year')
  for (const hit of await search(w, query.query)) {
    const { score } = scoreTitle(query.query, hit.title)
    const byAuthor =
      authors.length === 0
        ? 0
        : Math.max(...authors.map((author) => likeness(author.toLowerCase(), (hit.author ?? '').toLowerCase())))
    const otherAuthor = authors.length > 0 && byAuthor < 0.4
    const otherYear = years.length > 0 && hit.year !== null && !years.some((year) => year.includes(String(hit.year)))
    const penalty = (otherAuthor ? 25 : 0) + (otherYear ? 15 : 0)
    found.set(hit.id, scored(hit, Math.max(0, score - penalty)))
  }
  return [...found.values()]
}

const scored = (hit: SearchHit, score: number): Scored => ({
  id: `t${hit.id}`,
  name: hit.title,
  description: [hit.author, hit.year, hit.format, hit.isbn].filter((part) => part !== null && part !== '').join(' · '),
  type: [recordType],
  score,
})

/** Titles with all the words, read as words: a colon or a quotation mark in somebody's data is no command. */
async function search(w: Work, q: string): Promise<readonly SearchHit[]> {
  const words = q.startsWith('isbn:') ? q : q.replaceAll(/[:"()*^]+/g, ' ').slice(0, 300)
  if (words.trim() === '') return []
  const found = await searchCatalog(w, { q: words, limit: 20 })
  return isRefusal(found) ? [] : found.rows
}

const valuesOf = (query: ReconciliationQuery, pid: string): readonly string[] =>
  query.properties.filter((one) => one.pid === pid).flatMap((one) => one.values)

/** Things whose name begins with some words, to choose from while one types. */
export async function suggestEntities(
  w: Work,
  prefix: string,
  limit: number,
): Promise<readonly Omit<Candidate, 'score' | 'match'>[]> {
  const rows = await findHeadings(w, { text: prefix, kinds: every, isBeginning: true })
  const headings = rows
    .toSorted((a, b) => b.bibs - a.bibs)
    .map((row) => ({
      id: `h${row.id}`,
      name: row.text,
      description: descriptionOf(row, null),
      type: typesOfHeading(row.kind, row.source),
    }))
  const titles = (await search(w, prefix)).slice(0, 5).map((hit) => {
    const { id, name, description, type } = scored(hit, 0)
    return { id, name, description, type }
  })
  return [...headings, ...titles].slice(0, limit)
}
