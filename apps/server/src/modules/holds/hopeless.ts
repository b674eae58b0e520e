import { sql } from 'kysely'
import { goneStates } from './place-facts.ts'

/** States in which a copy is as good as gone, for a query. */
const gone = sql.join(goneStates.map((state) => sql.lit(state)))

/**
 * Since when a waiting hold `h` has no copy left that could fill it, as part of a query: the moment when the last one was lost
 * or withdrawn, or when it was placed if there is none at all. Null while there is one.
 */
export const hopelessSql = sql<Temporal.Instant | null>`(
  select case when count(*) filter (where x.status not in (${gone})) > 0 then null
    else greatest(h.placed_at, max(x.status_since)) end
  from catalog.item_view x
  where x.bib_id = any(array(select h.bib_id union all select a.bib_id from holds.alternative a where a.hold_id = h.id))
    and (h.item_id is null or x.id = h.item_id)
    and (h.part is null or lower(trim(x.part)) = lower(trim(h.part)))
    and (h.call_number is null or lower(trim(x.call_number)) = lower(trim(h.call_number))))`
