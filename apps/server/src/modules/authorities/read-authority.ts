import type { InputFormat, MarcRecord } from '@carrel/marc'
import { sql } from 'kysely'
import { notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { AuthorityRecord } from './contract-authorities.ts'
import { fieldsShown, storedAuthority } from './stored-authority.ts'

/** An authority record as it is stored, with what is kept beside it. */
export interface StoredAuthority {
  readonly id: number
  readonly vocabulary: string
  readonly control: string
  /** The present version of the record. */
  readonly current: number
  readonly version: number
  readonly at: Temporal.Instant
  readonly by_name: string
  readonly why: string
  readonly record: Buffer
  readonly form: InputFormat
}

/** The present version of a record, or another; its row is locked where it is about to be changed. */
export async function authorityAt(
  w: Pick<Work, 'db'>,
  id: number,
  { version, lock = false }: { readonly version?: number; readonly lock?: boolean } = {},
): Promise<StoredAuthority | undefined> {
  const { rows } = await sql<StoredAuthority>`
    select a.id, a.vocabulary, a.control, a.version as current, v.version, v.at, v.by_name, v.why, v.record, v.form
    from authorities.authority a join authorities.authority_version v
      on v.authority_id = a.id and v.version = coalesce(${version ?? null}::integer, a.version)
    where a.id = ${id} ${lock ? sql`for update of a` : sql``}`.execute(w.db)
  return rows[0]
}

/** A record as the editor wants it. */
export async function authorityRecord(w: Work, id: number, version?: number): Promise<Outcome<AuthorityRecord>> {
  const stored = await authorityAt(w, id, version === undefined ? {} : { version })
  if (!stored) {
    return version === undefined
      ? authorityNotFound(id)
      : notFound('version', `Authority record ${id} has no version ${version}.`)
  }
  const record: MarcRecord = storedAuthority(stored.record, stored.form)
  return {
    authority: id,
    version: stored.version,
    at: stored.at.toString(),
    by: stored.by_name,
    why: stored.why,
    leader: record.leader,
    fields: fieldsShown(record.fields),
  }
}

/** Every version of a record, newest first. */
export async function authorityVersions(w: Work, id: number) {
  const { rows } = await sql<{ version: number; at: Temporal.Instant; by: string; why: string }>`
    select version, at, by_name as by, why from authorities.authority_version where authority_id = ${id}
    order by version desc`.execute(w.db)
  return rows.length === 0 ? authorityNotFound(id) : { rows: rows.map((row) => ({ ...row, at: row.at.toString() })) }
}

/** True when there is such a record. */
export async function authorityExists(w: Pick<Work, 'db'>, id: number): Promise<boolean> {
  const { rows } = await sql`select from authorities.authority where id = ${id}`.execute(w.db)
  return rows.length > 0
}

/** Refuses because there is no such record. */
export function authorityNotFound(id: number) {
  return notFound('authority', `There is no authority record ${id}.`)
}
