import { sql, type Selectable } from 'kysely'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { ExceptionalDays, Hours, makeCalendar } from './rules/calendar.ts'
import type { OrgTables } from './tables.ts'

/** What a calendar is made of, and where it comes from. */
export type CalendarRows = Parameters<typeof makeCalendar>[0] & {
  /** The branch and those above it whose exceptions count, nearest first. */
  readonly line: readonly number[]
  readonly hoursFrom: number
  readonly inheritsHours: boolean
  readonly inheritsExceptions: boolean
}

interface Place {
  readonly id: number
  readonly time_zone: string
  readonly inherits_hours: boolean
  readonly inherits_exceptions: boolean
}

/** Reads what the calendar of a branch is made of: its own rows and those of the systems above it that it inherits. */
export async function calendarRows(w: Pick<Work, 'db'>, branch: number): Promise<CalendarRows> {
  const line = await lineOf(w, branch)
  const own = line[0]
  if (!own) throw new Error(`There is no branch ${branch} to have a calendar.`)
  const withHours = line.find((place, i) => !place.inherits_hours || i === line.length - 1) ?? own
  const last = line.findIndex((place) => !place.inherits_exceptions)
  const levels = (last === -1 ? line : line.slice(0, last + 1)).map(({ id }) => id)
  const db = tablesOf<OrgTables>(w)
  const [hours, seasons, seasonHours, exceptions] = await Promise.all([
    db
      .selectFrom('org.opening_hours')
      .select(['weekday', 'opens', 'closes'])
      .where('branch_id', '=', withHours.id)
      .execute(),
    db.selectFrom('org.season').selectAll().where('branch_id', '=', withHours.id).execute(),
    db
      .selectFrom('org.season_hours as h')
      .innerJoin('org.season as s', 's.id', 'h.season_id')
      .select(['h.season_id', 'h.weekday', 'h.opens', 'h.closes'])
      .where('s.branch_id', '=', withHours.id)
      .execute(),
    db.selectFrom('org.calendar_exception').selectAll().where('branch_id', 'in', levels).execute(),
  ])
  return {
    branch,
    timeZone: own.time_zone,
    hours,
    seasons: seasons.map(({ id, name, from_day, to_day, repeats }) => ({
      id,
      name,
      from: from_day,
      to: to_day,
      repeats,
      hours: seasonHours.filter((row) => row.season_id === id),
    })),
    exceptions: exceptions.map((row) => ({ ...exceptionOf(row), level: levels.indexOf(row.branch_id) })),
    line: levels,
    hoursFrom: withHours.id,
    inheritsHours: own.inherits_hours,
    inheritsExceptions: own.inherits_exceptions,
  }
}

// A branch and what stands above it; the depth ends a circle that cannot be.
async function lineOf(w: Pick<Work, 'db'>, branch: number): Promise<readonly Place[]> {
  const { rows } = await sql<Place>`
    with recursive line as (
      select id, parent_id, time_zone, inherits_hours, inherits_exceptions, 0 as depth from org.branch where id = ${branch}
      union all
      select b.id, b.parent_id, b.time_zone, b.inherits_hours, b.inherits_exceptions, depth + 1
      from org.branch b join line on b.id = line.parent_id where depth < 20
    ) select id, time_zone, inherits_hours, inherits_exceptions from line order by depth`.execute(w.db)
  return rows
}

/** A stored exception as the calendar asks it. */
export function exceptionOf(row: Selectable<OrgTables['org.calendar_exception']>): ExceptionalDays {
  const day = (text: string) => Temporal.PlainDate.from(text)
  return {
    id: row.id,
    from: row.from_day,
    to: row.to_day,
    name: row.name,
    hours: storedHours(row.hours),
    effect: row.effect,
    repeats: row.repeats,
    every: row.every,
    weekdays: row.weekdays,
    month: row.month,
    ...(row.nth !== null && { nth: row.nth }),
    ...(row.easter_offset !== null && { easterOffset: row.easter_offset }),
    easterReckoning: row.easter_reckoning,
    dates: row.dates.map(day),
    until: row.until_day,
    except: row.except_days.map(day),
    closing: row.closing,
  }
}

function storedHours(value: unknown): readonly Hours[] {
  return Array.isArray(value) ? value.map((span: Hours) => ({ opens: span.opens, closes: span.closes })) : []
}
