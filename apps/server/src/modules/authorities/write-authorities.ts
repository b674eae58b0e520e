import { createHash } from 'node:crypto'
import type { InputFormat } from '@carrel/marc'
import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import type { AuthorityFacts } from './rules/authority-facts.ts'
import { nearKey } from './rules/near-key.ts'
import { ensureVocabularies } from './vocabularies.ts'

/** An authority record that is ready to be stored. */
export interface AuthorityDraft {
  readonly vocabulary: string
  readonly facts: AuthorityFacts
  readonly bytes: Uint8Array
  readonly form: InputFormat
}

/** Why records are written: kept with each version. */
export interface AuthorityReason {
  readonly why: string
  readonly load?: number
  /** Records that somebody edited here are replaced too. */
  readonly overEdited?: boolean
  /** Records that stay as they are are noted as seen by the load, so that the others are known to be absent. */
  readonly noteSeen?: boolean
}

/** What became of one record. */
export interface AuthorityWritten {
  readonly id: number
  readonly version: number
  readonly state: 'added' | 'updated' | 'unchanged' | 'kept'
}

interface Known {
  readonly id: number
  readonly vocabulary: string
  readonly control: string
  readonly version: number
  readonly edited: boolean
  readonly digest: string
}

/**
 * Writes authority records as they came: new ones, and newer versions of those that are known by their numbers. What says
 * the same bytes is left alone; what somebody edited here is kept unless told. Headings of the catalogue are not linked by
 * this; whoever calls sees to it. `drafts` name each record once.
 */
export async function writeAuthorities(
  w: Work,
  drafts: readonly AuthorityDraft[],
  reason: AuthorityReason,
): Promise<readonly AuthorityWritten[]> {
  if (drafts.length === 0) return []
  await ensureVocabularies(
    w,
    drafts.map(({ vocabulary }) => vocabulary),
  )
  const known = await lockKnown(w, drafts)
  const outcome = drafts.map((draft): Omit<AuthorityWritten, 'id'> & { readonly id: number | undefined } => {
    const before = known.get(nameOf(draft))
    if (!before) return { id: undefined, version: 1, state: 'added' }
    if (before.digest === createHash('md5').update(draft.bytes).digest('hex')) return { ...before, state: 'unchanged' }
    if (before.edited && reason.overEdited !== true) return { ...before, state: 'kept' }
    return { id: before.id, version: before.version + 1, state: 'updated' }
  })
  const fresh = await newIds(w, outcome.filter(({ id }) => id === undefined).length)
  let next = 0
  const written = outcome.map((one): AuthorityWritten => ({ ...one, id: one.id ?? fresh[next++] ?? 0 }))
  await storeAuthorities(
    w,
    drafts.flatMap((draft, at) => {
      const { id = 0, version = 1, state } = written[at] ?? {}
      return state === 'added' || state === 'updated' ? [{ draft, id, version }] : []
    }),
    { ...reason, edited: false },
  )
  const seen = written.filter(({ state }) => state === 'unchanged' || state === 'kept').map(({ id }) => id)
  if (reason.noteSeen === true && seen.length > 0) {
    await sql`update authorities.authority set load_id = ${reason.load ?? null} where id = any(${seen}::bigint[])`.execute(
      w.db,
    )
  }
  return written.map(({ id, version, state }) => ({ id, version, state }))
}

/** A record with the number and version under which it is stored. */
export interface AuthorityToStore {
  readonly draft: AuthorityDraft
  readonly id: number
  readonly version: number
}

