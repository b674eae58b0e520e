import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { CataloguingBatch } from './contract.ts'

const mostShown = 20
const mostHeadings = 100

type Headings = CataloguingBatch['headings']
interface HeadingCounts extends Omit<Headings, 'open' | 'linked'> {
  readonly open: Headings['open'] | null
  readonly linked: Headings['linked'] | null
}

/** The headings of titles: how many authority records establish, those that need a person, and those that one has linked. */
export async function headingsOf(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<Headings> {
  const { rows } = await sql<HeadingCounts>`
    with carried as (
      select h.id, h.kind, h.text, h.source, h.how, h.authority_id, h.parts, count(*)::int as titles
      from catalog.bib_heading_view b cross join lateral unnest(b.headings) as used(id)
        join authorities.heading_view h on h.id = used.id
      where b.bib_id = any(${bibs}::bigint[]) group by h.id, h.kind, h.text, h.source, h.how, h.authority_id, h.parts
    ), unsettled as materialized (
      select c.id, c.kind, c.text, c.source, c.how, c.titles, coalesce(c.how = 'see-from', false) as "isCertain",
        case when c.how in ('see-from', 'near') and a.id is not null
          then jsonb_build_object('authority', a.id, 'text',
            -- Where only the main part is meant its subdivisions stay.
            case when c.parts > 0 then array_to_string(a.text || (string_to_array(c.text, ' -- '))[c.parts + 1:], ' -- ')
              else a.text end) end as proposal
      from carried c left join authorities.authority_view a on a.id = c.authority_id
      where c.how is null or c.how not in ('chosen', 'exact', 'subdivided', 'main')
    ), shown as (
      select * from unsettled
      order by "isCertain" desc, coalesce(how, 'none') = 'none', titles desc, text limit ${mostHeadings}
    )
    select (select count(*)::int from carried) as all,
      (select count(*)::int from carried where how in ('chosen', 'exact', 'subdivided', 'main')) as established,
      (select count(*)::int from unsettled) as unsettled,
      (select count(*)::int from unsettled where "isCertain") as certain,
      (select count(*)::int from unsettled where coalesce(how, 'none') <> 'none') as proposed,
      (select jsonb_agg(to_jsonb(shown)) from shown) as open,
      (select jsonb_agg(jsonb_build_object('id', c.id, 'text', c.text, 'authority', coalesce(a.text, '')) order by c.text)
        from carried c left join authorities.authority_view a on a.id = c.authority_id where c.how = 'chosen') as linked`.execute(
    w.db,
  )
  const [found] = rows
  const none = { all: 0, established: 0, unsettled: 0, certain: 0, proposed: 0 }
  return { ...none, ...found, open: found?.open ?? [], linked: found?.linked ?? [] }
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
