import { sql } from 'kysely'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { ListRecordSetMembers, ListRecordSets, RecordSet, SelectedRecord } from '../contract.ts'
import { ownerOf, visibleTo } from '../owner.ts'
import { briefColumns } from '../selection.ts'

interface SetRow {
  readonly id: number
  readonly name: string
  readonly note: string
  readonly shared: boolean
  readonly owner: string
  readonly owner_name: string
  readonly created_at: Temporal.Instant
  readonly changed_at: Temporal.Instant
  readonly records: number
}

const columns = sql`s.id, s.name, s.note, s.shared, s.owner, s.owner_name, s.created_at, s.changed_at,
  (select count(*) from batch_editing.record_set_member m join catalog.bib_view b on b.id = m.bib_id
    where m.set_id = s.id) as records`

/** Record sets by name: shared ones and those of whoever asks. */
export async function listSets(
  w: Work,
  { q = '', deleted = false, limit = 200, offset = 0 }: NonNullable<typeof ListRecordSets.types>['query'],
): Promise<{ total: number; rows: RecordSet[] }> {
  const found = sql`batch_editing.record_set s where ${visibleTo(w)} and (deleted_at is not null) = ${deleted}
    and strpos(lower(name || ' ' || note), lower(${q.trim()})) > 0`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<SetRow>`
    select ${columns} from ${found} order by lower(name) limit ${limit} offset ${offset}`.execute(w.db)
  return { total: counts[0]?.total ?? 0, rows: rows.map((row) => setView(w, row)) }
}

/** One record set that whoever acts may see. */
export async function getSet(
  w: Pick<Work, 'db' | 'actor'>,
  id: number,
  { deleted = false, lock = false }: { readonly deleted?: boolean; readonly lock?: boolean } = {},
): Promise<Outcome<RecordSet>> {
  if (lock) await sql`select from batch_editing.record_set where id = ${id} for update`.execute(w.db)
  const { rows } = await sql<SetRow>`
    select ${columns} from batch_editing.record_set s
    where id = ${id} and (deleted_at is not null) = ${deleted} and ${visibleTo(w)}`.execute(w.db)
  const [row] = rows
  if (row) return setView(w, row)
  return refuse({ code: 'record-set-not-found', message: 'There is no such record set. It may have been deleted.' })
}

/** The sets that hold a title. */
export async function setsOfBib(w: Work, bib: number): Promise<{ rows: { id: number; name: string }[] }> {
  const { rows } = await sql<{ id: number; name: string }>`
    select s.id, s.name from batch_editing.record_set s join batch_editing.record_set_member m on m.set_id = s.id
    where m.bib_id = ${bib} and s.deleted_at is null and ${visibleTo(w)} order by lower(s.name)`.execute(w.db)
  return { rows }
}

/** The records of a set, in the order of their numbers; `q` finds words of titles. */
export async function listMembers(
  w: Work,
  id: number,
  { q = '', limit = 50, offset = 0 }: NonNullable<typeof ListRecordSetMembers.types>['query'],
) {
  const found = sql`batch_editing.record_set_member m join catalog.bib_view b on b.id = m.bib_id
    where m.set_id = ${id} and strpos(lower(b.title || ' ' || coalesce(b.author, '')), lower(${q.trim()})) > 0`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<SelectedRecord>`
    select ${briefColumns} from ${found} order by b.id limit ${limit} offset ${offset}`.execute(w.db)
  return { total: counts[0]?.total ?? 0, rows }
}

function setView(w: Pick<Work, 'actor'>, row: SetRow): RecordSet {
  return {
    id: row.id,
    name: row.name,
    note: row.note,
    shared: row.shared,
    owner: row.owner_name,
    mine: row.owner === ownerOf(w.actor),
    records: row.records,
    createdAt: row.created_at.toString(),
    changedAt: row.changed_at.toString(),
  }
}
