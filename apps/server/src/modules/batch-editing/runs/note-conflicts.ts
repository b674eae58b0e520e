import { sql, type Kysely } from 'kysely'

/** Notes records that were saved, or deleted, since a run looked at them: by whom, and why. */
export async function noteConflicts(
  { db }: { readonly db: Kysely<unknown> },
  run: number,
  bibs: readonly number[],
): Promise<void> {
  if (bibs.length === 0) return
  await sql`
    update batch_editing.change c set state = 'conflict', note = coalesce(
      (select v.by_name || ' saved this record since (' || v.why || ').'
        from catalog.bib_view b join catalog.bib_version_view v on v.bib_id = b.id and v.version = b.version
        where b.id = c.bib_id), 'The title was deleted since.')
    where c.run_id = ${run} and c.bib_id = any(${bibs}::bigint[])`.execute(db)
}
