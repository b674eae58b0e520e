import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { RecordForm } from './rules/bib-draft.ts'

/** A title that has keys that were asked for, with its present record. */
export interface SharingTitle {
  readonly bib: number
  readonly version: number
  readonly title: string
  readonly originalTitle: string | null
  readonly format: string
  /** Its own control number and agency (001 and 003). */
  readonly control: string
  readonly source: string
  /** The import that its present record came with. */
  readonly importId: number | null
  readonly form: RecordForm
  readonly record: Buffer
  /** Those of the keys that it has. */
  readonly keys: readonly string[]
}

/**
 * The titles that have any of some match keys (see rules/match-keys.ts), all looked up at once; their rows stay locked. A key that
 * more than `most` titles have gives `most` + 1 of them: it names none.
 */
export async function titlesSharing(
  w: Work,
  keys: readonly string[],
  most: number,
  lock = true,
): Promise<readonly SharingTitle[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<SharingTitle>`
    with shared as (
      select k.bib_id, array_agg(wanted.key) as keys from unnest(${[...new Set(keys)]}::text[]) as wanted(key)
        join lateral (
          select bib_id from catalog.match_key where key = wanted.key collate "C" limit ${most + 1}) k on true
      group by k.bib_id
    )
    select b.id as bib, b.version, b.title, b.original_title as "originalTitle", b.format,
      b.control_number as control, b.control_source as source, v.import_id as "importId", v.form, v.record, s.keys
    from shared s join catalog.bib b on b.id = s.bib_id
      join catalog.bib_version v on v.bib_id = b.id and v.version = b.version
    where b.deleted_at is null order by b.id ${lock ? sql`for update of b` : sql``}`.execute(w.db)
  return rows
}
