import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { shelvesEnding } from '../../holds/index.ts'
import {
  calendarOf,
  calendarWith,
  dayAt,
  exceptionsOfClosing,
  hoursOf,
  isOpen,
  lastMomentOf,
  nextOpening,
  openDayOnOrAfter,
  type BranchCalendar,
} from '../../org/index.ts'
import { isEndOfDay, isInClosing, openDue, spanOf } from '../rules/moved-due.ts'
import { dueGroups, type Move } from './due-groups.ts'
import type { BranchPlan, Plan, ShelfMove } from './plan.ts'
import type { Closing } from './read-closing.ts'

/** Works out what a closing does. The calendars with the closing in them are reckoned with, whether it is written or not. */
export async function planClosing(w: Work, closing: Closing): Promise<Plan> {
  const { closed } = closing
  const calendars = new Map<number, BranchCalendar>()
  const branches: BranchPlan[] = []
  for (const branch of closing.branches) {
    const before = await calendarOf(w, branch.id)
    const after = await calendarWith(w, branch.id, exceptionsOfClosing(closed, closing.reason))
    const closes = takesAway(before, after, closing)
    if (closes) calendars.set(branch.id, after)
    branches.push({
      branch: branch.id,
      name: branch.name,
      closes,
      opensAgain: nextOpening(after, spanOf(after, closed).start),
    })
  }
  const closingAt = [...calendars.keys()]
  const within = spanSql(calendars, closing)
  const groups = closingAt.length === 0 || !closing.moveLoans ? [] : await dueGroups(w, within)
  const moves: Move[] = []
  let keptByRule = 0
  for (const group of groups) {
    const calendar = calendars.get(group.branch)
    if (!calendar || !isInClosing(calendar, group.due, closed)) continue
    const to = openDue(calendar, group.due, group.mode)
    if (!to || to.equals(group.due)) continue
    if (group.mode === 'keep' && !closing.everyLoan) keptByRule += group.loans
    else moves.push({ ...group, to })
  }
  return {
    branches,
    moves,
    condition: sql`true`,
    holds: closing.moveHolds ? await shelfMoves(w, calendars, closing) : [],
    fines: closingAt.length === 0 ? undefined : stoppedFines(calendars, closing),
    keptByRule,
  }
}

function takesAway(before: BranchCalendar, after: BranchCalendar, { closed }: Closing): boolean {
  for (let day = closed.from; Temporal.PlainDate.compare(day, closed.to) <= 0; day = day.add({ days: 1 })) {
    if (JSON.stringify(hoursOf(before, day)) !== JSON.stringify(hoursOf(after, day))) return true
  }
  return false
}

// A day more on either side, because zones differ; which loans are in it is decided for each group.
function spanSql(calendars: ReadonlyMap<number, BranchCalendar>, { closed }: Closing): RawBuilder<unknown> {
  const from = closed.from.subtract({ days: 1 }).toZonedDateTime('UTC').toInstant()
  const to = closed.to.add({ days: 2 }).toZonedDateTime('UTC').toInstant()
  return sql`l.branch_id = any(${[...calendars.keys()]}::bigint[]) and l.due_at >= ${from} and l.due_at < ${to}`
}

/** Loans that are overdue when the closing begins and whose rules do not count closed days. */
function stoppedFines(calendars: ReadonlyMap<number, BranchCalendar>, { closed }: Closing): RawBuilder<unknown> {
  const starts = [...calendars].map(([branch, calendar]) => ({
    branch,
    start: spanOf(calendar, closed).start.toString(),
  }))
  return sql`exists (
    select from jsonb_to_recordset(${JSON.stringify(starts)}::jsonb) as s(branch bigint, start timestamptz)
    where s.branch = l.branch_id and l.due_at < s.start)
    and l.state = 'out' and l.terms->'fine' is not null and l.terms->>'fine' is not null
    and coalesce((l.terms->>'fineClosedDays')::boolean, false) = false`
}

async function shelfMoves(
  w: Work,
  calendars: ReadonlyMap<number, BranchCalendar>,
  { closed }: Closing,
): Promise<readonly ShelfMove[]> {
  if (calendars.size === 0) return []
  const holds = await shelvesEnding(w, [...calendars.keys()], closed.from, closed.to)
  return holds.flatMap((hold) => {
    const calendar = calendars.get(hold.branch)
    if (!calendar) return []
    const moment = hold.moment
    // A shelf that ends at a moment of a day ends when doors open again; one that ends with a day, with the next open day.
    if (moment && !isEndOfDay(calendar, moment)) {
      if (!isInClosing(calendar, moment, closed)) return []
      const newMoment = openDue(calendar, moment, 'next-open-day')
      if (!newMoment || newMoment.equals(moment)) return []
      return [{ ...hold, newMoment, newDay: dayAt(calendar, newMoment) }]
    }
    if (isOpen(calendar, hold.day)) return []
    const newDay = openDayOnOrAfter(calendar, hold.day)
    return newDay ? [{ ...hold, newDay, newMoment: moment && lastMomentOf(calendar, newDay) }] : []
  })
}
