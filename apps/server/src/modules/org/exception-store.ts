import { jsonb } from '../../platform/db.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { ExceptionalDays } from './rules/calendar.ts'
import type { OrgTables } from './tables.ts'

function columns(days: Omit<ExceptionalDays, 'id'>) {
  const texts = (list: readonly Temporal.PlainDate[] | undefined) => (list ?? []).map((day) => day.toString())
  return {
    from_day: days.from,
    to_day: days.to,
    name: days.name,
    hours: jsonb(days.hours),
    effect: days.effect ?? 'hours',
    repeats: days.repeats,
    every: days.every ?? 1,
    weekdays: [...(days.weekdays ?? [])],
    month: days.month ?? null,
    nth: days.nth ?? null,
    easter_offset: days.easterOffset ?? null,
    easter_reckoning: days.easterReckoning ?? 'western',
    dates: texts(days.dates),
    until_day: days.until ?? null,
    except_days: texts(days.except),
  }
}

/** Writes a new exception of a branch; `uid` names it for the next import, `closing` the closing that made it. */
export async function insertException(
  w: Work,
  branch: number,
  days: Omit<ExceptionalDays, 'id'>,
  origin: { readonly uid?: string; readonly closing?: number } = {},
): Promise<number> {
  const row = await tablesOf<OrgTables>(w)
    .insertInto('org.calendar_exception')
    .values({ branch_id: branch, ...columns(days), uid: origin.uid ?? null, closing: origin.closing ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Writes an exception anew. */
export async function updateException(w: Work, id: number, days: Omit<ExceptionalDays, 'id'>): Promise<void> {
  await tablesOf<OrgTables>(w).updateTable('org.calendar_exception').set(columns(days)).where('id', '=', id).execute()
}

/** An exception of a branch, if it has it. */
export function exceptionRow(w: Pick<Work, 'db'>, branch: number, id: number) {
  return tablesOf<OrgTables>(w)
    .selectFrom('org.calendar_exception')
    .selectAll()
    .where('id', '=', id)
    .where('branch_id', '=', branch)
    .executeTakeFirst()
}
