import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { readSetting } from '../../platform/setting.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { keptSearch } from './rules/kept-search.ts'
import { countsSearches } from './settings.ts'

const service = 'discovery.counts'
/** Milliseconds after which what was counted is written. */
const writeEvery = 5000
/** Kept in memory at most until then; what comes on top is counted without its words. */
const mostWaiting = 5000
/** Different searches of a day whose words are kept; a storm of nonsense must not fill the disk. */
const mostTerms = 20_000

interface Search {
  term: string
  searches: number
  withoutResult: number
  found: number
  corrected: string | null
}

/** What this process has seen since it wrote last. It is lost if the process is killed: no desk waits for statistics. */
interface Counts {
  readonly searches: Map<string, Search>
  readonly views: Map<number, number>
  total: number
  withoutResult: number
  viewed: number
  writing: Promise<void>
}

function countsOf(platform: Platform): Counts {
  const known = platform.services.get(service) as Counts | undefined
  if (known) return known
  const fresh: Counts = {
    searches: new Map(),
    views: new Map(),
    total: 0,
    withoutResult: 0,
    viewed: 0,
    writing: Promise.resolve(),
  }
  platform.services.set(service, fresh)
  return fresh
}

/**
 * Counts a search of the public catalogue, and how many titles it found as it was typed; `corrected`: the words that were
 * answered instead where that was nothing. Nothing is known of who made it.
 */
export function countSearch(platform: Platform, typed: string, found: number, corrected: string | null = null): void {
  const counts = countsOf(platform)
  counts.total += 1
  if (found === 0) counts.withoutResult += 1
  const kept = keptSearch(typed)
  if (!kept) return
  const known = counts.searches.get(kept.key)
  if (!known && counts.searches.size >= mostWaiting) return
  const search = known ?? { term: kept.term, searches: 0, withoutResult: 0, found, corrected }
  search.term = kept.term
  search.searches += 1
  search.withoutResult += found === 0 ? 1 : 0
  search.found = found
  search.corrected = corrected
  counts.searches.set(kept.key, search)
}

/** Counts a look at the page of a title. */
export function countView(platform: Platform, bib: number): void {
  const counts = countsOf(platform)
  counts.viewed += 1
  if (counts.views.has(bib) || counts.views.size < mostWaiting) counts.views.set(bib, (counts.views.get(bib) ?? 0) + 1)
}

/** Writes what was counted since the last time; whoever reads statistics calls it first. */
export function writeCounts(platform: Platform): Promise<void> {
  const counts = countsOf(platform)
  counts.writing = counts.writing
    .then(() => write(platform, counts))
    .catch((error: unknown) => platform.log.error({ err: error }, 'searches could not be counted'))
  return counts.writing
}

function forget(counts: Counts): void {
  counts.searches.clear()
  counts.views.clear()
  counts.total = 0
  counts.withoutResult = 0
  counts.viewed = 0
}

async function write(platform: Platform, counts: Counts): Promise<void> {
  if (counts.total === 0 && counts.viewed === 0) return
  const { total, withoutResult, viewed } = counts
  const searches = [...counts.searches]
  const views = [...counts.views]
  forget(counts)
  const w = readWork(platform, carrel)
  if (!(await readSetting(w, countsSearches))) return
  const day = await todayAt(w, null)
  await sql`
    with counted as (
      insert into discovery.day as d (day, searches, without_result, views)
      values (${day}, ${total}, ${withoutResult}, ${viewed})
      on conflict (day) do update set searches = d.searches + excluded.searches,
        without_result = d.without_result + excluded.without_result, views = d.views + excluded.views),
    viewed as (
      insert into discovery.view_day as v (day, bib_id, views)
      select ${day}, bib_id, views
      from unnest(${views.map(([bib]) => bib)}::bigint[], ${views.map(([, times]) => times)}::integer[]) as seen(bib_id, views)
      order by bib_id
      on conflict (day, bib_id) do update set views = v.views + excluded.views)
    insert into discovery.search_day as s (day, term_key, term, searches, without_result, found, corrected)
    select ${day}, term_key, term, searches, without_result, found, corrected
    from unnest(${searches.map(([key]) => key)}::text[], ${searches.map(([, { term }]) => term)}::text[],
      ${searches.map(([, one]) => one.searches)}::integer[], ${searches.map(([, one]) => one.withoutResult)}::integer[],
      ${searches.map(([, one]) => one.found)}::integer[], ${searches.map(([, one]) => one.corrected)}::text[])
      as made(term_key, term, searches, without_result, found, corrected)
    where (select count(*) from discovery.search_day where day = ${day}) < ${mostTerms}
      or exists (select from discovery.search_day known where known.day = ${day} and known.term_key = made.term_key)
    order by term_key
    on conflict (day, term_key) do update set term = excluded.term, searches = s.searches + excluded.searches,
      without_result = s.without_result + excluded.without_result, found = excluded.found,
      corrected = excluded.corrected`.execute(w.db)
}

/** Writes what was counted every few seconds, and at the end. */
export async function startCounting(platform: Platform): Promise<() => Promise<void>> {
  const timer = setInterval(() => void writeCounts(platform), writeEvery)
  // What was counted in a library that was emptied belongs to nobody.
  const stopHearing = platform.live.hear((topic) => topic === 'reset' && forget(countsOf(platform)))
  return async () => {
    clearInterval(timer)
    stopHearing()
    await writeCounts(platform)
  }
}
