import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { HeadingKind } from './contract.ts'
import { keyOf } from './rules/heading-text.ts'
import { nearKey } from './rules/near-key.ts'

/** A heading that may be meant by some words, with what is known of its authority. */
export interface FoundHeading {
  readonly id: number
  readonly kind: HeadingKind
  readonly key: string
  readonly text: string
  readonly source: string
  readonly bibs: number
  readonly authority: number | null
  readonly vocabulary: string | null
  readonly lccn: string | null
  readonly uri: string | null
  /** The form that leads to it and that is the words themselves; null where the heading is. */
  readonly via: string | null
}

/** Which headings are looked for. */
export interface FindHeadings {
  readonly text: string
  readonly kinds: readonly HeadingKind[]
  /** Only of this vocabulary. */
  readonly source?: string | undefined
  /** Only those that begin like the text. */
  readonly isBeginning?: boolean | undefined
  /** Numbers (LCCN) of authorities whose headings may be meant too, also without a text. */
  readonly identifiers?: readonly string[] | undefined
}

const columns = sql`h.id, h.kind, h.key, h.text, h.source, h.bibs, a.id as authority, a.vocabulary, a.lccn, a.uri`
const tables = sql`authorities.heading h
  left join authorities.heading_link l on l.heading_id = h.id and l.how not in ('near', 'none', 'conflict', 'undifferentiated')
  left join authorities.authority a on a.id = l.authority_id`

/**
 * Headings that titles carry and that some words may mean: the same ones, those that a see-from form leads to, those that only
 * differ in order, dates or qualifiers, and those that begin or sound alike. Not in order; the caller judges them.
 */
