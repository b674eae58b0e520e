import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import type { HeadingKind } from './contract.ts'
import {
  decideLink,
  wantedFor,
  type FormFound,
  type LinkDecision,
  type VocabularyFacts,
  type Wanted,
} from './rules/decide-link.ts'
import { vocabularyFacts } from './vocabularies.ts'

/** A heading of the catalogue, as it is linked. */
export interface HeadingToLink {
  readonly id: number
  readonly kind: HeadingKind
  readonly key: string
  readonly source: string
  readonly text: string
}

/** Any number, the same in every process: who links headings holds this lock with others, who is about to link all, alone. */
const linking = 1_817_211

/**
 * Looks for the authorities of headings and notes what was found. Gives the headings whose titles are found by other forms
 * than before. Links that were chosen by hand stay.
 */
export async function linkHeadings(
  w: Work,
  headings: readonly HeadingToLink[],
  known?: ReadonlyMap<string, VocabularyFacts>,
): Promise<readonly number[]> {
  if (headings.length === 0) return []
  const decisions = await decideLinks(w, headings, known ?? (await vocabularyFacts(w)))
  return writeLinks(w, decisions)
}

/** Links headings that were made in this transaction; nothing is to be done where there are no vocabularies. */
export async function linkFreshHeadings(w: Work, headings: readonly HeadingToLink[]): Promise<void> {
  if (headings.length === 0) return
  const known = await vocabularyFacts(w)
  if (known.size === 0) return
  await sql`select pg_advisory_xact_lock_shared(${linking})`.execute(w.db)
  await linkHeadings(w, headings, known)
}

/** Waits until everything that is just making headings has ended, so that whoever links all of them misses none. */
export async function settleHeadings(w: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(${linking})`.execute(w.db)
}

interface Decided extends LinkDecision {
  readonly heading: number
  readonly near: string
}

/** Decides about headings with two questions to the database, however many they are; writes nothing. */
export async function decideLinks(
  w: Pick<Work, 'db'>,
  headings: readonly HeadingToLink[],
  known: ReadonlyMap<string, VocabularyFacts>,
): Promise<readonly Decided[]> {
  const wanted = headings.map(wantedFor)
  const byKey = Map.groupBy(
    await formsByKey(w, new Set(wanted.flatMap(({ prefixes, divisions }) => [...prefixes, ...divisions]))),
    ({ key }) => key,
  )
  const first = headings.map((heading, at): LinkDecision => {
    const asked = wanted[at] ?? nothing
    const found = [...new Set([...asked.prefixes, ...asked.divisions])].flatMap((key) => byKey.get(key) ?? [])
    return decideLink(heading, { ...asked, near: '' }, found, known)
  })
  const open = wanted.flatMap(({ near }, at) => (first[at]?.how === 'none' && near !== '' ? [near] : []))
  const byNear = Map.groupBy(await formsByNear(w, new Set(open)), ({ near }) => near)
  return headings.map((heading, at) => {
    const asked = wanted[at] ?? nothing
    const decided = first[at]
    const alike = decided?.how === 'none' ? (byNear.get(asked.near) ?? []) : []
    const decision = decided && alike.length === 0 ? decided : decideLink(heading, asked, alike, known)
    return { ...decision, heading: heading.id, near: asked.near }
  })
}

const nothing: Wanted = { prefixes: [], divisions: [], near: '' }

const formColumns = sql`f.authority_id as authority, f.role, f.class, f.key, f.near, a.state, a.undifferentiated,
  a.validation, a.vocabulary`

async function formsByKey(w: Pick<Work, 'db'>, keys: ReadonlySet<string>): Promise<readonly FormFound[]> {
  if (keys.size === 0) return []
  const { rows } = await sql<FormFound>`
    select ${formColumns} from unnest(${[...keys]}::text[]) as wanted(key)
      cross join lateral (select * from authorities.authority_form f
        where f.key = wanted.key and f.role <> 'see-also' limit 200) f
      join authorities.authority a on a.id = f.authority_id`.execute(w.db)
  return rows
}

async function formsByNear(w: Pick<Work, 'db'>, nears: ReadonlySet<string>): Promise<readonly FormFound[]> {
  if (nears.size === 0) return []
  const { rows } = await sql<FormFound>`
    select ${formColumns} from unnest(${[...nears]}::text[]) as wanted(near)
      cross join lateral (select * from authorities.authority_form f
        where f.near = wanted.near and f.role = 'heading' limit 20) f
      join authorities.authority a on a.id = f.authority_id and a.state = 'current'`.execute(w.db)
  return rows
}

async function writeLinks(w: Work, decisions: readonly Decided[]): Promise<readonly number[]> {
  const { rows } = await sql<{ heading: number }>`
    with decided as materialized (
      select * from json_to_recordset(${jsonText(decisions)}::json)
        as d(heading bigint, how text, authority bigint, parts smallint, near text)
    ), before as (
      select d.heading, l.authority_id, l.how from decided d join authorities.heading_link l on l.heading_id = d.heading
    ), written as (
      insert into authorities.heading_link as l (heading_id, how, authority_id, parts, near)
      select heading, how, authority, parts, near from decided order by heading
      on conflict (heading_id) do update
        set how = excluded.how, authority_id = excluded.authority_id, parts = excluded.parts, near = excluded.near
        where l.how <> 'chosen' and (l.how, l.authority_id, l.parts, l.near)
          is distinct from (excluded.how, excluded.authority_id, excluded.parts, excluded.near)
      returning l.heading_id, l.authority_id
    ), used as (
      update authorities.authority_form f set used = true
      from (select distinct authority_id from written) a
      where f.authority_id = a.authority_id and f.role = 'see-from' and not f.used
    )
    select written.heading_id as heading from written left join before on before.heading = written.heading_id
    where written.authority_id is not null or before.authority_id is not null`.execute(w.db)
  return rows.map(({ heading }) => heading)
}
