import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import {
  compareFindings,
  sumTally,
  type Dismissal,
  type FindingsChange,
  type KeptFinding,
  type TallyChange,
} from './rules/compare-findings.ts'
import type { JudgedFinding } from './rules/judge-record.ts'

interface Known {
  readonly bib: number
  readonly kept: readonly KeptFinding[] | null
  readonly dismissals: readonly Dismissal[] | null
}

/**
 * Makes what is kept of titles what was found in them now, and counts what changed. Titles that are not in `found` have
 * nothing. The caller holds the places of the titles.
 */
export async function writeFindings(
  w: Work,
  bibs: readonly number[],
  found: ReadonlyMap<number, readonly JudgedFinding[]>,
): Promise<void> {
  const known = await knownOf(w, bibs)
  const add: (FindingsChange['add'][number] & { readonly bib: number })[] = []
  const change: KeptFinding[] = []
  const remove: number[] = []
  const tally: TallyChange[] = []
  for (const bib of new Set(bibs)) {
    const before = known.get(bib)
    const changes = compareFindings(before?.kept ?? [], found.get(bib) ?? [], before?.dismissals ?? [])
    add.push(...changes.add.map((finding) => ({ ...finding, bib })))
    change.push(...changes.change)
    remove.push(...changes.remove)
    tally.push(...changes.tally)
  }
  if (add.length + change.length + remove.length === 0) return
  await sql`
    with removed as (
      delete from quality.finding where id = any(${remove}::bigint[])
    ), changed as (
      update quality.finding f set severity = c.severity, occurrence = c.occurrence, message = c.message,
        dismissed = c.dismissed
      from json_to_recordset(${jsonText(change)}::json) as c(id bigint, severity text, occurrence integer, message text,
        dismissed boolean)
      where f.id = c.id
    ), added as (
      insert into quality.finding (bib_id, code, severity, tag, occurrence, subfield, message, field_key, dismissed, found_at)
      select bib, code, severity, tag, occurrence, subfield, message, "fieldKey", dismissed, ${w.now}
      from json_to_recordset(${jsonText(add)}::json) as a(bib bigint, code text, severity text, tag text,
        occurrence integer, subfield text, message text, "fieldKey" text, dismissed boolean)
    )
    insert into quality.tally (code, severity, flags, dismissed, records)
    select code, severity, flags, dismissed, records from json_to_recordset(${jsonText(sumTally(tally))}::json) as t(
      code text, severity text, flags bigint, dismissed bigint, records bigint)`.execute(w.db)
}

async function knownOf(w: Work, bibs: readonly number[]): Promise<ReadonlyMap<number, Known>> {
  const { rows } = await sql<Known>`
    select b.bib,
      (select json_agg(json_build_object('id', f.id, 'code', f.code, 'severity', f.severity, 'tag', f.tag,
        'occurrence', f.occurrence, 'subfield', f.subfield, 'message', f.message, 'fieldKey', f.field_key,
        'dismissed', f.dismissed) order by f.id) from quality.finding f where f.bib_id = b.bib) as kept,
      (select json_agg(json_build_object('code', d.code, 'tag', d.tag, 'subfield', d.subfield, 'fieldKey', d.field_key))
        from quality.dismissal d where d.bib_id = b.bib) as dismissals
    from (select distinct bib from unnest(${bibs}::bigint[]) as bib) as b`.execute(w.db)
  return new Map(rows.map((row) => [row.bib, row]))
}

/** Puts the rows of the tally together into one for each code and severity. */
export async function compactTally(w: Pick<Work, 'db'>): Promise<void> {
  await sql`
    with gone as (delete from quality.tally returning code, severity, flags, dismissed, records)
    insert into quality.tally (code, severity, flags, dismissed, records)
    select code, severity, sum(flags), sum(dismissed), sum(records) from gone group by code, severity
    having sum(flags) <> 0 or sum(dismissed) <> 0 or sum(records) <> 0`.execute(w.db)
}
