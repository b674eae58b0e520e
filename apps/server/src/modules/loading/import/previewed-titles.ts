import { sql } from 'kysely'
import { jsonText } from '../../../platform/json-text.ts'
import type { Work } from '../../../platform/work.ts'
import type { RecordForm } from '../../catalog/index.ts'

/** What a title would be by a preview; one that has no number yet has minus the place of its record in the file. */
export interface PreviewedTitle {
  readonly bib: number
  readonly version: number
  readonly control: string
  readonly source: string
  readonly title: string
  readonly originalTitle: string | null
  readonly format: string
  readonly form: RecordForm
  /** Null where the title would be removed. */
  readonly record: Uint8Array | null
  /** Those of the keys asked for that it has; all by which it is looked for when it is kept. */
  readonly keys: readonly string[]
}

/**
 * The titles that earlier records of a preview would make or change, by keys that later ones have or by their numbers; `most` as in
 * `titlesSharing`.
 */
export async function previewedSharing(
  w: Pick<Work, 'db'>,
  importId: number,
  asked: { readonly keys: readonly string[]; readonly bibs: readonly number[]; readonly most: number },
): Promise<readonly PreviewedTitle[]> {
  const { keys, bibs, most } = asked
  if (keys.length === 0) return []
  const { rows } = await sql<PreviewedTitle>`
    with shared as (
      select k.bib_id, array_agg(wanted.key) as keys from unnest(${[...new Set(keys)]}::text[]) as wanted(key)
        join lateral (select bib_id from loading.previewed_key
          where import_id = ${importId} and key = wanted.key collate "C" limit ${most + 1}) k on true
      group by k.bib_id
    )
    select p.bib_id as bib, p.version, p.control_number as control, p.control_source as source, p.title,
      p.original_title as "originalTitle", p.format, p.form, p.record, coalesce(s.keys, '{}') as keys
    from loading.previewed_title p left join shared s using (bib_id)
    where p.import_id = ${importId} and p.bib_id = any(array(select bib_id from shared) || ${bibs}::bigint[])
    order by p.bib_id`.execute(w.db)
  return rows
}

/** A longer one cannot be looked up by an index. */
const longestKey = 500

/** Keeps what titles would be after a batch of a preview, for the batches that follow. */
export async function keepPreviewed(w: Work, importId: number, titles: readonly PreviewedTitle[]): Promise<void> {
  if (titles.length === 0) return
  let at = 1
  const rows = titles.map(({ record, keys, ...row }) => {
    const start = at
    const length = record?.length ?? 0
    at += length
    return { ...row, at: start, length, removed: record === null, keys: keys.filter((key) => key.length <= longestKey) }
  })
  const bytes = Buffer.concat(titles.flatMap(({ record }) => record ?? []))
  await sql`
    with r as materialized (
      select * from json_to_recordset(${jsonText(rows)}::json) as r(bib bigint, version integer, control text, source text,
        title text, "originalTitle" text, format text, form text, at integer, length integer, removed boolean, keys text[])
    ), keyed as (
      insert into loading.previewed_key (import_id, key, bib_id)
      select distinct ${importId}::bigint, key, bib from r, unnest(r.keys) as key on conflict do nothing
    )
    insert into loading.previewed_title (import_id, bib_id, version, control_number, control_source, title, original_title,
      format, form, record)
    select ${importId}, bib, version, control, source, title, "originalTitle", format, form,
      case when not removed then substring(${bytes}::bytea from at for length) end from r
    on conflict (import_id, bib_id) do update set version = excluded.version, control_number = excluded.control_number,
      control_source = excluded.control_source, title = excluded.title, original_title = excluded.original_title,
      format = excluded.format, form = excluded.form, record = excluded.record`.execute(w.db)
}

/** Forgets what was kept for a preview that has ended. */
export async function forgetPreviewed(w: Pick<Work, 'db'>, importId: number): Promise<void> {
  await sql`delete from loading.previewed_barcode where import_id = ${importId}`.execute(w.db)
  await sql`delete from loading.previewed_key where import_id = ${importId}`.execute(w.db)
  await sql`delete from loading.previewed_title where import_id = ${importId}`.execute(w.db)
}

/** A note in which records that are no titles yet go by their place in the file. */
export function inTheFile(note: string): string {
  const named = note.replaceAll(/\btitle -(\d+)\b/g, 'record $1 of this file')
  return named.replace(/(more than one title[^:]*: )([\d, -]+)/, (_, before: string, list: string) => {
    const names = list.split(', ').map((bib) => bib.replace(/^-(\d+)$/, 'record $1 of this file'))
    return before + names.join(', ')
  })
}
