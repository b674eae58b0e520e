import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { GetReport, Heading, HeadingKind, ReportName, ReportRow } from '../contract.ts'
import { asideOrNot, isSpokenFor, reasonOf } from './report-parts.ts'

type Query = NonNullable<typeof GetReport.types>['query']
type Page = NonNullable<typeof GetReport.types>['response']

interface Row extends Heading {
  readonly key: string
  readonly authority: number | null
  readonly authority_text: string | null
  readonly vocabulary: string | null
  /** What took the place of an authority that is out of use. */
  readonly successor: number | null
  readonly successor_text: string | null
  readonly ignored: string | null
}

const subject = sql`'heading:' || h.id`

/** Headings whose link is of one kind, or that came since a day: alphabetically, a page at a time. */
export async function headingReport(w: Pick<Work, 'db'>, report: ReportName, query: Query): Promise<Page> {
  const limit = query.limit ?? 50
  const how = report === 'unlinked' ? 'none' : report
  const those =
    report === 'new'
      ? sql`h.first_at >= coalesce(${query.since ?? null}::timestamptz, now() - interval '7 days')`
      : sql`l.how = ${how} and ${await isSpokenFor(w)}`
  const after = cursorOf(query.after)
  const { rows } = await sql<Row>`
    select h.id, h.kind, h.key, h.source, h.text, h.bibs, a.id as authority, a.text as authority_text, a.vocabulary,
      s.id as successor, s.text as successor_text,
      ${reasonOf(report, subject)} as ignored
    from authorities.heading h left join authorities.heading_link l on l.heading_id = h.id
      left join authorities.authority a on a.id = l.authority_id
      left join authorities.authority s on s.id = a.successor_id
    where h.bibs > 0 and ${those} and ${asideOrNot(report, subject, query.ignored ?? false)}
      and (${query.kind ?? null}::text is null or h.kind = ${query.kind ?? null})
      and (${query.vocabulary ?? null}::text is null or h.source = ${query.vocabulary ?? null})
      and (${after === undefined} or (h.kind, h.key, h.source) > (${after?.[0] ?? ''}, ${after?.[2] ?? ''}, ${after?.[1] ?? ''}))
    order by h.kind, h.key, h.source limit ${limit + 1}`.execute(w.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map(
      ({
        id,
        kind,
        text,
        source,
        bibs,
        authority,
        authority_text,
        vocabulary,
        successor,
        successor_text,
        ignored,
      }): ReportRow => ({
        subject: `heading:${id}`,
        heading: { id, kind, text, source, bibs },
        authority:
          authority === null ? null : { id: authority, text: authority_text ?? '', vocabulary: vocabulary ?? '' },
        others:
          successor === null ? [] : [{ text: successor_text ?? '', authority: successor, heading: null, bibs: 0 }],
        ignored,
      }),
    ),
    next: rows.length > limit && last ? `${last.kind}\n${last.source}\n${last.key}` : null,
  }
}

function cursorOf(after: string | undefined): readonly [kind: string, source: string, key: string] | undefined {
  const [kind, source, key] = after?.split('\n') ?? []
  return kind === undefined || source === undefined || key === undefined ? undefined : [kind, source, key]
}

/** Headings of one kind and vocabulary that are nearly alike, where at least one has no authority. */
export async function doubleReport(w: Pick<Work, 'db'>, query: Query): Promise<Page> {
  const limit = query.limit ?? 50
  const { rows } = await sql<{
    kind: HeadingKind
    source: string
    near: string
    ids: number[]
    ignored: string | null
  }>`
    select d.*, ${reasonOf('double', sql`'heading:' || d.ids[1]`)} as ignored from (
      select h.kind, h.source, l.near, array_agg(h.id order by h.id) as ids
      from authorities.heading_link l join authorities.heading h on h.id = l.heading_id and h.bibs > 0
      where l.near <> '' and (${query.kind ?? null}::text is null or h.kind = ${query.kind ?? null})
        and (${query.vocabulary ?? null}::text is null or h.source = ${query.vocabulary ?? null})
        and (${query.after ?? null}::text is null or l.near > ${query.after ?? null})
      group by l.near, h.kind, h.source
      having count(*) > 1 and bool_or(l.how not in ('chosen', 'exact', 'subdivided', 'main'))) d
    where ${asideOrNot('double', sql`'heading:' || d.ids[1]`, query.ignored ?? false)}
    order by d.near, d.kind, d.source limit ${limit + 1}`.execute(w.db)
  // A page never ends within headings of one form: the next begins behind it.
  const next = rows[limit]?.near
  const page = next === undefined ? rows : rows.filter(({ near }) => near !== next)
  const headings = await headingsWith(
    w,
    page.flatMap(({ ids }) => ids.slice(0, 12)),
  )
  return {
    rows: page.flatMap(({ ids, ignored }) => {
      const all = ids.flatMap((id) => headings.get(id) ?? []).toSorted((a, b) => b.bibs - a.bibs)
      const [best, ...others] = all
      if (!best) return []
      return {
        subject: `heading:${ids[0]}`,
        heading: best,
        authority: null,
        others: others.map(({ id, text, bibs }) => ({ text, authority: null, heading: id, bibs })),
        ignored,
      }
    }),
    next: next === undefined ? null : (page.at(-1)?.near ?? null),
  }
}

async function headingsWith(w: Pick<Work, 'db'>, ids: readonly number[]): Promise<ReadonlyMap<number, Heading>> {
  const { rows } = await sql<Heading>`
    select id, kind, text, source, bibs from authorities.heading where id = any(${ids}::bigint[])`.execute(w.db)
  return new Map(rows.map((row) => [row.id, row]))
}
