import { setImmediate as breathe } from 'node:timers/promises'
import { diffRecords, type DiffOptions, type RecordDiff } from '@carrel/marc'
import { sql } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import type { Work } from '../../../platform/work.ts'
import { storedRecord } from '../../catalog/index.ts'
import type { ComparisonResult, ReportRequest } from '../contract.ts'
import type { Finder } from './run-report.ts'
import { versionsAt, versionsOf, type TwoVersions } from './versions.ts'

interface Difference {
  readonly bib: number
  readonly fate: 'added' | 'changed' | 'removed'
  readonly tags: readonly string[]
  readonly before: number | null
  readonly after: number | null
}

/** Compares records as they were at two moments, and lists those that differ. */
export function compareVersions(w: Pick<Work, 'db'>, id: number, request: ReportRequest): Finder {
  const from = Temporal.Instant.from(request.from ?? '1900-01-01T00:00:00Z')
  const to = Temporal.Instant.from(request.to ?? '9999-01-01T00:00:00Z')
  const options: DiffOptions = { ignore: request.ignore ?? [] }
  const counts = { same: 0, changed: 0, added: 0, removed: 0, touched: 0 }
  const tags = new Map<string, { records: number; added: number; removed: number; changed: number }>()
  return {
    async take(bibs) {
      const found: Difference[] = []
      const both: TwoVersions[] = []
      for (const versions of await versionsAt(w, bibs, from, to)) {
        const { bib, before, after } = versions
        if (before === after) counts.same++
        else if (before !== null && after !== null) both.push(versions)
        else found.push({ bib, fate: before === null ? 'added' : 'removed', tags: [], before, after })
      }
      for (const difference of found) counts[difference.fate]++
      await eachPair(w, both, options, ({ bib, before, after }, diff) => {
        if (diff.isSame) {
          counts.touched++
          return
        }
        counts.changed++
        found.push({ bib, fate: 'changed', tags: countTags(tags, diff), before, after })
      })
      await keep(w, id, found)
    },
    async result(): Promise<ComparisonResult> {
      const byTag = [...tags].map(([tag, own]) => ({ tag, ...own })).sort((a, b) => (a.tag < b.tag ? -1 : 1))
      return { ...counts, tags: byTag }
    },
  }
}

async function eachPair(
  w: Pick<Work, 'db'>,
  pairs: readonly TwoVersions[],
  options: DiffOptions,
  each: (pair: TwoVersions, diff: RecordDiff) => void,
): Promise<void> {
  const wanted = pairs.flatMap(({ bib, before, after }) =>
    [before, after].flatMap((version) => (version === null ? [] : [{ bib, version }])),
  )
  const stored = new Map((await versionsOf(w, wanted)).map((row) => [`${row.bib} ${row.version}`, row]))
  for (const [index, pair] of pairs.entries()) {
    const [before, after] = [stored.get(`${pair.bib} ${pair.before}`), stored.get(`${pair.bib} ${pair.after}`)]
    if (before && after) {
      const [old, now] = [storedRecord(before.bytes, before.form), storedRecord(after.bytes, after.form)]
      each(pair, diffRecords(old, now, options))
    }
    if (index % 10 === 9) await breathe()
  }
}

/** Counts the fields that differ; a field that only moved differs in no tag. */
function countTags(
  counts: Map<string, { records: number; added: number; removed: number; changed: number }>,
  { fields, leader }: RecordDiff,
): string[] {
  const here = new Set<string>()
  const count = (tag: string, kind: 'added' | 'removed' | 'changed'): void => {
    const own = counts.getOrInsertComputed(tag, () => ({ records: 0, added: 0, removed: 0, changed: 0 }))
    own[kind]++
    if (!here.has(tag)) own.records++
    here.add(tag)
  }
  if (leader) count('LDR', 'changed')
  for (const { kind, tag } of fields) if (kind !== 'kept' && kind !== 'moved') count(tag, kind)
  return [...here].sort()
}

async function keep(w: Pick<Work, 'db'>, id: number, found: readonly Difference[]): Promise<void> {
  if (found.length === 0) return
  await sql`
    insert into record_reports.listed (report_id, bib_id, fate, tags, before_version, after_version)
    select ${id}, d.bib, d.fate, d.tags, d.before, d.after
    from jsonb_to_recordset(${jsonb(found)})
      as d(bib bigint, fate text, tags text[], before integer, after integer)`.execute(w.db)
}
