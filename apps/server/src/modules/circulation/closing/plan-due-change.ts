import { sql, type RawBuilder } from 'kysely'
import { isRefusal, refuse, type Block, type Refusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { calendarOf, dayAt, isOpen, isOpenAt, lastMomentOf, type Branch, type BranchCalendar } from '../../org/index.ts'
import type { DueChangeRequest } from '../contract-closings.ts'
import { isEndOfDay, openDue } from '../rules/moved-due.ts'
import { dueGroups, type Move } from './due-groups.ts'
import type { Plan } from './plan.ts'
import { branchesMeant } from './read-closing.ts'

// Each moment of each branch is one; loans of hours have many.
const mostGroups = 50_000

/** Works out which due dates a change of many moves, and to when; a refusal says what is wrong with what was asked. */
export async function planDueChange(w: Work, request: DueChangeRequest): Promise<Plan | Refusal> {
  const { to, filter } = request
  const problems: Block[] = []
  const ways = [to.day, to.moment, to.by, to.nextOpen === true ? true : undefined].filter((way) => way !== undefined)
  if (ways.length !== 1)
    problems.push({
      code: 'invalid-due',
      field: 'to',
      message: 'Say one thing: a day, a moment, how much later, or the next open day.',
    })
  if (request.reason.trim() === '')
    problems.push({ code: 'reason-needed', field: 'reason', message: 'Say why: patrons will ask.' })
  if (Object.values(filter).every((value) => value === undefined))
    problems.push({
      code: 'filter-needed',
      field: 'filter',
      message: 'Say which loans are meant. For all of them, name all branches.',
    })
  const branches = await branchesMeant(w, filter.branches)
  if (isRefusal(branches)) return refuse(...branches.blocks, ...problems)
  if (problems.length > 0) return refuse(...problems)

  const calendars = new Map<number, BranchCalendar>()
  for (const branch of branches) calendars.set(branch.id, await calendarOf(w, branch.id))
  const condition = conditionOf(w, filter, branches)
  const groups = await dueGroups(w, condition)
  if (groups.length > mostGroups)
    return refuse({ code: 'too-many', message: 'These are too many different due moments at once. Narrow the filter.' })
  const moves: Move[] = []
  for (const group of groups) {
    const calendar = calendars.get(group.branch)
    if (!calendar || (filter.whenClosed === true && isOpenDue(calendar, group.due))) continue
    const target = targetOf(calendar, group.due, group.mode, request)
    if (target && !target.equals(group.due)) moves.push({ ...group, to: target })
  }
  return {
    branches: branches.map(({ id, name }) => ({ branch: id, name, closes: false, opensAgain: undefined })),
    moves,
    condition,
    holds: [],
    fines: undefined,
    keptByRule: 0,
  }
}

function conditionOf(w: Work, filter: DueChangeRequest['filter'], branches: readonly Branch[]): RawBuilder<unknown> {
  const zone = sql`(select time_zone from org.branch_view b where b.id = l.branch_id)`
  const parts: RawBuilder<unknown>[] = [sql`l.branch_id = any(${branches.map(({ id }) => id)}::bigint[])`]
  if (filter.dueFrom !== undefined) parts.push(sql`l.due_at >= ${filter.dueFrom}::timestamp at time zone ${zone}`)
  if (filter.dueTo !== undefined)
    parts.push(sql`l.due_at < (${filter.dueTo}::date + 1)::timestamp at time zone ${zone}`)
  if (filter.patronCategories) parts.push(sql`l.patron_category = any(${filter.patronCategories})`)
  if (filter.itemTypes) parts.push(sql`l.item_type = any(${filter.itemTypes})`)
  if (filter.locations) parts.push(sql`i.location_id = any(${filter.locations}::bigint[])`)
  if (filter.patrons) parts.push(sql`l.patron_id = any(${filter.patrons}::bigint[])`)
  if (filter.loans) parts.push(sql`l.id = any(${filter.loans}::bigint[])`)
  if (filter.overdue !== undefined) parts.push(filter.overdue ? sql`l.due_at < ${w.now}` : sql`l.due_at >= ${w.now}`)
  return sql.join(parts, sql` and `)
}

function isOpenDue(calendar: BranchCalendar, due: Temporal.Instant): boolean {
  return isEndOfDay(calendar, due) ? isOpen(calendar, dayAt(calendar, due)) : isOpenAt(calendar, due)
}

function targetOf(
  calendar: BranchCalendar,
  due: Temporal.Instant,
  mode: string,
  { to, openOnly }: DueChangeRequest,
): Temporal.Instant | undefined {
  const wanted = wantedDue(calendar, due, to)
  return openOnly === false && to.nextOpen !== true ? wanted : openDue(calendar, wanted, mode)
}

function wantedDue(calendar: BranchCalendar, due: Temporal.Instant, to: DueChangeRequest['to']): Temporal.Instant {
  if (to.day !== undefined) return lastMomentOf(calendar, Temporal.PlainDate.from(to.day))
  if (to.moment !== undefined) return Temporal.Instant.from(to.moment)
  if (to.by === undefined) return due
  const { count, unit } = to.by
  const isDays = unit === 'days' || unit === 'weeks' || unit === 'months'
  // A day stays a day, also over a night on which clocks change.
  if (isDays && isEndOfDay(calendar, due)) return lastMomentOf(calendar, dayAt(calendar, due).add({ [unit]: count }))
  return due
    .toZonedDateTimeISO(calendar.timeZone)
    .add({ [unit]: count })
    .toInstant()
}
