import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById, todayAt } from './branches.ts'
import { calendarOf, calendarView } from './calendars.ts'
import type { Calendar } from './contract.ts'
import { closedAlways } from './rules/calendar-problems.ts'
import { lockCalendar } from './store.ts'
import type { OrgTables } from './tables.ts'

/** Takes an exception out of a branch's calendar; its days are ordinary again. */
export async function removeException(w: Work, id: number, exception: number): Promise<Calendar | Refusal> {
  const branch = await branchById(w, id)
  if (!branch) return notFound('branch', `There is no branch ${id}.`)
  await lockCalendar(w, id)
  const row = await tablesOf<OrgTables>(w)
    .deleteFrom('org.calendar_exception')
    .where('id', '=', exception)
    .where('branch_id', '=', id)
    .returning(['name', 'from_day', 'to_day'])
    .executeTakeFirst()
  if (!row) return notFound('exception', `The calendar of ${branch.name} has no exception ${exception}.`)
  changed(w, 'calendar')
  const closed = closedAlways(await calendarOf(w, id), await todayAt(w, id), branch.name)
  if (closed) return refuse(closed)
  const detail = { exception, name: row.name, from: row.from_day.toString(), to: row.to_day.toString() }
  await w.audit({ action: 'calendar.exception-removed', subject: `branch:${id}`, detail })
  return calendarView(w, id)
}
