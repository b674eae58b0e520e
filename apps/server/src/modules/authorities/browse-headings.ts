import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { BrowseEntry, BrowseList, HeadingKind } from './contract.ts'
import { keyOf } from './rules/heading-text.ts'

/** Where one stands in a list of headings, and how far one looks. */
export interface BrowseQuery {
  readonly kind: HeadingKind
  readonly from?: string
  /** Keys between which a page ended: the next begins behind `after`, the one before it ends before `before`. */
  readonly after?: string
  readonly before?: string
  readonly limit?: number
}

/** Forms that are looked through for references; beyond that a page has fewer of them. */
const mostForms = 200
/** Related headings that are shown with one heading. */
const mostRelated = 30

const classes: Readonly<Record<HeadingKind, readonly string[]>> = {
  name: ['name', 'place'],
  title: ['title', 'name-title'],
  subject: ['topic', 'place', 'name', 'name-title', 'title', 'event', 'time'],
  genre: ['genre', 'topic'],
}

interface Row {
  readonly see: boolean
  readonly key: string
  readonly text: string
  readonly source: string
  readonly id: number | null
  readonly bibs: number
  readonly authority: number | null
  readonly to: string | null
  readonly how: string | null
}

/**
 * Headings that titles carry, with the forms that lead to them in their places and the related headings that have titles:
 * a page from a word on, or before and behind a page.
 */
export async function browseHeadings(w: Pick<Work, 'db'>, query: BrowseQuery): Promise<BrowseList> {
  const limit = query.limit ?? 25
  const back = query.before !== undefined
  const found = await pageOf(w, query, limit + 1)
  const page = wholeKeys(found, limit)
  const rows = back ? page.toReversed() : page
  const isMore = found.length > limit
  const related = await relatedHeadings(w, query.kind, rows)
  const first = rows[0]?.key
  const last = rows.at(-1)?.key
  const isStart = !back && query.after === undefined && keyOf(query.from ?? '') === ''
  return {
    rows: rows.map((row): BrowseEntry => {
      const { see, text, source, id, bibs, authority, to, how } = row
      const outdated = how === 'see-from' || how === 'retired'
      return {
        entry: see ? 'see' : 'heading',
        id,
        text,
        source,
        bibs,
        authority,
        see: see || (outdated && to !== null && to !== text) ? to : null,
        related: related.get(id ?? 0) ?? [],
      }
    }),
    before: first === undefined || isStart || (back && !isMore) ? null : first,
    after: last === undefined || (!back && !isMore) ? null : last,
  }
}

/** A page that does not end between headings of one key: the next begins behind it. */
function wholeKeys(found: readonly Row[], limit: number): readonly Row[] {
  const next = found[limit]?.key
  const end = next === undefined ? limit : found.findIndex(({ key }) => key === next)
  return found.slice(0, end > 0 ? end : limit)
}

async function pageOf(w: Pick<Work, 'db'>, query: BrowseQuery, limit: number): Promise<readonly Row[]> {
  const { kind, after, before } = query
  const order = before === undefined ? sql`asc` : sql`desc`
  const within = (key: ReturnType<typeof sql>) =>
    before !== undefined
      ? sql`${key} < ${before}`
      : after !== undefined
        ? sql`${key} > ${after}`
        : sql`${key} >= ${keyOf(query.from ?? '')}`
  const { rows } = await sql<Row>`
    select * from (
      (select false as see, h.key, h.text, h.source, h.id, h.bibs, l.authority_id as authority, a.text as "to", l.how
      from authorities.heading h
        left join authorities.heading_link l on l.heading_id = h.id and l.how <> 'near'
        left join authorities.authority a on a.id = l.authority_id
      where h.kind = ${kind} and h.bibs > 0 and ${within(sql`h.key`)}
      order by h.key ${order}, h.source ${order} limit ${limit})
      union all
      (select true, f.key, f.text, '', null, 0, f.authority_id, a.text, null
      from (select * from authorities.authority_form
          where role = 'see-from' and used and not hidden and class = any(${classes[kind]}::text[]) and ${within(sql`key`)}
          order by key ${order} limit ${Math.max(mostForms, 4 * limit)}) f
        join authorities.authority a on a.id = f.authority_id and a.state = 'current' and not a.validation
      where a.key <> f.key and exists (
          select from authorities.heading_link l join authorities.heading h on h.id = l.heading_id
          where l.authority_id = f.authority_id and l.how in ('chosen', 'exact', 'subdivided', 'main', 'see-from', 'undifferentiated')
            and h.kind = ${kind} and h.bibs > 0)
        and not exists (select from authorities.heading h where h.kind = ${kind} and h.key = f.key and h.bibs > 0)
      order by f.key ${order} limit ${limit})
      union all
      (select distinct on (v.key) true, v.key, v.text, '', null::bigint, 0, null::bigint, h.text, null
      from authorities.heading_variant v join authorities.heading h on h.id = v.heading_id
      where h.kind = ${kind} and h.bibs > 0 and ${within(sql`v.key`)}
        and not exists (select from authorities.heading o where o.kind = ${kind} and o.key = v.key and o.bibs > 0)
      order by v.key ${order} limit ${limit})
    ) entry order by key ${order}, see ${order}, source ${order} limit ${limit}`.execute(w.db)
  return rows
}

/** The headings with titles that records lead to from those of a page (5XX), and that lead to them. */
async function relatedHeadings(
  w: Pick<Work, 'db'>,
  kind: HeadingKind,
  page: readonly Row[],
): Promise<ReadonlyMap<number, BrowseEntry['related']>> {
  const linked = page.filter(
    ({ id, authority, how }) => id !== null && authority !== null && how !== 'main' && how !== 'subdivided',
  )
  if (linked.length === 0) return new Map()
  const { rows } = await sql<BrowseEntry['related'][number] & { heading: number }>`
    select distinct on (p.heading, r.id) p.heading, r.id, r.text, r.bibs, f.relation
    from unnest(${linked.map(({ id }) => id)}::bigint[], ${linked.map(({ authority }) => authority)}::bigint[],
        ${linked.map(({ source }) => source)}::text[]) as p(heading, authority, source)
      cross join lateral (
        select f.key, f.relation from authorities.authority_form f
        where f.authority_id = p.authority and f.role = 'see-also' and not f.hidden
        union all
        select o.key, case f.relation when 'broader' then 'narrower' when 'narrower' then 'broader'
          when 'earlier' then 'later' when 'later' then 'earlier' else f.relation end
        from authorities.authority a join authorities.authority_form f on f.key = a.key and f.role = 'see-also' and f.class = a.class
          join authorities.authority o on o.id = f.authority_id and o.vocabulary = a.vocabulary and o.state = 'current'
            and not o.validation
        where a.id = p.authority limit ${mostRelated}) f
      join authorities.heading r on r.kind = ${kind} and r.key = f.key and r.source = p.source and r.bibs > 0
        and r.id <> p.heading
    order by p.heading, r.id, f.relation limit ${mostRelated * 60}`.execute(w.db)
  const byHeading = Map.groupBy(rows, ({ heading }) => heading)
  return new Map(
    Array.from(byHeading, ([heading, all]) => [
      heading,
      all
        .slice(0, mostRelated)
        .map(({ id, text, bibs, relation }) => ({ id, text, bibs, relation }))
        .toSorted((a, b) => a.text.localeCompare(b.text)),
    ]),
  )
}
