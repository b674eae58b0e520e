import { changed } from '../../platform/live-cache.ts'
import { jsonb } from '../../platform/db.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById, todayAt } from './branches.ts'
import { calendarOf, calendarView } from './calendars.ts'
import type { AddException, Calendar } from './contract.ts'
import { closedAlways, hoursFrom, invalidHours } from './rules/calendar-problems.ts'
import { lockCalendar } from './store.ts'
import type { OrgTables } from './tables.ts'

type NewException = NonNullable<(typeof AddException)['types']>['body']

/** Adds a closed day or days with other hours to a branch's calendar. */
export async function addException(w: Work, id: number, request: NewException): Promise<Calendar | Refusal> {
  const branch = await branchById(w, id)
  if (!branch) return notFound('branch', `There is no branch ${id}.`)
  await lockCalendar(w, id)
  const from = Temporal.PlainDate.from(request.from)
  const to = Temporal.PlainDate.from(request.to ?? request.from)
  if (Temporal.PlainDate.compare(to, from) < 0) {
    return refuse({
      code: 'invalid-days',
      field: 'to',
      message: 'The last day comes before the first. Write the first day first.',
    })
  }
  const hours = hoursFrom(request.hours ?? [])
  if (!hours) return refuse(invalidHours('hours', request.name))
  const row = await tablesOf<OrgTables>(w)
    .insertInto('org.calendar_exception')
    .values({
      branch_id: id,
      from_day: from,
      to_day: to,
      name: request.name,
      hours: jsonb(hours),
      repeats: request.repeats ?? 'never',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  changed(w, 'calendar')
  const closed = closedAlways(await calendarOf(w, id), await todayAt(w, id), branch.name)
  if (closed) return refuse(closed)
  await w.audit({ action: 'calendar.exception', subject: `branch:${id}`, detail: { exception: row.id, ...request } })
  return calendarView(w, id)
}
