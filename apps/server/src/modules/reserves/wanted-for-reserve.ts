import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { WantedForReserve } from '../circulation/index.ts'
import { todayAt } from '../org/index.ts'

/** The first course on whose list the title of an item stands today without any copy of it on reserve. Answers the port of returns. */
export async function wantedHere(w: Work, item: { readonly bib: number }): Promise<WantedForReserve | null> {
  const today = await todayAt(w, null)
  const { rows } = await sql<WantedForReserve>`
    select c.id as course, trim(c.code || ' ' || c.name) as name
    from reserves.reading_view r join reserves.course c on c.id = r.course_id
    where r.kind = 'title' and r.bib_id = ${item.bib} and r.ended_at is null and r.from_day <= ${today}::date and r.to_day >= ${today}::date
      and not exists (select from reserves.reading x join catalog.item_place_view i on i.id = x.item_id
        where x.course_id = r.course_id and x.removed_at is null and i.bib_id = r.bib_id)
    order by r.id limit 1`.execute(w.db)
  return rows[0] ?? null
}
