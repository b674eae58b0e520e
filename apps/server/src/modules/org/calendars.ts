import { defineCache } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById, branchesOf, todayAt } from './branches.ts'
import { calendarRows } from './calendar-rows.ts'
import type { Calendar } from './contract.ts'
import { isWithin } from './rules/branch-tree.ts'
import { closedAlways } from './rules/calendar-problems.ts'
import { makeCalendar, type BranchCalendar, type ExceptionalDays } from './rules/calendar.ts'
import { exceptionInWriting, weekInWriting } from './rules/calendar-writing.ts'

type Reader = Pick<Work, 'db' | 'platform'>

const calendars = defineCache('org.calendar', ['calendar', 'branches'], async (w, branch: number) =>
  makeCalendar(await calendarRows(w, branch)),
)

/** The calendar of a branch, to be asked by the functions of this module; read from the database only after a change. */
export function calendarOf(w: Reader, branch: number): Promise<BranchCalendar> {
  return calendars.get(w, branch)
}

/** The calendar of a branch as it would be with a closing that is not written yet. */
export async function calendarWith(
  w: Reader,
  branch: number,
  closing: readonly Omit<ExceptionalDays, 'id'>[],
): Promise<BranchCalendar> {
  const rows = await calendarRows(w, branch)
  const exceptions = closing.map((days, i) => ({ ...days, id: -1 - i, closing: 0 }))
  return makeCalendar({ ...rows, exceptions: [...rows.exceptions, ...exceptions] })
}

/** The calendar of a branch as its page shows it. */
export async function calendarView(w: Reader, id: number): Promise<Calendar | Refusal> {
  if (!(await branchById(w, id))) return notFound('branch', `There is no branch ${id}.`)
  const calendar = await calendarOf(w, id)
  const rows = await calendarRows(w, id)
  return {
    branch: id,
    timeZone: calendar.timeZone,
    hours: weekInWriting(calendar.week),
    seasons: calendar.seasons
      .toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from) || a.id - b.id)
      .map((season) => ({
        id: season.id,
        name: season.name,
        from: season.from.toString(),
        to: season.to.toString(),
        repeats: season.repeats,
        hours: weekInWriting(season.week),
      })),
    exceptions: calendar.exceptions
      .toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from) || a.id - b.id)
      .map((days) => exceptionInWriting(days, rows.line[days.level ?? 0] ?? id)),
    inherits: { hours: rows.inheritsHours, exceptions: rows.inheritsExceptions, hoursFrom: rows.hoursFrom },
  }
}

/**
 * Refuses a change of a calendar after which a branch, this one or one below it, would never be open again; it names
 * every such branch. Asked after the change was written, in its transaction.
 */
export async function refusedIfClosedAlways(w: Work, changed: readonly number[]): Promise<Refusal | undefined> {
  const tree = await branchesOf(w)
  const touched = tree.ordered.filter(
    (branch) =>
      changed.includes(branch.id) || (branch.kind === 'branch' && changed.some((id) => isWithin(tree, branch.id, id))),
  )
  const blocks = []
  for (const branch of touched) {
    const block = closedAlways(await calendarOf(w, branch.id), await todayAt(w, branch.id), branch.name)
    if (block) blocks.push(block)
  }
  return blocks.length > 0 ? refuse(...blocks) : undefined
}
