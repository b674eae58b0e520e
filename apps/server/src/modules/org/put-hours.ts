import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById, todayAt } from './branches.ts'
import { calendarOf, calendarView } from './calendars.ts'
import type { Calendar, OpeningHours } from './contract.ts'
import { closedAlways, hoursFrom, invalidHours } from './rules/calendar-problems.ts'
import { lockCalendar } from './store.ts'
import type { OrgTables } from './tables.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Sets the weekly hours of a branch in place of those it had; refused when it would never be open. */
export async function putHours(w: Work, id: number, hours: readonly OpeningHours[]): Promise<Calendar | Refusal> {
  const branch = await branchById(w, id)
  if (!branch) return notFound('branch', `There is no branch ${id}.`)
  await lockCalendar(w, id)
  const problems: Block[] = []
  const rows = weekdays.flatMap((name, index) => {
    const ofDay = hoursFrom(hours.filter((row) => row.weekday === index + 1))
    if (!ofDay) problems.push(invalidHours('hours', name))
    return (ofDay ?? []).map((span) => ({ branch_id: id, weekday: index + 1, ...span }))
  })
  if (problems.length > 0) return refuse(...problems)
  const db = tablesOf<OrgTables>(w)
  await db.deleteFrom('org.opening_hours').where('branch_id', '=', id).execute()
  if (rows.length > 0) await db.insertInto('org.opening_hours').values(rows).execute()
  changed(w, 'calendar')
  const closed = closedAlways(await calendarOf(w, id), await todayAt(w, id), branch.name)
  if (closed) return refuse({ ...closed, field: 'hours' })
  await w.audit({ action: 'calendar.hours', subject: `branch:${id}`, detail: { hours } })
  return calendarView(w, id)
}
