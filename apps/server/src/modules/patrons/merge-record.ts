import { sql } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Merge } from './contract-leaving.ts'
import type { MovedRows } from './events.ts'

/** What of a record is put back when a merge is undone: rows as JSON. */
export interface Snapshot {
  readonly patron: Readonly<Record<string, unknown>>
  readonly cards: readonly Readonly<Record<string, unknown>>[]
  readonly addresses: readonly Readonly<Record<string, unknown>>[]
  readonly values: readonly Readonly<Record<string, unknown>>[]
  readonly photo: readonly Readonly<Record<string, unknown>>[]
}

/** A record as it is now, for putting it back. */
export async function snapshotOf(w: Work, id: number): Promise<Snapshot> {
  const { rows } = await sql<{ snapshot: Snapshot }>`
    select jsonb_build_object('patron', to_jsonb(p) - 'name_vector',
      'cards', coalesce((select jsonb_agg(to_jsonb(c)) from patrons.card c where c.patron_id = p.id), '[]'),
      'addresses', coalesce((select jsonb_agg(to_jsonb(a)) from patrons.address a where a.patron_id = p.id), '[]'),
      'values', coalesce((select jsonb_agg(to_jsonb(v)) from patrons.field_value v where v.patron_id = p.id), '[]'),
      'photo', coalesce((select jsonb_agg(to_jsonb(f)) from patrons.photo f where f.patron_id = p.id), '[]')) as snapshot
    from patrons.patron p where p.id = ${id}`.execute(w.db)
  const row = rows[0]
  if (!row) throw new Error(`Patron ${id} is gone.`)
  return row.snapshot
}

interface Row {
  readonly id: number
  readonly kept_id: number
  readonly gone_id: number
  readonly kept_name: string
  readonly gone_name: string
  readonly at: Temporal.Instant
  readonly by_name: string
  readonly reason: string
  readonly moved: readonly MovedRows[]
  readonly undone_at: Temporal.Instant | null
}

async function readMerges(w: Work, condition: ReturnType<typeof sql>, limit: number): Promise<Merge[]> {
  const { rows } = await sql<Row>`
    select m.id, m.kept_id, m.gone_id, k.name as kept_name, g.name as gone_name, m.at, m.by_name, m.reason, m.moved, m.undone_at
    from patrons.merge m join patrons.patron k on k.id = m.kept_id join patrons.patron g on g.id = m.gone_id
    where ${condition} order by m.id desc limit ${limit}`.execute(w.db)
  return rows.map((row) => ({
    id: row.id,
    kept: row.kept_id,
    keptName: row.kept_name,
    gone: row.gone_id,
    goneName: row.gone_name,
    at: row.at.toString(),
    by: row.by_name,
    reason: row.reason,
    moved: counted(row.moved),
    undone: row.undone_at !== null,
  }))
}

function counted(moved: readonly MovedRows[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { table, keys } of moved) counts[table] = (counts[table] ?? 0) + keys.length
  return counts
}

/** Merges, latest first; of one patron or of all. */
export async function listMerges(
  w: Work,
  query: { readonly patron?: number; readonly limit?: number },
): Promise<{ total: number; rows: Merge[] }> {
  const { patron } = query
  const rows = await readMerges(
    w,
    patron === undefined ? sql`true` : sql`${patron} in (m.kept_id, m.gone_id)`,
    query.limit ?? 100,
  )
  return { total: rows.length, rows }
}

/** One merge. */
export async function mergeById(w: Work, id: number): Promise<Merge | Refusal> {
  return (await readMerges(w, sql`m.id = ${id}`, 1))[0] ?? notFound('merge', `There is no merge ${id}.`)
}
