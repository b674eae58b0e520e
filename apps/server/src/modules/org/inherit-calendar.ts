import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import { calendarView, refusedIfClosedAlways } from './calendars.ts'
import type { Calendar } from './contract-calendars.ts'
import { lockCalendar } from './store.ts'
import type { OrgTables } from './tables.ts'

/** Says what a branch takes from the system above it. Hours of its own are kept for the day when it takes none. */
export async function inheritCalendar(
  w: Work,
  id: number,
  request: { readonly hours?: boolean; readonly exceptions?: boolean },
): Promise<Calendar | Refusal> {
  const branch = await branchById(w, id)
  if (!branch) return notFound('branch', `There is no branch ${id}.`)
  if (branch.parent === null && request.hours === true) {
    return refuse({
      code: 'nothing-above',
      field: 'hours',
      message: `${branch.name} belongs to no system, so there are no hours to take from above. Put it under a system on the page Branches first.`,
    })
  }
  await lockCalendar(w, id)
  await tablesOf<OrgTables>(w)
    .updateTable('org.branch')
    .set({
      ...(request.hours !== undefined && { inherits_hours: request.hours }),
      ...(request.exceptions !== undefined && { inherits_exceptions: request.exceptions }),
    })
    .where('id', '=', id)
    .execute()
  changed(w, 'calendar')
  const closed = await refusedIfClosedAlways(w, [id])
  if (closed) return closed
  await w.audit({ action: 'calendar.inherit', subject: `branch:${id}`, detail: { ...request } })
  return calendarView(w, id)
}
