import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Authority, AuthorityBrief, LinkedHeading } from './contract-authorities.ts'
import { authorityNotFound } from './read-authority.ts'
import type { Relation } from './rules/authority-facts.ts'

/** References that are shown of one record. */
const most = 500

interface Row extends AuthorityBrief {
  readonly lccn: string | null
  readonly uri: string | null
  readonly instead: string | null
  readonly successor_id: number | null
  readonly successor_text: string | null
  readonly edited: boolean
  readonly version: number
  readonly changed_at: Temporal.Instant
  readonly key: string
}

/** The part of a row that lists show. */
export function briefOf(row: AuthorityBrief): AuthorityBrief {
  const { id, vocabulary, class: of, tag, text, control, state, undifferentiated, validation, via, bibs } = row
  return { id, vocabulary, class: of, tag, text, control, state, undifferentiated, validation, via, bibs }
}

/** Titles under the headings that are linked to an authority `a`. */
export const titlesUnder = sql<number>`coalesce((select sum(h.bibs)::integer from authorities.heading_link l
  join authorities.heading h on h.id = l.heading_id where l.authority_id = a.id and l.how <> 'near'), 0)`

/** An authority record with its references and the headings that are linked to it. */
export async function getAuthority(w: Pick<Work, 'db'>, id: number): Promise<Outcome<Authority>> {
  const { rows } = await sql<Row>`
    select a.id, a.vocabulary, a.class, a.tag, a.text, a.control, a.state, a.undifferentiated, a.validation,
      null as via, ${titlesUnder} as bibs, a.lccn, a.uri, a.instead, a.successor_id, s.text as successor_text, a.edited,
      a.version, a.changed_at, a.key
    from authorities.authority a left join authorities.authority s on s.id = a.successor_id
    where a.id = ${id}`.execute(w.db)
  const [row] = rows
  if (!row) return authorityNotFound(id)
  const { successor_id, successor_text, changed_at } = row
  const seeFrom = await sql<{ text: string; tag: string; hidden: boolean }>`
    select text, tag, hidden from authorities.authority_form
    where authority_id = ${id} and role = 'see-from' order by key limit ${most}`.execute(w.db)
  return {
    ...briefOf(row),
    lccn: row.lccn,
    uri: row.uri,
    instead: row.instead,
    edited: row.edited,
    version: row.version,
    successor: successor_id === null ? null : { id: successor_id, text: successor_text ?? '' },
    changedAt: changed_at.toString(),
    seeFrom: seeFrom.rows,
    related: await relatedTo(w, row),
    headings: await headingsOfAuthority(w, id, most),
  }
}

/** Headings of the catalogue that are linked to an authority, those with most titles first. */
export async function headingsOfAuthority(
  w: Pick<Work, 'db'>,
  id: number,
  limit: number,
): Promise<Static<typeof LinkedHeading>[]> {
  const { rows } = await sql<Static<typeof LinkedHeading>>`
    select h.id, h.kind, h.text, h.source, h.bibs, l.how
    from authorities.heading_link l join authorities.heading h on h.id = l.heading_id
    where l.authority_id = ${id} and l.how <> 'near' and h.bibs > 0
    order by h.bibs desc, h.key limit ${limit}`.execute(w.db)
  return rows
}

/** What the record leads to, and what leads to it, each once. */
async function relatedTo(w: Pick<Work, 'db'>, row: Row): Promise<Authority['related']> {
  const { rows } = await sql<Authority['related'][number] & { relation: Relation }>`
    select f.text, f.tag, f.relation, a.id, 'here' as said, case when a.id is null then 0 else ${titlesUnder} end as bibs
    from authorities.authority_form f
      left join lateral (
        select o.id from authorities.authority o
        where o.key = f.key and o.class = f.class and o.id <> f.authority_id
        order by o.vocabulary = ${row.vocabulary} desc, o.state = 'current' desc, o.id limit 1) a on true
    where f.authority_id = ${row.id} and f.role = 'see-also'
    union all
    select a.text, a.tag, f.relation, a.id, 'there', ${titlesUnder}
    from authorities.authority_form f join authorities.authority a on a.id = f.authority_id
    where f.role = 'see-also' and f.key = ${row.key} and f.class = ${row.class} and a.vocabulary = ${row.vocabulary}
      and a.id <> ${row.id} and not a.validation and a.state = 'current'
    order by 5, 1 limit ${2 * most}`.execute(w.db)
  const found = new Map<string, Authority['related'][number]>()
  for (const one of rows) {
    const relation = one.said === 'there' ? (reversed[one.relation] ?? one.relation) : one.relation
    const name = one.id === null ? `${relation} ${one.text}` : `${relation} ${one.id}`
    if (!found.has(name)) found.set(name, { ...one, relation })
  }
  return [...found.values()]
}

/** What a relation is, seen from the other end. */
const reversed: Readonly<Partial<Record<Relation, Relation>>> = {
  broader: 'narrower',
  narrower: 'broader',
  earlier: 'later',
  later: 'earlier',
}
