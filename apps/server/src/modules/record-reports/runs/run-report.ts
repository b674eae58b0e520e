import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import { handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { reportJob } from '../begin-report.ts'
import { reportBibs, reportRow, type ReportRow } from '../reports.ts'
import { compareVersions } from './compare-versions.ts'
import { countRecords } from './count-records.ts'
import { findRecords } from './find-records.ts'

/** What someone who waits for a report hears, and says. */
export interface ReportListener {
  progress(done: number, total: number): void
  /** True once it shall stop. */
  cancelled(): boolean
}

/** Works through records a portion at a time and gives what it found when asked. */
export interface Finder {
  take(bibs: readonly number[]): Promise<void>
  result(): Promise<unknown>
  /** Records that it found; those that it is about unless it looks for some. */
  found?(): number
}

/** Does a queued report, with its progress. */
export const reportHandler: JobHandler = handle(reportJob, async (context, { report }) => {
  await runReport(context.platform, report, context)
  return { report }
})

const portion = 250

/** Finds out what a report asks for; one that is stopped keeps what it found so far. */
export async function runReport(platform: Platform, id: number, listener: ReportListener): Promise<void> {
  const db = platform.database.kysely
  const { rows } = await sql`
    update record_reports.report set state = 'running', error = null
    where id = ${id} and state in ('waiting', 'running', 'failed') returning id`.execute(db)
  const row = rows.length === 0 ? undefined : await reportRow({ db }, id)
  if (!row) return
  try {
    await sql`delete from record_reports.listed where report_id = ${id}`.execute(db)
    const bibs = await reportBibs({ db }, id)
    const finder = finderFor(platform, row)
    let state: 'done' | 'stopped' = 'done'
    for (let at = 0; at < bibs.length; at += portion) {
      listener.progress(at, bibs.length)
      if (listener.cancelled()) {
        state = 'stopped'
        break
      }
      await finder.take(bibs.slice(at, at + portion))
      await breathe()
    }
    listener.progress(bibs.length, bibs.length)
    const result = await finder.result()
    await sql`
      update record_reports.report
      set state = ${state}, result = ${jsonb(result)}, finished_at = ${platform.clock.now()},
        records = ${finder.found?.() ?? row.records}
      where id = ${id}`.execute(db)
  } catch (error) {
    await sql`
      update record_reports.report
      set state = 'failed', error = 'The report failed. Begin it again; if it fails again, tell your administrator.'
      where id = ${id}`.execute(db)
    throw error
  }
}

function finderFor(platform: Platform, row: ReportRow): Finder {
  const w = { db: platform.database.kysely }
  if (row.kind === 'counts') return countRecords(w, row.request)
  if (row.kind === 'comparison') return compareVersions(w, row.id, row.request)
  return findRecords(w, row.id, row.request)
}