/** Stores records with their versions and forms. A handful of statements for any number of records. */
export async function storeAuthorities(
  w: Work,
  records: readonly AuthorityToStore[],
  reason: AuthorityReason & { readonly edited: boolean },
): Promise<void> {
  if (records.length === 0) return
  let at = 1
  const rows = records.map(({ draft: { vocabulary, facts, bytes, form }, id, version }) => {
    const start = at
    at += bytes.length
    const { lccn, uri, agency, thing, tag, heading, state, instead, undifferentiated, validation } = facts
    return {
      id,
      version,
      vocabulary,
      control: controlOf(facts),
      lccn,
      uri,
      agency,
      thing,
      tag,
      class: heading.class,
      key: heading.key,
      text: heading.text,
      state,
      instead,
      undifferentiated,
      validation,
      form,
      at: start,
      length: bytes.length,
    }
  })
  const bytes = Buffer.concat(records.map(({ draft }) => draft.bytes))
  await sql`
    with r as materialized (
      select * from json_to_recordset(${jsonText(rows)}::json) as r(
        id bigint, version integer, vocabulary text, control text, lccn text, uri text,
        agency text, thing text, tag text, class text, key text,
        text text, state text, instead text, undifferentiated boolean, validation boolean, form text, at integer,
        length integer)
    ), stored as (
      insert into authorities.authority as a (id, vocabulary, control, lccn, uri, agency, thing, tag, class, key, text, state, instead,
        undifferentiated, validation, version, edited, load_id, created_at, changed_at)
      overriding system value
      select id, vocabulary, control, lccn, uri, agency, thing, tag, class, key, text, state, instead, undifferentiated, validation,
        version, ${reason.edited}, ${reason.load ?? null}, ${w.now}, ${w.now}
      from r
      on conflict (id) do update set control = excluded.control, lccn = excluded.lccn, uri = excluded.uri,
        agency = excluded.agency, thing = excluded.thing,
        tag = excluded.tag, class = excluded.class, key = excluded.key, text = excluded.text, state = excluded.state,
        instead = excluded.instead, undifferentiated = excluded.undifferentiated, validation = excluded.validation,
        version = excluded.version, edited = excluded.edited, load_id = coalesce(excluded.load_id, a.load_id),
        successor_id = case when excluded.state = 'current' then null else a.successor_id end,
        changed_at = excluded.changed_at
    )
    insert into authorities.authority_version (authority_id, version, form, record, at, by_name, why, load_id)
    select id, version, form, substring(${bytes}::bytea from at for length), ${w.now}, ${actorName(w.actor)},
      ${reason.why}, ${reason.load ?? null}
    from r`.execute(w.db)
  await storeForms(w, records)
  await noteSuccessors(w, records)
}

async function storeForms(w: Work, records: readonly AuthorityToStore[]): Promise<void> {
  const replaced = records.flatMap(({ id, version }) => (version > 1 ? [id] : []))
  if (replaced.length > 0) {
    await sql`delete from authorities.authority_form where authority_id = any(${replaced}::bigint[])`.execute(w.db)
  }
  const forms = records.flatMap(({ id, draft }) =>
    draft.facts.forms.map((form) => ({
      id,
      role: form.role,
      class: form.class,
      key: form.key,
      near: nearKey(form.text),
      text: form.text.slice(0, 4000),
      tag: form.tag,
      relation: form.relation,
      hidden: form.hidden,
      target: form.target?.slice(0, 500),
    })),
  )
  // A record that is linked already keeps being of use in lists.
  await sql`
    insert into authorities.authority_form (authority_id, role, class, key, near, text, tag, relation, hidden, target, used)
    select id, role, class, key, near, text, tag, relation, hidden, target,
      ${replaced.length > 0} and exists (select from authorities.heading_link l where l.authority_id = f.id)
    from json_to_recordset(${jsonText(forms)}::json) as f(id bigint, role text, class text, key text, near text,
      text text, tag text, relation text, hidden boolean, target text)`.execute(w.db)
}

