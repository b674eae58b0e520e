import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { typedLine } from '../../platform/typed-text.ts'
import type { Work } from '../../platform/work.ts'
import { searchAllBibs, searchCatalog } from '../catalog/index.ts'
import { savedSearchLimits, type AlertPace, type KeptQuery, type SavedSearch } from './contract.ts'

interface Row {
  readonly id: number
  readonly name: string
  readonly query: KeptQuery
  readonly every: AlertPace
  readonly told_at: Temporal.Instant | null
  readonly created_at: Temporal.Instant
}

const view = ({ id, name, query, every, told_at, created_at }: Row): SavedSearch => ({
  id,
  name,
  query,
  every,
  toldAt: told_at?.toString() ?? null,
  createdAt: created_at.toString(),
})

/** The searches of a patron, latest first. */
export async function searchesOf(w: Pick<Work, 'db'>, patron: number): Promise<{ total: number; rows: SavedSearch[] }> {
  const { rows } = await sql<Row>`
    select id, name, query, every, told_at, created_at from saved_searches.search where patron_id = ${patron}
    order by id desc`.execute(w.db)
  return { total: rows.length, rows: rows.map(view) }
}

/** When a search of this pace is looked at next. */
export function nextLook(every: AlertPace, now: Temporal.Instant): Temporal.Instant | null {
  return every === 'never' ? null : now.add({ hours: every === 'day' ? 24 : 7 * 24 })
}

/** The same question is written the same way, so that it is kept once. Where things are now is no part of it: that changes by the hour. */
export function keptQuery({ q = '', cql = '', facet = [], yearFrom, yearTo, ...lines }: KeptQuery): KeptQuery {
  const words = typedLine(q)
  const query = typedLine(cql)
  const facets = [...new Set(facet)].filter((one) => !one.startsWith('available:')).toSorted()
  return {
    ...(words !== '' && { q: words }),
    ...(query !== '' && { cql: query }),
    ...keptLines(lines),
    ...(facets.length > 0 && { facet: facets }),
    ...(yearFrom !== undefined && { yearFrom }),
    ...(yearTo !== undefined && { yearTo }),
  }
}

/** The lines of the advanced search that say something, each whole. */
function keptLines({ term = [], field = [], match = [], join = [] }: KeptQuery): KeptQuery {
  const lines = term.flatMap((one, n) => {
    const text = typedLine(one)
    const line = { term: text, field: field[n] ?? 'any', match: match[n] ?? 'all', join: join[n] ?? 'and' } as const
    return text === '' ? [] : [line]
  })
  if (lines.length === 0) return {}
  return {
    term: lines.map((line) => line.term),
    field: lines.map((line) => line.field),
    match: lines.map((line) => line.match),
    join: lines.map((line) => line.join),
  }
}

const asPublic = (w: Work): Work => ({ ...w, actor: { kind: 'anonymous' } })

/** Titles that the public finds by a query, by number in rising order. */
export function bibsFound(w: Work, query: KeptQuery) {
  return searchAllBibs(asPublic(w), query)
}

/** The newest title of the catalogue. */
export async function newestBib(w: Pick<Work, 'db'>): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`select max(id) as newest from catalog.bib_view`.execute(w.db)
  return rows[0]?.newest ?? 0
}

/** As far below the newest number a title may be that is still being written: some batches of an import. */
const lateNumbers = 2_000

/**
 * What counts as known today: titles up to a number, and above it those that can be seen, also while the search does not know them yet.
 * One that is still being written is not known, though its number is lower.
 */
async function knownToday(w: Pick<Work, 'db'>) {
  const looked = await newestBib(w)
  const seen = Math.max(0, looked - lateNumbers)
  const { rows } = await sql<{ id: number }>`select id from catalog.bib_view where id > ${seen}`.execute(w.db)
  return { seen, looked, told: rows.map(({ id }) => id) }
}

