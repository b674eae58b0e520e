import { sql, type Kysely } from 'kysely'

/**
 * Notes which records of a run someone has open in the editor, and leaves them out where the library wants that. Without
 * the editor's module nothing is open.
 */
export async function markLocked(db: Kysely<unknown>, run: number, open: 'edit' | 'leave-out'): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('cataloguing.lock_view') is not null as there`.execute(db)
  if (rows[0]?.there !== true) return
  await sql`
    update batch_editing.change c set locked_by = l.by_name,
      state = case when ${open} = 'leave-out' then 'left-out' else c.state end,
      note = case when ${open} = 'leave-out' then l.by_name || ' has this record open in the editor.' else c.note end
    from cataloguing.lock_view l where c.run_id = ${run} and l.bib_id = c.bib_id and c.state = 'ready'`.execute(db)
}