/** Records whose numbers newer ones carry as cancelled (010 $z) are replaced by these. */
async function noteSuccessors(w: Work, records: readonly AuthorityToStore[]): Promise<void> {
  const cancelled = records.flatMap(({ id, draft }) =>
    draft.facts.cancelled.map((number) => ({ id, vocabulary: draft.vocabulary, number })),
  )
  if (cancelled.length === 0) return
  await sql`
    update authorities.authority a set successor_id = c.id,
      state = case when a.state = 'current' then 'replaced' else a.state end
    from json_to_recordset(${jsonText(cancelled)}::json) as c(id bigint, vocabulary text, number text)
    where a.vocabulary = c.vocabulary and a.id <> c.id
      and (a.lccn = c.number or a.control = replace(c.number, ' ', '') or a.control = c.number)`.execute(w.db)
}

/** The number by which a record is known again; one without any is known by its heading. */
export function controlOf(facts: AuthorityFacts): string {
  return facts.control === '' ? `${facts.tag}:${facts.heading.key}`.slice(0, 300) : facts.control
}

/** The name of a record in its library: vocabulary and number. */
export function nameOf({ vocabulary, facts }: AuthorityDraft): string {
  return `${vocabulary}\n${controlOf(facts)}`
}

async function lockKnown(w: Work, drafts: readonly AuthorityDraft[]): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await sql<Known>`
    select a.id, a.vocabulary, a.control, a.version, a.edited, md5(v.record) as digest
    from unnest(${drafts.map(({ vocabulary }) => vocabulary)}::text[],
        ${drafts.map(({ facts }) => controlOf(facts))}::text[]) as wanted(vocabulary, control)
      join authorities.authority a using (vocabulary, control)
      join authorities.authority_version v on v.authority_id = a.id and v.version = a.version
    order by a.id for update of a`.execute(w.db)
  return new Map(rows.map((row) => [`${row.vocabulary}\n${row.control}`, row]))
}

/** Takes numbers for new records. */
export async function newIds(w: Work, count: number): Promise<readonly number[]> {
  if (count === 0) return []
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('authorities.authority', 'id')) as id
    from generate_series(1, ${count}::integer)`.execute(w.db)
  return rows.map((row) => row.id)
}

/** The record that has the number of another one, if there is one. */
export async function nameTaken(w: Pick<Work, 'db'>, draft: AuthorityDraft): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from authorities.authority
    where vocabulary = ${draft.vocabulary} and control = ${controlOf(draft.facts)}`.execute(w.db)
  return rows[0]?.id
}

/**
 * Takes out of use what a load of a whole vocabulary did not bring; what somebody made or edited here stays. Gives how many
 * that are. Their records stay as they are.
 */
export async function retireAbsent(w: Work, vocabulary: string, load: number, why: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update authorities.authority set state = 'deleted', instead = coalesce(instead, ${why}), changed_at = ${w.now}
    where vocabulary = ${vocabulary} and load_id is distinct from ${load} and state = 'current' and not edited
    returning id`.execute(w.db)
  return rows.length
}

/** A table that has grown or changed by a smaller share goes on with what the database knows of it. */
const share = 0.1

/**
 * Lets the database look at how records and links are distributed, as it does by itself a minute later: without that it takes
 * wrong ways through what has just come. Only at the columns by which they are looked for: texts take as long as all others.
 *
 * @param changed - records or links that changed since; where they are few nothing is done
 */
export async function gatherStatistics(w: Pick<Work, 'db'>, changed = Number.POSITIVE_INFINITY): Promise<void> {
  const { rows } = await sql<{ known: number }>`
    select min(reltuples)::float8 as known from pg_class
    where oid in ('authorities.authority'::regclass, 'authorities.heading_link'::regclass)`.execute(w.db)
  if (changed < (rows[0]?.known ?? 0) * share) return
  await sql`analyze authorities.authority (id, vocabulary, control, lccn, class, key, state, validation, load_id),
    authorities.authority_form (authority_id, role, class, key, near, hidden, used),
    authorities.heading (id, kind, key, source, bibs), authorities.heading_link`.execute(w.db)
}
