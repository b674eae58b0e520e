import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import { calendarView, refusedIfClosedAlways } from './calendars.ts'
import type { Calendar, OpeningHours } from './contract-calendars.ts'
import { weekFrom } from './rules/calendar-problems.ts'
import { lockCalendar } from './store.ts'
import type { OrgTables } from './tables.ts'

/** Sets the weekly hours of a branch in place of those it had; refused when it would never be open. */
export async function putHours(w: Work, id: number, hours: readonly OpeningHours[]): Promise<Calendar | Refusal> {
  const branch = await branchById(w, id)
  if (!branch) return notFound('branch', `There is no branch ${id}.`)
  await lockCalendar(w, id)
  const week = weekFrom(hours)
  if ('problems' in week) return refuse(...week.problems)
  await replaceHours(w, id, week.rows)
  changed(w, 'calendar')
  const closed = await refusedIfClosedAlways(w, [id])
  if (closed) return { ...closed, blocks: closed.blocks.map((block): Block => ({ ...block, field: 'hours' })) }
  await w.audit({ action: 'calendar.hours', subject: `branch:${id}`, detail: { hours } })
  return calendarView(w, id)
}

/** Writes the weekly hours of a branch, which are its own from then on. */
export async function replaceHours(
  w: Work,
  branch: number,
  rows: readonly { readonly weekday: number; readonly opens: number; readonly closes: number }[],
): Promise<void> {
  const db = tablesOf<OrgTables>(w)
  await db.deleteFrom('org.opening_hours').where('branch_id', '=', branch).execute()
  if (rows.length > 0)
    await db
      .insertInto('org.opening_hours')
      .values(rows.map((row) => ({ branch_id: branch, ...row })))
      .execute()
  await db.updateTable('org.branch').set({ inherits_hours: false }).where('id', '=', branch).execute()
}
