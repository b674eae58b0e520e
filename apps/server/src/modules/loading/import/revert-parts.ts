import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { actorName } from '../../../platform/actor.ts'
import { jsonText } from '../../../platform/json-text.ts'
import {
  blocksAgainstDeletion,
  draftOf,
  layOut,
  removeItems,
  storedRecord,
  writeBibs,
  type RecordForm,
} from '../../catalog/index.ts'

const batchSize = 200

/** Takes back items that an import made, where nobody has touched them since; gives how many it looked at. */
export async function undoItems(w: Work, id: number): Promise<number> {
  const { rows } = await sql<{ item: number; bib: number; why: string | null }>`
    select m.item_id as item, m.bib_id as bib,
      case when i.deleted_at is not null then 'Not undone: the item was deleted since.'
        when i.status not in ('available', 'in-process', 'on-order', 'restricted', 'missing', 'lost',
          'lost-paid', 'damaged', 'withdrawn')
          then 'Not undone: item ' || i.barcode || ' is ' || replace(i.status, '-', ' ') || '.'
        when i.changed_at <> i.created_at then 'Not undone: item ' || i.barcode || ' was changed since.'
      end as why
    from loading.import_item m join catalog.item_history_view i on i.id = m.item_id
    where m.import_id = ${id} and m.reverted is null order by m.item_id limit ${batchSize}`.execute(w.db)
  const gone: { item: number; bib: number }[] = []
  const kept = new Map<number, string>()
  for (const { item, bib, why } of rows) {
    const blocks = why === null ? await blocksAgainstDeletion(w, { item }) : []
    const reason = why ?? (blocks.length === 0 ? null : `Not undone: ${blocks.map(({ message }) => message).join(' ')}`)
    if (reason === null) gone.push({ item, bib })
    else kept.set(item, reason)
  }
  await removeItems(w, gone)
  await sql`update loading.import_item set reverted = 'done'
    where import_id = ${id} and item_id = any(${gone.map(({ item }) => item)}::bigint[])`.execute(w.db)
  await sql`
    with k as (select * from unnest(${[...kept.keys()]}::bigint[], ${[...kept.values()]}::text[]) as k(item, why)),
      noted as (update loading.import_item m set reverted = 'kept' from k
        where m.import_id = ${id} and m.item_id = k.item returning m.number, k.why)
    update loading.import_row r set notes = r.notes || noted.why from noted
    where r.import_id = ${id} and r.number = noted.number`.execute(w.db)
  return rows.length
}

interface Gone {
  readonly bib: number
  readonly version: number
  readonly form: RecordForm
  readonly record: Buffer
  readonly member: Member | null
}

interface Member {
  readonly bib: number
  readonly cameWithSet: boolean
  readonly links: string[]
  /** Not kept by imports of long ago. */
  readonly import?: number
  readonly first?: number
}

/** Brings back titles that an import removed or withdrew; gives how many it looked at. */
export async function restoreRemoved(w: Work, id: number): Promise<number> {
  const { rows } = await sql<Gone>`
    select b.id as bib, b.version, v.form, v.record, null as member from loading.import_row r
      join catalog.bib_history_view b on b.id = r.bib_id
      join catalog.record_version_view v on v.bib_id = b.id and v.version = b.version
    where r.import_id = ${id} and r.state = 'removed' and r.reverted is null and b.deleted_at is not null
    order by b.id limit ${batchSize}`.execute(w.db)
  await bringBack(w, id, rows)
  const bibs = rows.map(({ bib }) => bib)
  await sql`update loading.import_row set reverted = 'done'
    where import_id = ${id} and state = 'removed' and bib_id = any(${bibs}::bigint[])`.execute(w.db)
  return rows.length
}

/** Brings back what was withdrawn from a provider's set; gives how many titles it looked at. */
export async function restoreWithdrawn(w: Work, id: number): Promise<number> {
  const { rows } = await sql<Gone & { set: number; fate: string; deleted: boolean; written: number | null }>`
    select b.id as bib, b.version, v.form, v.record, d.member, d.set_id as set, d.fate, b.deleted_at is not null as deleted,
      d.version as written
    from loading.withdrawal d join catalog.bib_history_view b on b.id = d.bib_id
      join catalog.record_version_view v on v.bib_id = b.id
        and v.version = case when d.fate = 'links-removed' then d.version - 1 else b.version end
    where d.import_id = ${id} and d.reverted is null order by b.id limit ${batchSize}`.execute(w.db)
  const restorable = rows.filter(({ fate, deleted, version, written }) =>
    fate === 'deleted' ? deleted : fate === 'links-removed' ? !deleted && version === written : false,
  )
  await bringBack(w, id, restorable)
  const members = rows.flatMap(({ member, set }) => (member ? [{ ...member, set }] : []))
  await sql`
    insert into loading.set_member (set_id, bib_id, import_id, first_import_id, came_with_set, links)
    select set, bib, coalesce(import, 0), coalesce(first, 0), "cameWithSet", links
    from json_to_recordset(${jsonText(members)}::json) as r(set bigint, bib bigint, "cameWithSet" boolean, links text[],
      import bigint, first bigint)
    on conflict do nothing`.execute(w.db)
  const done = new Set(restorable.map(({ bib }) => bib))
  await sql`update loading.withdrawal set reverted = case when bib_id = any(${[...done]}::bigint[]) then 'done' else 'kept' end
    where import_id = ${id} and bib_id = any(${rows.map(({ bib }) => bib)}::bigint[])`.execute(w.db)
  return rows.length
}

async function bringBack(w: Work, id: number, titles: readonly Omit<Gone, 'member'>[]): Promise<void> {
  await writeBibs(
    w,
    titles.map(({ bib, version, form, record }) => ({
      draft: draftOf(layOut(storedRecord(record, form)), { bytes: record, form }),
      replaces: { bib, version: version + 1 },
    })),
    { why: `Import ${id} undone by ${actorName(w.actor)}` },
  )
}

/**
 * Gives members of a provider's set back what they were before an import: those that it made members are none any more. What a later
 * import brought again stays, unless the title is gone, and goes back to the same when that import is undone, too.
 */
export async function undoMembers(w: Work, id: number): Promise<void> {
  await sql`
    delete from loading.set_member m using loading.set_change c, catalog.bib_history_view b
    where c.import_id = ${id} and m.set_id = c.set_id and m.bib_id = c.bib_id and b.id = m.bib_id
      and c.before_import_id is null and (m.import_id = ${id} or b.deleted_at is not null)`.execute(w.db)
  await sql`
    update loading.set_member m set import_id = c.before_import_id, links = c.before_links from loading.set_change c
    where c.import_id = ${id} and m.set_id = c.set_id and m.bib_id = c.bib_id and m.import_id = ${id}`.execute(w.db)
  await sql`
    update loading.set_change later set before_import_id = c.before_import_id, before_links = c.before_links
    from loading.set_change c
    where c.import_id = ${id} and later.set_id = c.set_id and later.bib_id = c.bib_id
      and later.before_import_id = ${id}`.execute(w.db)
  await sql`update loading.set_member set first_import_id = import_id where first_import_id = ${id}`.execute(w.db)
}
