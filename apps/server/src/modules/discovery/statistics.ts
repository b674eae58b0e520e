import { sql } from 'kysely'
import { foldText } from '@carrel/text'
import { isRefusal, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibBriefs } from '../catalog/index.ts'
import type { CountedSearch, DiscoveryDays, ListSearches, ListViews } from './contract.ts'
import { writeCounts } from './counts.ts'
import { periodOf } from './period.ts'

type SearchesQuery = NonNullable<typeof ListSearches.types>['query']
type ViewsQuery = NonNullable<typeof ListViews.types>['query']
type Views = NonNullable<typeof ListViews.types>['response']

/** What was searched in a period, most often first. */
export async function listSearches(
  w: Work,
  query: SearchesQuery,
): Promise<Outcome<{ total: number; rows: CountedSearch[] }>> {
  const period = await periodOf(w, query)
  if (isRefusal(period)) return period
  await writeCounts(w.platform)
  const part = query.q === undefined ? null : `%${foldText(query.q).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const { rows } = await sql<{ row: CountedSearch; total: number }>`
    with counted as (
      select term_key, sum(searches)::integer as searches, sum(without_result)::integer as without_result, max(day) as last_day
      from discovery.search_day
      where day between ${period.from} and ${period.to} and (${part}::text is null or term_key like ${part})
      group by term_key)
    select count(*) over () as total, jsonb_build_object('term', last.term, 'searches', c.searches,
      'withoutResult', c.without_result, 'found', last.found, 'corrected', last.corrected, 'lastDay', c.last_day, 'reference',
      case when r.id is not null then jsonb_build_object('id', r.id, 'target', r.target) end) as row
    from counted c
      join discovery.search_day last on last.day = c.last_day and last.term_key = c.term_key
      left join discovery.cross_reference r on r.term_key = c.term_key
    where ${query.only ?? 'all'} = 'all' or last.found = 0
    order by c.searches desc, c.last_day desc, c.term_key
    limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ row }) => row) }
}

/** Titles that were looked at in a period, most often first; those that are gone are left out. */
export async function listViews(w: Work, query: ViewsQuery): Promise<Outcome<Views>> {
  const period = await periodOf(w, query)
  if (isRefusal(period)) return period
  await writeCounts(w.platform)
  const { rows } = await sql<{ bib: number; views: number; total: number }>`
    select bib_id as bib, sum(views)::integer as views, count(*) over () as total
    from discovery.view_day where day between ${period.from} and ${period.to}
    group by bib_id order by views desc, bib_id limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  const briefs = new Map(
    (
      await bibBriefs(
        w,
        rows.map(({ bib }) => bib),
      )
    ).map((brief) => [brief.id, brief]),
  )
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap(({ bib, views }) => {
      const title = briefs.get(bib)
      return title ? [{ title, views }] : []
    }),
  }
}

/** Searches, searches without result and views of each day of a period. */
export async function discoveryDays(
  w: Work,
  query: { readonly from?: string; readonly to?: string },
): Promise<Outcome<DiscoveryDays>> {
  const period = await periodOf(w, query)
  if (isRefusal(period)) return period
  await writeCounts(w.platform)
  const { rows: days } = await sql<DiscoveryDays['days'][number]>`
    select each::date::text as day, coalesce(d.searches, 0) as searches, coalesce(d.without_result, 0) as "withoutResult",
      coalesce(d.views, 0) as views
    from generate_series(${period.from}::date, ${period.to}::date, interval '1 day') each
      left join discovery.day d on d.day = each::date
    order by each`.execute(w.db)
  const sum = (count: (day: DiscoveryDays['days'][number]) => number) => days.reduce((all, day) => all + count(day), 0)
  return {
    from: period.from.toString(),
    to: period.to.toString(),
    searches: sum((day) => day.searches),
    withoutResult: sum((day) => day.withoutResult),
    views: sum((day) => day.views),
    days,
  }
}
