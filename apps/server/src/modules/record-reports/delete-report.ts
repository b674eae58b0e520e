import { sql } from 'kysely'
import { refuse, type Outcome } from '../../platform/refusal.ts'
import type { Actor, Work } from '../../platform/work.ts'
import { reportNotFound, reportRow } from './reports.ts'

/** By what a report is known to be someone's own: `staff:4`, `key:2`. */
export function ownerOf(actor: Actor): string {
  return `${actor.kind}:${'id' in actor ? actor.id : ''}`
}

/** Deletes a report and the lists made from it, where it is one's own. */
export async function deleteReport(w: Work, id: number): Promise<Outcome<Record<string, never>>> {
  const report = await reportRow(w, id)
  if (!report) return reportNotFound()
  if (report.owner !== ownerOf(w.actor) && w.actor.kind !== 'system') {
    return refuse({ code: 'report-of-another', message: `This report is ${report.by_name}’s, who can delete it.` })
  }
  if (report.state === 'waiting' || report.state === 'running') {
    return refuse({ code: 'report-at-work', message: 'This report is being made. Stop it first.' })
  }
  await sql`delete from record_reports.report where id = ${id}`.execute(w.db)
  return {}
}
