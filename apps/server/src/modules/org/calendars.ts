import { defineCache } from '../../platform/live-cache.ts'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import type { Calendar } from './contract.ts'
import { makeCalendar, type BranchCalendar, type Hours } from './rules/calendar.ts'
import { timeOf } from './rules/clock-time.ts'
import type { OrgTables } from './tables.ts'

type Reader = Pick<Work, 'db' | 'platform'>

const calendars = defineCache('org.calendar', ['calendar', 'branches'], async (w, branch: number) => {
  const db = tablesOf<OrgTables>(w)
  const place = await db.selectFrom('org.branch').select('time_zone').where('id', '=', branch).executeTakeFirst()
  if (!place) throw new Error(`There is no branch ${branch} to have a calendar.`)
  const hours = await db
    .selectFrom('org.opening_hours')
    .select(['weekday', 'opens', 'closes'])
    .where('branch_id', '=', branch)
    .execute()
  const exceptions = await db.selectFrom('org.calendar_exception').selectAll().where('branch_id', '=', branch).execute()
  return makeCalendar({
    branch,
    timeZone: place.time_zone,
    hours,
    exceptions: exceptions.map((row) => ({
      id: row.id,
      from: row.from_day,
      to: row.to_day,
      name: row.name,
      hours: storedHours(row.hours),
      repeats: row.repeats,
    })),
  })
})

function storedHours(value: unknown): readonly Hours[] {
  return Array.isArray(value) ? value.map((span: Hours) => ({ opens: span.opens, closes: span.closes })) : []
}

/** The calendar of a branch, to be asked by the functions of this module; read from the database only after a change. */
export function calendarOf(w: Reader, branch: number): Promise<BranchCalendar> {
  return calendars.get(w, branch)
}

/** The calendar of a branch as its page shows it. */
export async function calendarView(w: Reader, branch: number): Promise<Calendar | Refusal> {
  if (!(await branchById(w, branch))) return notFound('branch', `There is no branch ${branch}.`)
  const calendar = await calendarOf(w, branch)
  const written = (hours: Hours) => ({ opens: timeOf(hours.opens), closes: timeOf(hours.closes) })
  return {
    branch,
    hours: calendar.week.flatMap((hours, weekday) => hours.map((span) => ({ weekday: weekday + 1, ...written(span) }))),
    exceptions: calendar.exceptions
      .toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from) || a.id - b.id)
      .map((days) => ({
        id: days.id,
        from: days.from.toString(),
        to: days.to.toString(),
        name: days.name,
        hours: days.hours.map(written),
        repeats: days.repeats,
      })),
  }
}
