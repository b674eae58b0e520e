import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { GetReport, ReportRow } from '../contract.ts'
import { findLoops } from '../rules/find-loops.ts'
import { asideOrNot, reasonOf } from './report-parts.ts'

type Query = NonNullable<typeof GetReport.types>['query']
type Page = NonNullable<typeof GetReport.types>['response']

interface Row {
  readonly id: number
  readonly key: string
  readonly text: string
  readonly vocabulary: string
  readonly others: ReportRow['others']
  readonly ignored: string | null
}

/** What only one vocabulary is asked about. */
const of = (vocabulary: string | null) => sql`(${vocabulary}::text is null or a.vocabulary = ${vocabulary})`
const inUse = sql`a.state = 'current' and not a.validation`

/** Records of a report with their key and what they are about. */
export const authorityRows = {
  /** A see-also that leads to a heading that no record establishes. */
  blind: (vocabulary: string | null): RawBuilder<unknown> => sql`
    select a.id, a.key, a.text, a.vocabulary,
      json_agg(json_build_object('text', f.text, 'authority', null, 'heading', null, 'bibs', 0)) as others
    from authorities.authority_form f join authorities.authority a on a.id = f.authority_id and ${inUse} and ${of(vocabulary)}
    where f.role = 'see-also' and not exists (
      select from authorities.authority_form o where o.key = f.key and o.role = 'heading')
    group by a.id`,
  /** Two records of one vocabulary for one heading. */
  'same-heading': (vocabulary: string | null): RawBuilder<unknown> => sql`
    select min(a.id) as id, a.key, min(a.text) as text, a.vocabulary,
      json_agg(json_build_object('text', a.text || ' · ' || a.control, 'authority', a.id, 'heading', null, 'bibs', 0)) as others
    from authorities.authority a where a.state = 'current' and ${of(vocabulary)}
    group by a.vocabulary, a.class, a.key having count(*) > 1`,
  /** A see-from form that is the heading of another record. */
  'see-heading': (vocabulary: string | null): RawBuilder<unknown> => sql`
    select a.id, a.key, a.text, a.vocabulary,
      json_agg(json_build_object('text', o.text, 'authority', o.id, 'heading', null, 'bibs', 0)) as others
    from authorities.authority_form f join authorities.authority a on a.id = f.authority_id and ${inUse} and ${of(vocabulary)}
      join authorities.authority o on o.key = f.key and o.class = f.class and o.vocabulary = a.vocabulary and o.id <> a.id
        and o.state = 'current' and not o.validation
    where f.role = 'see-from' group by a.id`,
} as const

/** Records that a report names, alphabetically, a page at a time. */
export async function authorityReport(
  w: Pick<Work, 'db'>,
  report: keyof typeof authorityRows,
  query: Query,
): Promise<Page> {
  const limit = query.limit ?? 50
  const after = /^(\d{1,15}) (.*)$/s.exec(query.after ?? '')
  const subject = sql`'authority:' || r.id`
  const { rows } = await sql<Row>`
    select r.*, ${reasonOf(report, subject)} as ignored from (${authorityRows[report](query.vocabulary ?? null)}) r
    where ${asideOrNot(report, subject, query.ignored ?? false)}
      and (${after === null} or (r.key, r.id) > (${after?.[2] ?? ''} collate "C", ${Number(after?.[1] ?? 0)}))
    order by r.key, r.id limit ${limit + 1}`.execute(w.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(({ id, text, vocabulary, others, ignored }) => ({
      subject: `authority:${id}`,
      heading: null,
      authority: { id, text, vocabulary },
      others: others.slice(0, 20),
      ignored,
    })),
    next: rows.length > limit && last ? `${last.id} ${last.key}` : null,
  }
}

/** Broader headings that lead back to where they began. */
export async function loopReport(w: Pick<Work, 'db'>, query: Query): Promise<Page> {
  const edges = await sql<{ narrow: number; broad: number }>`
    select case f.relation when 'broader' then a.id else o.id end as narrow,
      case f.relation when 'broader' then o.id else a.id end as broad
    from authorities.authority_form f join authorities.authority a on a.id = f.authority_id and ${inUse}
      and ${of(query.vocabulary ?? null)}
      join authorities.authority o on o.key = f.key and o.class = f.class and o.vocabulary = a.vocabulary
        and o.state = 'current'
    where f.role = 'see-also' and f.relation in ('broader', 'narrower')`.execute(w.db)
  const loops = findLoops(edges.rows.map(({ narrow, broad }) => [narrow, broad] as const)).slice(0, query.limit ?? 50)
  const named = await sql<{ id: number; text: string; vocabulary: string; ignored: string | null }>`
    select a.id, a.text, a.vocabulary, ${reasonOf('loop', sql`'authority:' || a.id`)} as ignored
    from authorities.authority a where a.id = any(${loops.flat()}::bigint[])`.execute(w.db)
  const byId = new Map(named.rows.map((row) => [row.id, row]))
  return {
    rows: loops.flatMap((loop) => {
      const [first, ...others] = loop.toSorted((a, b) => a - b).flatMap((id) => byId.get(id) ?? [])
      if (!first || (first.ignored !== null) !== (query.ignored ?? false)) return []
      return {
        subject: `authority:${first.id}`,
        heading: null,
        authority: { id: first.id, text: first.text, vocabulary: first.vocabulary },
        others: others.slice(0, 20).map(({ id, text }) => ({ text, authority: id, heading: null, bibs: 0 })),
        ignored: first.ignored,
      }
    }),
    next: null,
  }
}
