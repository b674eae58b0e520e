import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { HeadingChange } from '../contract.ts'
import { shortened } from './begin-change.ts'

interface Row extends Omit<HeadingChange, 'at'> {
  readonly at: Temporal.Instant
}

/** Headings that were changed everywhere, newest first. */
export async function listHeadingChanges(
  w: Pick<Work, 'db'>,
  { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: HeadingChange[] }> {
  const { rows: counts } = await sql<{ total: number }>`
    select count(*) as total from heading_changes.change`.execute(w.db)
  const { rows } = await sql<Row>`
    select c.run_id as run, c.from_text as "from", c.to_text as "to", c.request ->> 'kind' as kind, r.state, r.changed,
      r.written, r.undone_by as "undoneBy", c.at, c.by_name as by
    from heading_changes.change c join batch_editing.run_view r on r.id = c.run_id
    order by c.run_id desc limit ${limit} offset ${offset}`.execute(w.db)
  return {
    total: counts[0]?.total ?? 0,
    rows: rows.map((row) => ({ ...row, from: shortened(row.from), to: shortened(row.to), at: row.at.toString() })),
  }
}
