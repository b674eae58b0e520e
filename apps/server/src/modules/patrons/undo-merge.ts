import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Merge } from './contract-leaving.ts'
import { mergeUndoAsked, patronUnmerged, type MovedRows } from './events.ts'
import { mergeById, snapshotOf, type Snapshot } from './merge-record.ts'
import { giveBackRows } from './move-rows.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

/** Takes a merge back: both records are as they were, each with what was theirs, while nothing later depends on it. */
export async function undoMerge(w: Work, id: number): Promise<Merge | Refusal> {
  const row = await tablesOf<PatronsTables>(w)
    .selectFrom('patrons.merge')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return notFound('merge', `There is no merge ${id}.`)
  if (row.undone_at !== null) return refuse({ code: 'undone-already', message: 'This merge was taken back already.' })
  const { kept_id: kept, gone_id: gone } = row
  for (const one of [Math.min(kept, gone), Math.max(kept, gone)]) await lockPatron(w, one)
  const { before, after } = asKept(row.before, row.after)
  const moved = asMoved(row.moved)
  const blocks = await laterBlocks(w, { id, kept, gone, at: row.at })
  await w.publish(mergeUndoAsked, { kept, gone, since: row.at, moved, blocks })
  if (!before || !after)
    blocks.push({ code: 'patron-erased', message: 'The personal data of one of them were wiped since.' })
  if (blocks.length > 0 || !before || !after) return refuse(...blocks)

  await giveBackRows(w, 'patrons', { kept, gone }, moved)
  await giveBackRows(w, 'platform', { kept, gone }, moved)
  await putBack(w, kept, gone, before, after)
  await w.publish(patronUnmerged, { kept, gone, moved })
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.merge')
    .set({ undone_at: w.now, undone_by: actorName(w.actor) })
    .where('id', '=', id)
    .execute()
  for (const patron of [kept, gone])
    await w.audit({ action: 'patron.merge-undo', subject: `patron:${patron}`, detail: { kept, gone, merge: id } })
  w.afterCommit(() => w.platform.live.tell('patron', { patron: kept }))
  return mergeById(w, id)
}

/** What happened with the records since. */
async function laterBlocks(
  w: Work,
  merge: { readonly id: number; readonly kept: number; readonly gone: number; readonly at: Temporal.Instant },
): Promise<Block[]> {
  const { rows } = await sql<{ merged: boolean; gone: boolean }>`
    select exists (select from patrons.merge m where m.id > ${merge.id} and m.undone_at is null
        and (m.kept_id in (${merge.kept}, ${merge.gone}) or m.gone_id = ${merge.kept})) as merged,
      (select deleted_at is not null from patrons.patron where id = ${merge.kept}) as gone`.execute(w.db)
  const blocks: Block[] = []
  if (rows[0]?.merged === true)
    blocks.push({ code: 'merged-since', message: 'One of them was merged again since. Take that back first.' })
  if (rows[0]?.gone === true)
    blocks.push({ code: 'patron-deleted', message: 'The patron was deleted since. Bring them back first.' })
  return blocks
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isSnapshot(value: unknown): value is Snapshot {
  return isRecord(value) && 'patron' in value && 'cards' in value
}

function asKept(before: unknown, after: unknown) {
  const [was, is] = [before, after].map((one) => (isRecord(one) ? one : {}))
  const [kept, gone, then] = [was?.['kept'], was?.['gone'], is?.['kept']]
  return {
    before: isSnapshot(kept) && isSnapshot(gone) ? { kept, gone } : undefined,
    after: isSnapshot(then) ? then : undefined,
  }
}

function asMoved(value: unknown): readonly MovedRows[] {
  const isMoved = (one: unknown): one is MovedRows => isRecord(one) && 'table' in one && 'keys' in one
  return Array.isArray(value) ? value.filter(isMoved) : []
}

// What PostgreSQL makes of the others.
const generated = new Set(['id', 'name', 'sort_name', 'name_vector', 'phone_reversed', 'merged_into'])

async function putBack(
  w: Work,
  kept: number,
  gone: number,
  before: { readonly kept: Snapshot; readonly gone: Snapshot },
  after: Snapshot,
): Promise<void> {
  const now = await snapshotOf(w, kept)
  // What was changed by hand since the merge stays.
  const values = Object.fromEntries(
    Object.entries(before.kept.patron).map(([name, value]) => [
      name,
      JSON.stringify(now.patron[name]) === JSON.stringify(after.patron[name]) ? value : now.patron[name],
    ]),
  )
  await writeRow(w, kept, values)
  await writeRow(w, gone, before.gone.patron)
  await sql`update patrons.patron set merged_into = null where id = ${gone}`.execute(w.db)
  // Those that are in use no more first: one card at a time is.
  const cards = [...before.kept.cards, ...before.gone.cards].sort(
    (a, b) => Number(a['state'] === 'active') - Number(b['state'] === 'active'),
  )
  for (const card of cards)
    await sql`update patrons.card set state = ${card['state']}, ended_at = ${card['ended_at'] ?? null}::timestamptz, ended_by = ${card['ended_by'] ?? null}
      where id = ${card['id']} and not (${card['state']} = 'active' and exists
        (select from patrons.card c where c.patron_id = card.patron_id and c.state = 'active' and c.id <> card.id))`.execute(
      w.db,
    )
  for (const { id, mailing } of [...before.kept.addresses, ...before.gone.addresses].map((one) => ({
    id: one['id'],
    mailing: one['mailing'],
  })))
    if (mailing === true)
      await sql`update patrons.address a set mailing = true where id = ${id} and not exists
        (select from patrons.address o where o.patron_id = a.patron_id and o.mailing)`.execute(w.db)
  await sql`insert into patrons.field_value select v.* from jsonb_populate_recordset(null::patrons.field_value, ${JSON.stringify(before.kept.values)}::jsonb) v
    on conflict do nothing`.execute(w.db)
  await sql`insert into patrons.photo select f.* from jsonb_populate_recordset(null::patrons.photo, ${JSON.stringify(before.kept.photo)}::jsonb) f
    on conflict do nothing`.execute(w.db)
}

async function writeRow(w: Work, id: number, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row).filter((name) => !generated.has(name))
  await sql`update patrons.patron p set (${sql.join(columns.map((name) => sql.ref(name)))}) =
      (select ${sql.join(columns.map((name) => sql.ref(`s.${name}`)))} from jsonb_populate_record(null::patrons.patron, ${JSON.stringify(row)}::jsonb) s)
    where p.id = ${id}`.execute(w.db)
}
