import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import { calendarView, refusedIfClosedAlways } from './calendars.ts'
import type { AddSeason, Calendar } from './contract-calendars.ts'
import { weekFrom } from './rules/calendar-problems.ts'
import { lockCalendar } from './store.ts'
import type { OrgTables } from './tables.ts'

type AskedSeason = NonNullable<(typeof AddSeason)['types']>['body']

/** Adds a season to a branch, or with `season` writes that one anew. */
export async function putSeason(
  w: Work,
  id: number,
  request: AskedSeason,
  season?: number,
): Promise<Calendar | Refusal> {
  if (!(await branchById(w, id))) return notFound('branch', `There is no branch ${id}.`)
  await lockCalendar(w, id)
  const [from, to] = [Temporal.PlainDate.from(request.from), Temporal.PlainDate.from(request.to)]
  if (Temporal.PlainDate.compare(to, from) < 0)
    return refuse({ code: 'invalid-days', field: 'to', message: 'The season ends before it begins.' })
  const week = weekFrom(request.hours)
  if ('problems' in week) return refuse(...week.problems)
  const db = tablesOf<OrgTables>(w)
  const values = { branch_id: id, name: request.name, from_day: from, to_day: to, repeats: request.repeats ?? 'never' }
  const row =
    season === undefined
      ? await db.insertInto('org.season').values(values).returning('id').executeTakeFirst()
      : await db
          .updateTable('org.season')
          .set(values)
          .where('id', '=', season)
          .where('branch_id', '=', id)
          .returning('id')
          .executeTakeFirst()
  if (!row) return noSeason(season)
  await db.deleteFrom('org.season_hours').where('season_id', '=', row.id).execute()
  if (week.rows.length > 0)
    await db
      .insertInto('org.season_hours')
      .values(week.rows.map((hours) => ({ season_id: row.id, ...hours })))
      .execute()
  changed(w, 'calendar')
  const closed = await refusedIfClosedAlways(w, [id])
  if (closed) return closed
  await w.audit({ action: 'calendar.season', subject: `branch:${id}`, detail: { season: row.id, ...request } })
  return calendarView(w, id)
}

/** Takes a season away; the ordinary week holds again. */
export async function removeSeason(w: Work, id: number, season: number): Promise<Calendar | Refusal> {
  await lockCalendar(w, id)
  const row = await tablesOf<OrgTables>(w)
    .deleteFrom('org.season')
    .where('id', '=', season)
    .where('branch_id', '=', id)
    .returning('name')
    .executeTakeFirst()
  if (!row) return noSeason(season)
  changed(w, 'calendar')
  const closed = await refusedIfClosedAlways(w, [id])
  if (closed) return closed
  await w.audit({ action: 'calendar.season-removed', subject: `branch:${id}`, detail: { season, name: row.name } })
  return calendarView(w, id)
}

function noSeason(season: number | undefined): Refusal {
  return notFound('season', `There is no season ${season ?? ''} in this calendar.`)
}