/** Keeps a search; the titles that are there today count as known. */
export async function saveSearch(
  w: Work,
  patron: number,
  asked: { readonly name: string; readonly query: KeptQuery; readonly every?: AlertPace },
): Promise<SavedSearch | Refusal> {
  const name = typedLine(asked.name).slice(0, savedSearchLimits.name)
  const query = keptQuery(asked.query)
  const { every = 'never' } = asked
  if (name === '') return refuse({ code: 'name-needed', field: 'name', message: 'Give the search a name.' })
  if (Object.keys(query).length === 0)
    return refuse({
      code: 'search-empty',
      field: 'query',
      message: 'Search for a word or choose a filter first: everything that is new has a feed of its own.',
    })
  await sql`select pg_advisory_xact_lock(hashtextextended('saved-searches.patron', ${patron}))`.execute(w.db)
  const mine = await searchesOf(w, patron)
  const same = JSON.stringify(query)
  const kept = mine.rows.find((one) => JSON.stringify(keptQuery(one.query)) === same)
  if (kept) return changeSearch(w, patron, kept.id, { name, every })
  if (mine.total >= savedSearchLimits.searches)
    return refuse({
      code: 'too-many-searches',
      message: `There are ${savedSearchLimits.searches} saved searches already. Forget one that is not needed any more.`,
    })
  const understood = await searchCatalog(asPublic(w), { ...query, limit: 1 })
  if (isRefusal(understood)) return understood
  const known = await knownToday(w)
  const { rows } = await sql<Row>`
    insert into saved_searches.search (patron_id, name, query, every, seen_bib, looked_bib, told, next_at, token, created_at)
    values (${patron}, ${name}, ${jsonb(query)}, ${every}, ${known.seen}, ${known.looked}, ${known.told}::bigint[],
      ${nextLook(every, w.now)}, ${randomBytes(18).toString('base64url')}, ${w.now})
    returning id, name, query, every, told_at, created_at`.execute(w.db)
  const [row] = rows
  if (!row) throw new Error('The search was not saved.')
  return view(row)
}

const missing = notFound('search', 'There is no such saved search, or it is not yours.')

/** Renames a search or changes its pace; what came while it was told never is not told afterwards. */
export async function changeSearch(
  w: Work,
  patron: number,
  id: number,
  asked: { readonly name?: string; readonly every?: AlertPace },
): Promise<SavedSearch | Refusal> {
  const { rows: before } = await sql<Row>`
    select * from saved_searches.search where id = ${id} and patron_id = ${patron} for update`.execute(w.db)
  const [search] = before
  if (!search) return missing
  const name = asked.name === undefined ? search.name : typedLine(asked.name).slice(0, savedSearchLimits.name)
  if (name === '') return refuse({ code: 'name-needed', field: 'name', message: 'Give the search a name.' })
  const every = asked.every ?? search.every
  if (search.every === 'never' && every !== 'never') await knowToday(w, id)
  const { rows } = await sql<Row>`
    update saved_searches.search set name = ${name}, every = ${every},
      next_at = ${every === search.every ? sql`next_at` : nextLook(every, w.now)}
    where id = ${id} returning id, name, query, every, told_at, created_at`.execute(w.db)
  return rows[0] ? view(rows[0]) : missing
}

async function knowToday(w: Work, search: number): Promise<void> {
  const { seen, looked, told } = await knownToday(w)
  await sql`
    update saved_searches.search set seen_bib = ${seen}, looked_bib = ${looked}, told = ${told}::bigint[]
    where id = ${search}`.execute(w.db)
}

/** Forgets a search. */
export async function deleteSearch(w: Work, patron: number, id: number): Promise<Record<string, never> | Refusal> {
  const { rows } = await sql`
    delete from saved_searches.search where id = ${id} and patron_id = ${patron} returning id`.execute(w.db)
  return rows.length === 0 ? missing : {}
}

// What the ends of links are made of; anything else, such as a null, is not asked of the database.
const secretForm = /^[\w-]{10,60}$/

/** The search that a link in a mail ends. */
export async function searchByToken(w: Pick<Work, 'db'>, token: string): Promise<{ readonly name: string } | Refusal> {
  if (!secretForm.test(token)) return missing
  const { rows } = await sql<{ name: string }>`
    select name from saved_searches.search where token = ${token}`.execute(w.db)
  return rows[0] ?? missing
}

/** Ends the mails of one search, by the link in them. */
export async function endAlerts(w: Work, token: string): Promise<{ readonly name: string } | Refusal> {
  if (!secretForm.test(token)) return missing
  const { rows } = await sql<{ name: string }>`
    update saved_searches.search set every = 'never', next_at = null where token = ${token} returning name`.execute(
    w.db,
  )
  return rows[0] ?? missing
}
