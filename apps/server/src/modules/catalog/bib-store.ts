import { sql, type RawBuilder } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import { actorName } from '../../platform/actor.ts'
import type { Work } from '../../platform/work.ts'
import { exchangeHeadings, headingName, useHeadings } from '../authorities/index.ts'
import { bibsWritten } from './events.ts'
import type { BibDraft } from './rules/bib-draft.ts'
import type { DraftPart } from './rules/described-tags.ts'
import { documentForm } from './rules/search-document.ts'
import { noteSearchChange } from './search/note-change.ts'

/** What is stored of a record: its bytes, and everything that is kept beside them. */
export type StoredDraft = Omit<BibDraft, 'description'>

/** A record to be written: as a new title, or as the next version of one whose row the caller has locked. */
export interface BibWrite {
  readonly draft: StoredDraft
  /** The title that it replaces the record of, with the version that it becomes. */
  readonly replaces?: WrittenBib
  /** Parts that the caller knows to be what the replaced version has: their tables are left alone. */
  readonly same?: readonly DraftPart[]
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

/**
 * Locks the rows of titles, in one order so that nobody waits for another in a ring, and gives the versions that their
 * records have; titles that are gone are left out.
 */
export async function lockBibs(w: Work, bibs: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<WrittenBib>`
    select id as bib, version from catalog.bib where id = any(${bibs}::bigint[]) and deleted_at is null
    order by id for update`.execute(w.db)
  return new Map(rows.map(({ bib, version }) => [bib, version]))
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
  const replacedBut = (part: DraftPart) =>
    writes.flatMap(({ replaces, same }) => (replaces && same?.includes(part) !== true ? replaces.bib : []))
  await removeKeysOf(w, replacedBut('matchKeys'), reason)
  await insertRows(w, writes, written, reason)
  const bibs = written.map(({ bib }) => bib)
  const isNew = (_: number, at: number) => writes[at]?.replaces === undefined
  await w.publish(bibsWritten, {
    added: bibs.filter(isNew),
    changed: bibs.filter((bib, at) => !isNew(bib, at)),
  })
  const found = bibs.filter((_, at) => writes[at]?.same?.includes('document') !== true)
  return { written, sequence: found.length === 0 ? 0 : await noteSearchChange(w, 'document', found) }
}

/**
 * Writes records as the next versions of titles whose rows the caller has locked, where nothing that hangs on them changes:
 * neither what lists and searches show, nor headings, nor match keys. `rows` is a query that gives `bib`, `version`, `form`
 * and `record`, so that bytes which the database has need not travel.
 *
 * @param bibs - the titles that the query gives
 */
export async function writeVersions(
  w: Work,
  bibs: readonly number[],
  rows: RawBuilder<unknown>,
  reason: WriteReason,
): Promise<void> {
  if (bibs.length === 0) return
  await sql`
    with r as materialized (${rows}), changed as (
      update catalog.bib b set version = r.version, changed_at = ${w.now} from r where b.id = r.bib
    )
    insert into catalog.bib_version (bib_id, version, form, record, at, by_name, why, import_id)
    select bib, version, form, record, ${w.now}, ${actorName(w.actor)}, ${reason.why}, ${reason.import ?? null}
    from r`.execute(w.db)
  await w.publish(bibsWritten, { added: [], changed: bibs })
}

/** The numbers of the headings that records carry from now on; what the replaced versions carried counts no longer. */
async function headingNumbers(w: Work, writes: readonly BibWrite[]): Promise<ReadonlyMap<string, number>> {
  const fresh = await useHeadings(
    w,
    writes.flatMap(({ draft, replaces }) => (replaces ? [] : draft.headings)),
  )
  const changed = writes.filter(({ replaces, same }) => replaces && same?.includes('headings') !== true)
  if (changed.length === 0) return fresh
  const { rows } = await sql<{ id: number; headings: number[] }>`
    select id, headings from catalog.bib
    where id = any(${changed.map(({ replaces }) => replaces?.bib)}::bigint[])`.execute(w.db)
  const held = new Map(rows.map(({ id, headings }) => [id, headings]))
  const exchanged = await exchangeHeadings(
    w,
    changed.map(({ draft, replaces }) => ({ held: held.get(replaces?.bib ?? 0) ?? [], uses: draft.headings })),
  )
  return new Map([...fresh, ...exchanged])
}

/**
 * Takes back the match keys of the earlier versions. An import leaves the control numbers, so that a title that two
 * agencies supply is found by either number.
 */
async function removeKeysOf(w: Work, bibs: readonly number[], reason: WriteReason): Promise<void> {
  if (bibs.length === 0) return
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
  const headings = await headingNumbers(w, writes)
  let at = 1
  const rows = writes.map(({ draft, replaces, same }, i) => {
    const start = at
    at += draft.bytes.length
    const unless = <T>(part: DraftPart, value: T) => (same?.includes(part) === true ? null : value)
    return {
      ...written[i],
      fresh: replaces === undefined,
      ...draft.brief,
      headings: unless(
        'headings',
        draft.headings.map((use) => headings.get(headingName(use))),
      ),
      form: draft.form,
      at: start,
      length: draft.bytes.length,
      keys: unless('matchKeys', draft.matchKeys),
      document: unless('document', draft.document),
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
        class_number = r.class_number, summary = r.summary, rating = r.rating,
        headings = coalesce(r.headings, b.headings), changed_at = ${w.now},
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
    insert into catalog.search_document (bib_id, document, form)
    select bib, document, ${documentForm} from r where document is not null
    on conflict (bib_id) do update set document = excluded.document, form = excluded.form`.execute(w.db)
}
