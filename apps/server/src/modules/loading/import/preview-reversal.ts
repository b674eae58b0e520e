import { sql } from 'kysely'
import type { Static } from 'typebox'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { ReversalPreview } from '../contract.ts'
import { getImport } from './list-imports.ts'

/** Titles that stay are named up to this many; the count is of all. */
const named = 100

interface Kept {
  readonly bib: number
  readonly title: string
  readonly why: 'deleted' | 'changed' | 'has-items'
}

/**
 * What undoing an import would do now, without doing it. A title that only someone waits for is found when it comes to
 * it; the undoing keeps it too and says so.
 */
export async function previewReversal(
  w: Pick<Work, 'db'>,
  id: number,
): Promise<Outcome<Static<typeof ReversalPreview>>> {
  const known = await getImport(w, id)
  if (isRefusal(known)) return known
  const judged = sql`
    select b.id as bib, b.title, m.first,
      case when b.deleted_at is not null then 'deleted'
        when b.version <> m.last then 'changed'
        when m.first = 1 and exists (select from catalog.item_view i where i.bib_id = b.id
          and not exists (select from loading.import_item t where t.import_id = ${id} and t.item_id = i.id)) then 'has-items'
      end as why
    from (
      select bib_id, min(version) as first, max(version) as last from loading.import_row
      where import_id = ${id} and version is not null and reverted is null
      group by bib_id
    ) m join catalog.bib_history_view b on b.id = m.bib_id`
  const { rows: counts } = await sql<{ remove: number; restore: number; keep: number }>`
    select count(*) filter (where why is null and first = 1) as remove,
      count(*) filter (where why is null and first > 1) as restore, count(why) as keep
    from (${judged}) j`.execute(w.db)
  const { rows } = await sql<Kept>`
    select bib, title, why from (${judged}) j where why is not null order by bib limit ${named}`.execute(w.db)
  const { remove, restore, keep } = counts[0] ?? { remove: 0, restore: 0, keep: 0 }
  const { rows: items } = await sql<{ items: number }>`
    select count(*) as items from loading.import_item where import_id = ${id} and reverted is null`.execute(w.db)
  const { rows: gone } = await sql<{ returning: number }>`
    select (select count(*) from loading.import_row r join catalog.bib_history_view b on b.id = r.bib_id
        where r.import_id = ${id} and r.state = 'removed' and r.reverted is null and b.deleted_at is not null)
      + (select count(*) from loading.withdrawal d join catalog.bib_history_view b on b.id = d.bib_id
        where d.import_id = ${id} and d.reverted is null
          and case d.fate when 'deleted' then b.deleted_at is not null
            when 'links-removed' then b.deleted_at is null and b.version = d.version else false end) as returning`.execute(
    w.db,
  )
  return {
    items: items[0]?.items ?? 0,
    returning: gone[0]?.returning ?? 0,
    remove,
    restore,
    keep,
    kept: rows.map(({ bib, title, why }) => ({ bib, title, why })),
  }
}
