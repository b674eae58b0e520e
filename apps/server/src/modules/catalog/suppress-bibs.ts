import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { noteSearchChange } from './search/note-change.ts'

/** Hides titles from the public. */
export async function suppressBibs(w: Work, bibs: readonly number[]): Promise<void> {
  if (bibs.length === 0) return
  await sql`update catalog.bib set suppressed = true, changed_at = ${w.now}
    where id = any(${bibs}::bigint[]) and deleted_at is null and not suppressed`.execute(w.db)
  await noteSearchChange(w, 'document', bibs)
}
