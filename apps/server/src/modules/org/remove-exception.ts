import { changed } from '../../platform/live-cache.ts'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { noException, ofClosing } from './add-exception.ts'
import { branchById } from './branches.ts'
import { calendarView, refusedIfClosedAlways } from './calendars.ts'
import type { Calendar } from './contract-calendars.ts'
import { exceptionRow } from './exception-store.ts'
import { lockCalendar } from './store.ts'
import type { OrgTables } from './tables.ts'

/** Takes an exception out of a branch's calendar; its days are ordinary again. */
export async function removeException(w: Work, id: number, exception: number): Promise<Calendar | Refusal> {
  const branch = await branchById(w, id)
  if (!branch) return notFound('branch', `There is no branch ${id}.`)
  await lockCalendar(w, id)
  const row = await exceptionRow(w, id, exception)
  if (!row) return noException(branch.name, exception)
  if (row.closing !== null) return ofClosing(row.closing)
  await tablesOf<OrgTables>(w).deleteFrom('org.calendar_exception').where('id', '=', exception).execute()
  changed(w, 'calendar')
  const closed = await refusedIfClosedAlways(w, [id])
  if (closed) return closed
  const detail = { exception, name: row.name, from: row.from_day.toString(), to: row.to_day.toString() }
  await w.audit({ action: 'calendar.exception-removed', subject: `branch:${id}`, detail })
  return calendarView(w, id)
}
