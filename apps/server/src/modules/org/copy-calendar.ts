import { sql } from 'kysely'
import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import { calendarRows } from './calendar-rows.ts'
import { refusedIfClosedAlways } from './calendars.ts'
import { replaceHours } from './put-hours.ts'
import { lockCalendar } from './store.ts'

/** Copies parts of a branch's calendar to others, in place of what they had of their own. */
export async function copyCalendar(
  w: Work,
  id: number,
  request: { readonly to: readonly number[]; readonly what: readonly ('hours' | 'seasons' | 'exceptions')[] },
): Promise<{ copied: number } | Refusal> {
  const to = [...new Set(request.to)].filter((branch) => branch !== id)
  for (const branch of [id, ...to])
    if (!(await branchById(w, branch))) return notFound('branch', `There is no branch ${branch}.`)
  if (to.length === 0)
    return refuse({ code: 'invalid-branch', field: 'to', message: 'Choose at least one other branch.' })
  await lockCalendar(w, id, ...to)
  const from = await calendarRows(w, id)
  for (const branch of to) {
    if (request.what.includes('hours')) await replaceHours(w, branch, from.hours)
    if (request.what.includes('seasons')) await copySeasons(w, from.hoursFrom, branch)
    if (request.what.includes('exceptions')) await copyExceptions(w, id, branch)
  }
  changed(w, 'calendar')
  const closed = await refusedIfClosedAlways(w, to)
  if (closed) return closed
  for (const branch of to)
    await w.audit({
      action: 'calendar.copy',
      subject: `branch:${branch}`,
      detail: { from: id, what: request.what },
    })
  return { copied: to.length }
}

async function copySeasons(w: Work, from: number, to: number): Promise<void> {
  if (from === to) return
  await sql`delete from org.season where branch_id = ${to}`.execute(w.db)
  await sql`
    with copied as (
      merge into org.season s using (select * from org.season where branch_id = ${from}) o on false
      when not matched then insert (branch_id, name, from_day, to_day, repeats) values (${to}, o.name, o.from_day, o.to_day, o.repeats)
      returning s.id, o.id as old
    )
    insert into org.season_hours (season_id, weekday, opens, closes)
    select copied.id, h.weekday, h.opens, h.closes from copied join org.season_hours h on h.season_id = copied.old`.execute(
    w.db,
  )
}

async function copyExceptions(w: Work, from: number, to: number): Promise<void> {
  await sql`delete from org.calendar_exception where branch_id = ${to} and closing is null`.execute(w.db)
  await sql`
    insert into org.calendar_exception (branch_id, from_day, to_day, name, hours, repeats, effect, every, weekdays, month, nth,
      easter_offset, easter_reckoning, dates, until_day, except_days, uid)
    select ${to}, from_day, to_day, name, hours, repeats, effect, every, weekdays, month, nth,
      easter_offset, easter_reckoning, dates, until_day, except_days, uid
    from org.calendar_exception where branch_id = ${from} and closing is null order by id`.execute(w.db)
}
