import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import { calendarView, refusedIfClosedAlways } from './calendars.ts'
import type { Calendar } from './contract-calendars.ts'
import { exceptionRow, insertException, updateException } from './exception-store.ts'
import { exceptionFrom, type AskedException } from './rules/exception-from.ts'
import { lockCalendar } from './store.ts'

/** Adds closed days or days with other hours to a branch's calendar, or to a system's for all below it. */
export async function addException(w: Work, id: number, request: AskedException): Promise<Calendar | Refusal> {
  if (!(await branchById(w, id))) return notFound('branch', `There is no branch ${id}.`)
  await lockCalendar(w, id)
  const read = exceptionFrom(request)
  if ('problems' in read) return refuse(...read.problems)
  const exception = await insertException(w, id, read.days)
  changed(w, 'calendar')
  const closed = await refusedIfClosedAlways(w, [id])
  if (closed) return closed
  await w.audit({ action: 'calendar.exception', subject: `branch:${id}`, detail: { exception, ...request } })
  return calendarView(w, id)
}

/** Writes an exception anew. */
export async function changeException(
  w: Work,
  id: number,
  exception: number,
  request: AskedException,
): Promise<Calendar | Refusal> {
  const branch = await branchById(w, id)
  if (!branch) return notFound('branch', `There is no branch ${id}.`)
  await lockCalendar(w, id)
  const row = await exceptionRow(w, id, exception)
  if (!row) return noException(branch.name, exception)
  if (row.closing !== null) return ofClosing(row.closing)
  const read = exceptionFrom(request)
  if ('problems' in read) return refuse(...read.problems)
  await updateException(w, exception, read.days)
  changed(w, 'calendar')
  const closed = await refusedIfClosedAlways(w, [id])
  if (closed) return closed
  await w.audit({ action: 'calendar.exception-changed', subject: `branch:${id}`, detail: { exception, ...request } })
  return calendarView(w, id)
}

/** What is said of an exception that is not there. */
export function noException(branch: string, exception: number): Refusal {
  return notFound('exception', `The calendar of ${branch} has no exception ${exception}.`)
}

/** What is said of an exception that belongs to a closing. */
export function ofClosing(closing: number): Refusal {
  return refuse({
    code: 'exception-of-closing',
    message: `This day was closed by closing ${closing}, which moved due dates too. Undo that closing instead.`,
    facts: { closing },
  })
}
