import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { CataloguingBatch } from './contract.ts'

const mostShown = 20

/** The headings of titles: how many authority records establish, and those that need a person. */
export async function headingsOf(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<CataloguingBatch['headings']> {
  const { rows } = await sql<{ all: number; established: number; open: CataloguingBatch['headings']['open'] | null }>`
    with carried as (
      select h.id, h.kind, h.text, h.how, count(*)::int as titles
      from catalog.bib_heading_view b cross join lateral unnest(b.headings) as used(id)
        join authorities.heading_view h on h.id = used.id
      where b.bib_id = any(${bibs}::bigint[]) group by h.id, h.kind, h.text, h.how
    ), unsettled as (
      select * from carried where how is null or how not in ('chosen', 'exact', 'subdivided', 'main')
      order by titles desc, text limit ${mostShown}
    )
    select (select count(*)::int from carried) as all,
      (select count(*)::int from carried where how in ('chosen', 'exact', 'subdivided', 'main')) as established,
      (select jsonb_agg(to_jsonb(unsettled)) from unsettled) as open`.execute(w.db)
  const [found] = rows
  return { all: found?.all ?? 0, established: found?.established ?? 0, open: found?.open ?? [] }
}

/** What the checks flag in titles, by rule, worst first. */
export async function flagsOf(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<CataloguingBatch['flags']> {
  const { rows } = await sql<CataloguingBatch['flags']['rules'][number]>`
    select code, severity, min(message) as message, count(distinct bib_id)::int as titles
    from quality.finding_view where bib_id = any(${bibs}::bigint[])
    group by code, severity
    order by case severity when 'error' then 0 when 'warning' then 1 else 2 end, titles desc limit ${mostShown}`.execute(
    w.db,
  )
  const { rows: counted } = await sql<{ titles: number }>`
    select count(distinct bib_id)::int as titles from quality.finding_view where bib_id = any(${bibs}::bigint[])`.execute(
    w.db,
  )
  return { titles: counted[0]?.titles ?? 0, rules: rows }
}

/** Titles that have no class number and no item with a call number, and those that the last step of links left without one. */
export async function unfinishedOf(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
): Promise<Pick<CataloguingBatch, 'unclassed' | 'unlinked'>> {
  const { rows } = await sql<{ unclassed: number; unlinked: number }>`
    select count(*) filter (where coalesce(b.class_number, '') = '' and not exists (
        select from catalog.item_view i where i.bib_id = b.id and i.call_number <> ''))::int as unclassed,
      count(*) filter (where exists (
        select from copy_cataloguing.list_title_view t where t.bib_id = b.id and t.cells ? 'url')
        and not exists (select from cataloguing_batches.change c join cataloguing_batches.step s on s.id = c.step_id
          where c.bib_id = b.id and s.kind = 'links' and c.state in ('written', 'nothing')))::int as unlinked
    from catalog.bib_view b where b.id = any(${bibs}::bigint[])`.execute(w.db)
  return rows[0] ?? { unclassed: 0, unlinked: 0 }
}
