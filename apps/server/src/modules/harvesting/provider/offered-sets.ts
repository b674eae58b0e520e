import { sql } from 'kysely'
import { notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'

/** Record sets of the library that every cataloguer sees, and which of them others may harvest. */
export async function listOfferedSets(
  w: Pick<Work, 'db'>,
): Promise<{ total: number; rows: { id: number; name: string; offered: boolean }[] }> {
  const { rows } = await sql<{ id: number; name: string; offered: boolean }>`
    select s.id, s.name, (o.record_set_id is not null) as offered from batch_editing.record_set_view s
      left join harvesting.offered_set o on o.record_set_id = s.id order by lower(s.name)`.execute(w.db)
  return { total: rows.length, rows }
}

/** Says whether others may harvest a record set. */
export async function offerSet(w: Work, id: number, offered: boolean): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string }>`select name from batch_editing.record_set_view where id = ${id}`.execute(
    w.db,
  )
  if (!rows[0]) return notFound('record-set', 'There is no such record set. It may have been deleted.')
  await (
    offered
      ? sql`insert into harvesting.offered_set (record_set_id) values (${id}) on conflict do nothing`
      : sql`delete from harvesting.offered_set where record_set_id = ${id}`
  ).execute(w.db)
  await w.audit({ action: 'offered-set.change', subject: `record-set:${id}`, detail: { name: rows[0].name, offered } })
  return {}
}
