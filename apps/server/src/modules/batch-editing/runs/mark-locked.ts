import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { openRecords } from '../../cataloguing/index.ts'

/** Notes which records of a run someone has open in the editor, and leaves them out where the library wants that. */
export async function markLocked(w: Pick<Work, 'db' | 'now'>, run: number, open: 'edit' | 'leave-out'): Promise<void> {
  const locked = await openRecords(w)
  if (locked.size === 0) return
  await sql`
    update batch_editing.change c set locked_by = l.name,
      state = case when ${open} = 'leave-out' then 'left-out' else c.state end,
      note = case when ${open} = 'leave-out' then l.name || ' has this record open in the editor.' else c.note end
    from unnest(${[...locked.keys()]}::bigint[], ${[...locked.values()]}::text[]) as l(bib, name)
    where c.run_id = ${run} and c.bib_id = l.bib and c.state = 'ready'`.execute(w.db)
}
