import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import { actorName } from '../../platform/actor.ts'
import type { Work } from '../../platform/work.ts'
import { headingName, releaseHeadings, useHeadings } from '../authorities/index.ts'
import { bibsWritten } from './events.ts'
import type { BibDraft } from './rules/bib-draft.ts'
import { noteSearchChange } from './search/note-change.ts'

/** A record to be written: as a new title, or as the next version of one whose row the caller has locked. */
export interface BibWrite {
  readonly draft: BibDraft
  /** The title that it replaces the record of, with the version that it becomes. */
  readonly replaces?: WrittenBib
}

/** A record that was written. */
export interface WrittenBib {
  readonly bib: number
  readonly version: number
}

/** Why records are written: kept with each version. */
export interface WriteReason {
  readonly why: string
  readonly import?: number
}

/** Takes numbers for new titles. */
export async function newBibIds(w: Work, count: number): Promise<readonly number[]> {
  if (count === 0) return []
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('catalog.bib', 'id')) as id
    from generate_series(1, ${count}::integer)`.execute(w.db)
  return rows.map((row) => row.id)
}

/**
 * Writes records with everything that hangs on them: title, version, match keys, headings, search document and the note
 * for the search index. A handful of statements for any number of records. Gives what was written in the order given,
 * and the sequence number by which the search index has them.
 */
export async function writeBibs(
  w: Work,
  writes: readonly BibWrite[],
  reason: WriteReason,
  ids?: readonly number[],
): Promise<{ readonly written: readonly WrittenBib[]; readonly sequence: number }> {
  if (writes.length === 0) return { written: [], sequence: 0 }
  const fresh = ids ?? (await newBibIds(w, writes.filter((write) => !write.replaces).length))
  let next = 0
  const written = writes.map(({ replaces }) => replaces ?? { bib: fresh[next++] ?? 0, version: 1 })
  const replaced = writes.flatMap(({ replaces }) => replaces?.bib ?? [])
  if (replaced.length > 0) await clearReplaced(w, replaced, reason)
  await insertRows(w, writes, written, reason)
  const bibs = written.map(({ bib }) => bib)
  const isNew = (_: number, at: number) => writes[at]?.replaces === undefined
  await w.publish(bibsWritten, {
    added: bibs.filter(isNew),
    changed: bibs.filter((bib, at) => !isNew(bib, at)),
  })
  return { written, sequence: await noteSearchChange(w, 'document', bibs) }
}

/**
 * Takes back what the earlier version left: the counts of its headings, and its match keys. An import leaves the control
 * numbers, so that a title that two agencies supply is found by either number.
 */
async function clearReplaced(w: Work, bibs: readonly number[], reason: WriteReason): Promise<void> {
  const { rows } = await sql<{ headings: number[] }>`
    select headings from catalog.bib where id = any(${bibs}::bigint[])`.execute(w.db)
  await releaseHeadings(
    w,
    rows.flatMap((row) => row.headings),
  )
  await sql`
    delete from catalog.match_key
    where bib_id = any(${bibs}::bigint[]) and not (${reason.import !== undefined} and key like 'control:%')`.execute(
    w.db,
  )
}

async function insertRows(
  w: Work,
  writes: readonly BibWrite[],
  written: readonly WrittenBib[],
  reason: WriteReason,
): Promise<void> {
  const headings = await useHeadings(
    w,
    writes.flatMap(({ draft }) => draft.headings),
  )
  let at = 1
  const rows = writes.map(({ draft, replaces }, i) => {
    const start = at
    at += draft.bytes.length
    return {
      ...written[i],
      fresh: replaces === undefined,
      ...draft.brief,
      headings: draft.headings.map((use) => headings.get(headingName(use))),
      form: draft.form,
      at: start,
      length: draft.bytes.length,
      keys: draft.matchKeys,
      document: draft.document,
    }
  })
  // The records travel as one parameter and are cut apart by the database: bytes as text would cost both sides dear.
  const bytes = Buffer.concat(writes.map(({ draft }) => draft.bytes))
  await sql`
    with r as materialized (
      select * from json_to_recordset(${jsonText(rows)}::json) as r(
        bib bigint, version integer, fresh boolean, control_number text, control_source text, title text,
        original_title text, author text, original_author text, year integer, format text, language text, isbn text,
        class_number text, summary text, rating text, headings bigint[], form text, at integer, length integer, keys text[],
        document text)
    ), added as (
      insert into catalog.bib (id, control_number, control_source, version, title, original_title, author,
        original_author, year, format, language, isbn, class_number, summary, rating, headings, created_at, changed_at)
      overriding system value
      select bib, control_number, control_source, version, title, original_title, author, original_author, year, format,
        language, isbn, class_number, summary, rating, headings, ${w.now}, ${w.now}
      from r where fresh
    ), changed as (
      update catalog.bib b set control_number = r.control_number, control_source = r.control_source,
        version = r.version, title = r.title, original_title = r.original_title, author = r.author,
        original_author = r.original_author, year = r.year, format = r.format, language = r.language, isbn = r.isbn,
        class_number = r.class_number, summary = r.summary, rating = r.rating, headings = r.headings, changed_at = ${w.now},
        deleted_at = null
      from r where b.id = r.bib and not r.fresh
    ), versions as (
      insert into catalog.bib_version (bib_id, version, form, record, at, by_name, why, import_id)
      select bib, version, form, substring(${bytes}::bytea from at for length), ${w.now}, ${actorName(w.actor)},
        ${reason.why}, ${reason.import ?? null}
      from r
    ), keyed as (
      insert into catalog.match_key (key, bib_id)
      select distinct key, bib from r, unnest(r.keys) as key on conflict do nothing
    )
    insert into catalog.search_document (bib_id, document) select bib, document from r
    on conflict (bib_id) do update set document = excluded.document`.execute(w.db)
}
