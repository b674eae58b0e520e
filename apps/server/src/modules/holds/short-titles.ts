import { sql } from 'kysely'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { ShortTitle } from './contract-shelf.ts'
import { goneStates } from './place-facts.ts'
import { holdRatio } from './settings.ts'
import { takesPartSql } from './waiters.ts'

/** Titles with more holds for each copy than a ratio, shortest first; suspended holds do not count. */
export async function shortTitles(
  w: Work,
  query: { readonly ratio?: number; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: ShortTitle[] }> {
  const ratio = query.ratio ?? (await readSetting(w, holdRatio))
  const gone = sql.join(goneStates.map((state) => sql.lit(state)))
  const { rows } = await sql<Omit<ShortTitle, 'ratio' | 'wanted'> & { readonly total: number }>`
    with waiting as (
      select q.bib_id as bib, count(*) as holds from holds.place q join holds.hold h on h.id = q.hold_id
      where ${takesPartSql(await todayAt(w, null), w.now)} group by q.bib_id
    ), counted as (
      select waiting.bib, waiting.holds,
        (select count(*) from catalog.item_place_view i where i.bib_id = waiting.bib and i.status not in (${gone})) as copies
      from waiting
    )
    select c.bib, b.title, b.author, c.holds, c.copies, count(*) over () as total
    from counted c join catalog.bib_view b on b.id = c.bib where c.holds > c.copies * ${ratio}::float8
    order by c.holds::float8 / greatest(c.copies, 0.5) desc, c.bib limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(
    w.db,
  )
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ bib, title, author, holds, copies }) => ({
      bib,
      title,
      author,
      holds,
      copies,
      ratio: copies === 0 ? null : Math.round((holds / copies) * 10) / 10,
      wanted: Math.max(0, Math.ceil(holds / Math.max(ratio, 0.1)) - copies),
    })),
  }
}
