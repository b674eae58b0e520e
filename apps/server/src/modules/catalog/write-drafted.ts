import { sql, type RawBuilder } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import { exchangeHeadings, headingName, type HeadingUse } from '../authorities/index.ts'
import type { WriteReason } from './bib-store.ts'
import { bibsWritten } from './events.ts'
import { documentForm } from './rules/search-document.ts'
import { noteSearchChange } from './search/note-change.ts'

/** A title whose next version the database has as a draft, and what of it changes. */
export interface DraftedWrite {
  readonly bib: number
  /** Headings that it carries from now on; undefined where they stay as they are. */
  readonly headings: readonly HeadingUse[] | undefined
  readonly changesKeys: boolean
  readonly changesDocument: boolean
}

/**
 * Writes records as the next versions of titles whose rows the caller has locked, from drafts that the database has: neither
 * their bytes nor what hangs on them travels. `rows` is a query that gives `bib`, `version`, `form`, `record`, `brief` (the
 * columns of the title with `keys`, as JSON text) and `document` (JSON text), for the titles of `writes`.
 */
export async function writeDrafted(
  w: Work,
  writes: readonly DraftedWrite[],
  rows: RawBuilder<unknown>,
  reason: WriteReason,
): Promise<void> {
  if (writes.length === 0) return
  const headings = await exchanged(w, writes)
  const keyed = writes.filter(({ changesKeys }) => changesKeys).map(({ bib }) => bib)
  if (keyed.length > 0) await sql`delete from catalog.match_key where bib_id = any(${keyed}::bigint[])`.execute(w.db)
  const changes = writes.map(({ bib, changesKeys, changesDocument }) => ({
    bib,
    headings: headings.get(bib) ?? null,
    keyed: changesKeys,
    found: changesDocument,
  }))
  await sql`
    with r as materialized (
      select q.*, c.headings, c.keyed, c.found, b.*
      from (${rows}) q
        join json_to_recordset(${jsonText(changes)}::json)
          as c(bib bigint, headings bigint[], keyed boolean, found boolean) using (bib)
        cross join lateral json_to_record(q.brief::json) as b(control_number text, control_source text, title text,
          original_title text, author text, original_author text, year integer, format text, language text, isbn text,
          class_number text, summary text, rating text, keys text[])
    ), changed as (
      update catalog.bib b set control_number = r.control_number, control_source = r.control_source,
        version = r.version, title = r.title, original_title = r.original_title, author = r.author,
        original_author = r.original_author, year = r.year, format = r.format, language = r.language, isbn = r.isbn,
        class_number = r.class_number, summary = r.summary, rating = r.rating,
        headings = coalesce(r.headings, b.headings), changed_at = ${w.now}
      from r where b.id = r.bib
    ), versions as (
      insert into catalog.bib_version (bib_id, version, form, record, at, by_name, why, import_id)
      select bib, version, form, record, ${w.now}, ${actorName(w.actor)}, ${reason.why}, ${reason.import ?? null} from r
    ), keyed as (
      insert into catalog.match_key (key, bib_id)
      select distinct key, bib from r, unnest(r.keys) as key where r.keyed on conflict do nothing
    )
    insert into catalog.search_document (bib_id, document, form)
    select bib, document, ${documentForm} from r where found
    on conflict (bib_id) do update set document = excluded.document, form = excluded.form`.execute(w.db)
  await w.publish(bibsWritten, { added: [], changed: writes.map(({ bib }) => bib) })
  const found = writes.filter(({ changesDocument }) => changesDocument).map(({ bib }) => bib)
  if (found.length > 0) await noteSearchChange(w, 'document', found)
}

/** The numbers of the headings that titles carry from now on, by title. */
async function exchanged(w: Work, writes: readonly DraftedWrite[]): Promise<ReadonlyMap<number, readonly number[]>> {
  const changed = writes.flatMap(({ bib, headings }) => (headings ? [{ bib, headings }] : []))
  if (changed.length === 0) return new Map()
  const { rows } = await sql<{ id: number; headings: number[] }>`
    select id, headings from catalog.bib where id = any(${changed.map(({ bib }) => bib)}::bigint[])`.execute(w.db)
  const held = new Map(rows.map(({ id, headings }) => [id, headings]))
  const numbers = await exchangeHeadings(
    w,
    changed.map(({ bib, headings }) => ({ held: held.get(bib) ?? [], uses: headings })),
  )
  return new Map(
    changed.map(({ bib, headings }) => [bib, headings.flatMap((use) => numbers.get(headingName(use)) ?? [])]),
  )
}