export async function findHeadings(
  w: Pick<Work, 'db'>,
  { text, kinds, source, isBeginning, identifiers = [] }: FindHeadings,
): Promise<readonly FoundHeading[]> {
  const key = keyOf(text)
  if ((key === '' && identifiers.length === 0) || kinds.length === 0) return []
  const near = nearKey(text)
  const from = (beginning: string, limit: number) => sql`(select id, null as via from authorities.heading
    where kind = any(${kinds}::text[]) and bibs > 0 and key >= ${beginning} and key < ${`${beginning}\u{10FFFF}`}
    order by key limit ${limit})`
  const beginnings =
    isBeginning === true ? [] : [...new Set([key, ...turned(key)].map(beginningOf))].filter((one) => one.length > 1)
  const slips = isBeginning === true ? [] : slipsOf(key)
  const sounds = isBeginning === true || key === '' ? [] : [key, ...turned(key)].map((one) => alikeInSound(kinds, one))
  const others = [...beginnings.map((one) => from(one, 200)), ...slips.map((one) => from(one, 20))].map(
    (part) => sql`union all ${part}`,
  )
  const numbers = identifiers.map((one) => one.replaceAll(/\s/g, '').replace(/^.*\//, ''))
  const { rows } = await sql<FoundHeading>`
    select ${columns}, min(f.via) as via from (
      ${key === '' ? sql`(select id, null as via from authorities.heading limit 0)` : from(key, isBeginning === true ? 40 : 20)}
      ${sql.join(others, sql` `)}
      ${sql.join(sounds, sql` `)}
      union all (select o.heading_id, null from authorities.authority b
        join authorities.heading_link o on o.authority_id = b.id and o.how in ('chosen', 'exact', 'see-from', 'retired')
        where b.lccn = any(${numbers}::text[]) limit 40)
      union all (select id, null from authorities.heading where kind = any(${kinds}::text[]) and key = ${key})
      union all (select v.heading_id, v.text from authorities.heading_variant v where v.key = ${key} limit 20)
      union all (select o.heading_id, f.text from authorities.authority_form f
        join authorities.heading_link o on o.authority_id = f.authority_id and o.how in ('chosen', 'exact', 'retired')
        where f.key = ${key} and f.role = 'see-from' limit 20)
      union all (select heading_id, null from authorities.heading_link
        where near = ${near} and near <> '' and ${isBeginning !== true} limit 40)
    ) f join ${tables} on h.id = f.id
    where h.kind = any(${kinds}::text[]) and h.bibs > 0 and (${source ?? null}::text is null or h.source = ${source ?? ''})
    group by h.id, a.id`.execute(w.db)
  return rows
}

/** Headings by their numbers, in any order; those that no title carries any more are among them. */
export async function headingsByIds(w: Pick<Work, 'db'>, ids: readonly number[]): Promise<readonly FoundHeading[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FoundHeading>`
    select ${columns}, null as via from ${tables} where h.id = any(${ids}::bigint[])`.execute(w.db)
  return rows
}

/** The forms that lead to headings: of their authorities, and those that are kept beside them; by heading. */
export async function variantsOf(
  w: Pick<Work, 'db'>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ heading_id: number; text: string }>`
    select distinct heading_id, text from authorities.heading_variant_view
    where heading_id = any(${ids}::bigint[]) order by heading_id, text limit 5000`.execute(w.db)
  const found = new Map<number, string[]>()
  for (const { heading_id, text } of rows) found.set(heading_id, [...(found.get(heading_id) ?? []), text])
  return found
}

/** The codes of the vocabularies that headings in use come from, those with most headings first. */
export async function sourcesInUse(
  w: Pick<Work, 'db'>,
): Promise<readonly { readonly kind: HeadingKind; readonly source: string }[]> {
  const { rows } = await sql<{ kind: HeadingKind; source: string }>`
    select kind, source from authorities.heading where source <> '' and bibs > 0
    group by kind, source order by count(*) desc, kind, source limit 60`.execute(w.db)
  return rows
}

/** Headings that sound like a key: both of its first words, or the first with the letter that the second begins with. */
function alikeInSound(kinds: readonly HeadingKind[], key: string) {
  const [first = '', second = ''] = key.split(' ')
  const beginning = `${first} ${second.slice(0, 1)}`
  return sql`
    union all (select id, null from authorities.heading
      where authorities.sound(key) = authorities.sound(${key}::text collate "C") and kind = any(${kinds}::text[]) limit 60)
    union all (select id, null from authorities.heading
      where authorities.sound(key) >= authorities.sound(${beginning}::text collate "C")
        and authorities.sound(key) < authorities.sound(${beginning}::text collate "C") || ${'\u{10FFFF}'}
        and kind = any(${kinds}::text[]) limit 60)`
}

/** The first word but its end, or the first word and the next letter: where what was mistyped behind it still stands near. */
function beginningOf(key: string): string {
  const [first = '', second = ''] = key.split(' ')
  return second === '' ? first.slice(0, Math.max(3, first.length - 2)) : `${first} ${second.slice(0, 1)}`
}

/** "ursula k le guin" as files of names have it, the family's name first: "guin ursula k le", "le guin ursula k". */
function turned(key: string): readonly string[] {
  const words = key.split(' ').filter((word) => !/\d/.test(word))
  return Array.from({ length: Math.min(3, words.length - 1) }, (_, at) =>
    [...words.slice(-1 - at), ...words.slice(0, -1 - at)].join(' '),
  )
}

/** How the heading would begin if two letters of the first word were changed over, or one were too many. */
function slipsOf(key: string): readonly string[] {
  const [first = '', ...rest] = key.split(' ')
  if (first.length < 4) return []
  const behind = rest.length === 0 ? '' : ` ${(rest[0] ?? '').slice(0, 2)}`
  const found = new Set<string>()
  for (let at = 0; at < Math.min(first.length, 8); at++) {
    found.add(first.slice(0, at) + first.slice(at + 1) + behind)
    if (at + 1 < first.length)
      found.add(first.slice(0, at) + first.charAt(at + 1) + first.charAt(at) + first.slice(at + 2) + behind)
  }
  found.delete(first + behind)
  return [...found]
}
