import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'

/** Titles as they were before a list, or as they are after it. */
export type Side = 'before' | 'after'

const batch = 1000

/** Puts the titles of a collection in the state that they have after, or had before, a list; `progress` counts them. */
export async function changeTitles(
  w: Work,
  { list, collection, side }: { readonly list: number; readonly collection: number; readonly side: Side },
  progress: (titles: number) => void = () => {},
): Promise<void> {
  const to = sql.ref(side)
  let done = 0
  for (let last = ''; ;) {
    const { rows } = await sql<{ key: string }>`
      select key from e_collections.change where list_id = ${list} and key > ${last} order by key limit ${batch}`.execute(
      w.db,
    )
    const end = rows.at(-1)?.key
    if (end === undefined) return
    const some = sql`c.list_id = ${list} and c.key > ${last} and c.key <= ${end}`
    await sql`delete from e_collections.title t using e_collections.change c
      where ${some} and t.collection_id = ${collection} and t.key = c.key and c.${to} is null`.execute(w.db)
    await sql`
      insert into e_collections.title (collection_id, key, name, sort_key, kind, numbers, url, lines)
      select ${collection}, c.key, n.name, n.sort, n.kind, n.numbers, n.url, n.lines
      from e_collections.change c, jsonb_to_record(c.${to})
        as n(name text, sort text, kind text, numbers text[], url text, lines jsonb)
      where ${some} and c.${to} is not null
      on conflict (collection_id, key) do update set name = excluded.name, sort_key = excluded.sort_key, kind = excluded.kind,
        numbers = excluded.numbers, url = excluded.url, lines = excluded.lines`.execute(w.db)
    done += rows.length
    progress(done)
    last = end
  }
}
