import { sql, type RawBuilder } from 'kysely'
import { notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibExists, bibRecords } from '../catalog/index.ts'
import type { FindingSeverity, Flag, FlagFilters, FlagQuery } from './contract.ts'
import { flagConditions } from './flag-conditions.ts'
import { profileInForce } from './profile.ts'
import { rulesKnown } from './rules-known.ts'
import { flaggedField } from './rules/flagged-field.ts'
import { readStored } from './rules/judge-record.ts'
import { unknownRule } from './rules/rule-facts.ts'

interface FlagRow {
  readonly id: number
  readonly bib: number
  readonly title: string
  readonly author: string | null
  readonly control_number: string
  readonly format: string
  readonly code: string
  readonly severity: FindingSeverity
  readonly message: string
  readonly tag: string | null
  readonly occurrence: number | null
  readonly subfield: string | null
  readonly found_at: Temporal.Instant
  readonly saved_by: string
  readonly saved_at: Temporal.Instant
  readonly reason: string | null
  readonly dismissed_by: string | null
  readonly dismissed_at: Temporal.Instant | null
}

const usualPage = 100

/** Flags that fulfil conditions, those of the newest titles first, each with its field. */
export async function listFlags(w: Work, query: FlagQuery): Promise<{ total: number; rows: Flag[] }> {
  const where = await flagConditions(w, query)
  const page = sql`
    select f.* from quality.finding f where ${where}
    order by f.bib_id desc, f.id limit ${query.limit ?? usualPage} offset ${query.offset ?? 0}`
  const [total, rows] = await Promise.all([countFlags(w, query, where), flagsWith(w, page, sql`f.bib_id desc, f.id`)])
  return { total, rows: [...rows] }
}

/** Flags that fulfil conditions, from the one after `after` on: for reading all of them one portion after the other. */
export async function flagsAfter(
  w: Work,
  filters: FlagFilters,
  after: { readonly bib: number; readonly id: number } | undefined,
  limit: number,
): Promise<readonly Flag[]> {
  const further = after ? sql`and (f.bib_id < ${after.bib} or (f.bib_id = ${after.bib} and f.id > ${after.id}))` : sql``
  const page = sql`
    select f.* from quality.finding f where ${await flagConditions(w, filters)} ${further}
    order by f.bib_id desc, f.id limit ${limit}`
  return flagsWith(w, page, sql`f.bib_id desc, f.id`)
}

/** Everything that was found in one record, in the order of its fields, dismissed or not. */
export async function bibFlags(w: Work, bib: number): Promise<Outcome<{ total: number; rows: Flag[] }>> {
  if (!(await bibExists(w, bib))) return notFound('bib', `There is no title ${bib}. It may have been deleted.`)
  const { off } = await profileInForce.get(w, 'all')
  const rows = await flagsWith(
    w,
    sql`select f.* from quality.finding f where f.bib_id = ${bib} and f.code <> all(${off}::text[])`,
    sql`f.tag = 'LDR' desc nulls last, f.tag, f.occurrence, f.id`,
  )
  return { total: rows.length, rows: [...rows] }
}

/** Where only the rule is asked for, the tally knows; else they are counted. */
async function countFlags(w: Work, filters: FlagQuery, where: RawBuilder<unknown>): Promise<number> {
  const { code, severity, bib, format, branch, savedBy, since } = filters
  const isCounted =
    code !== undefined &&
    [severity, bib, format, branch, savedBy, since, filters.import].every((value) => value === undefined)
  const { rows } = isCounted
    ? await sql<{ total: number }>`
        select coalesce(sum(case when ${filters.dismissed === true} then dismissed else flags end), 0)::bigint as total
        from quality.tally where code = ${code} and ${!(await profileInForce.get(w, 'all')).off.includes(code)}`.execute(
        w.db,
      )
    : await sql<{ total: number }>`select count(*) as total from quality.finding f where ${where}`.execute(w.db)
  return rows[0]?.total ?? 0
}

/** The flags of a query that gives rows of `quality.finding`. */
async function flagsWith(w: Work, found: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<readonly Flag[]> {
  // Each of the few rows looks up its own title, whatever the database believes to know of its tables.
  const { rows } = await sql<FlagRow>`
    with f as materialized (${found})
    select f.id, f.bib_id as bib, b.title, b.author, b.control_number, b.format, f.code,
      coalesce(s.severity, f.severity) as severity, f.message, f.tag, f.occurrence, f.subfield, f.found_at,
      v.by_name as saved_by, v.at as saved_at, d.reason, d.by_name as dismissed_by, d.at as dismissed_at
    from f
      cross join lateral (
        select title, author, control_number, format, version from catalog.bib_view where id = f.bib_id limit 1) b
      cross join lateral (
        select by_name, at from catalog.bib_version_view where bib_id = f.bib_id and version = b.version limit 1) v
      left join quality.rule_setting s on s.code = f.code
      left join lateral (
        select reason, by_name, at from quality.dismissal
        where f.dismissed and bib_id = f.bib_id and code = f.code and tag = coalesce(f.tag, '')
          and subfield = coalesce(f.subfield, '') and field_key = f.field_key limit 1) d on true
    order by ${order}`.execute(w.db)
  const records = new Map(
    (await bibRecords(w, [...new Set(rows.map(({ bib }) => bib))])).map(({ bib, bytes, form }) => [
      bib,
      readableRecord(bytes, form),
    ]),
  )
  const known = new Map(rulesKnown().map((rule) => [rule.code, rule]))
  return rows.map((row) => {
    const record = records.get(row.bib)
    return {
      id: row.id,
      bib: row.bib,
      title: row.title,
      author: row.author,
      controlNumber: row.control_number,
      format: row.format,
      code: row.code,
      rule: (known.get(row.code) ?? unknownRule(row.code, row.severity)).title,
      severity: row.severity,
      message: row.message,
      tag: row.tag,
      occurrence: row.occurrence,
      subfield: row.subfield,
      field: record ? flaggedField(record, row) : null,
      foundAt: row.found_at.toString(),
      savedBy: row.saved_by,
      savedAt: row.saved_at.toString(),
      dismissed:
        row.dismissed_at === null || row.dismissed_by === null
          ? null
          : { reason: row.reason ?? '', by: row.dismissed_by, at: row.dismissed_at.toString() },
    }
  })
}

function readableRecord(...[bytes, form]: Parameters<typeof readStored>) {
  try {
    return readStored(bytes, form)
  } catch {
    return undefined
  }
}
