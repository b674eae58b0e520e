import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { moveShelfEnds } from '../../holds/index.ts'
import { closeDays } from '../../org/index.ts'
import type { ClosingRequest, DateChange, DueChangeRequest } from '../contract-closings.ts'
import { dueDatesMoved } from '../events.ts'
import { dateChange } from './date-changes.ts'
import { movingSql } from './due-groups.ts'
import type { Plan, ShelfMove } from './plan.ts'
import { planClosing } from './plan-closing.ts'
import { planDueChange } from './plan-due-change.ts'
import { readClosing, type Closing } from './read-closing.ts'

/** Closes branches and moves what falls into the closing, as one event that can be undone. */
export async function closeBranches(w: Work, request: ClosingRequest): Promise<DateChange | Refusal> {
  const closing = await readClosing(w, request)
  if (isRefusal(closing)) return closing
  await lockChanges(w)
  const plan = await planClosing(w, closing)
  const id = await insertChange(w, 'closing', closing.reason, request, plan, closing)
  const refused = await closeDays(
    w,
    id,
    closing.branches.map((branch) => branch.id),
    closing.closed,
    closing.reason,
  )
  if (refused) return refused
  return finish(w, id, plan, closing.reason, closingWords(closing))
}

/** Changes the due dates of many loans at once, as one event that can be undone. */
export async function changeDueDates(w: Work, request: DueChangeRequest): Promise<DateChange | Refusal> {
  await lockChanges(w)
  const plan = await planDueChange(w, request)
  if (isRefusal(plan)) return plan
  const reason = request.reason.trim()
  const id = await insertChange(w, 'due-change', reason, request, plan)
  return finish(w, id, plan, reason, `Due date changed: ${reason}`)
}

function closingWords({ closed, reason }: Closing): string {
  const days = closed.from.equals(closed.to) ? String(closed.from) : `${String(closed.from)} to ${String(closed.to)}`
  return `Closed ${days}: ${reason}`
}

// One at a time: two closings that cross would each move what the other has moved.
async function lockChanges(w: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('carrel.date-change'))`.execute(w.db)
}

async function insertChange(
  w: Work,
  kind: DateChange['kind'],
  reason: string,
  request: object,
  plan: Plan,
  closing?: Closing,
): Promise<number> {
  const closed = closing?.closed
  const { rows } = await sql<{ id: number }>`
    insert into circulation.date_change (kind, reason, request, branches, from_day, from_minute, to_day, to_minute, at, by_name)
    values (${kind}, ${reason}, ${jsonb(request)}, ${plan.branches.map(({ branch }) => branch)}::bigint[], ${closed?.from ?? null},
      ${closed?.fromMinute ?? null}, ${closed?.to ?? null}, ${closed?.toMinute ?? null}, ${w.now}, ${actorName(w.actor)})
    returning id`.execute(w.db)
  const [row] = rows
  if (!row) throw new Error('The row was not written.')
  return row.id
}

/** The mark by which the reason that a change gave to a loan is known again. */
export function changeLink(id: number): string {
  return `/date-changes/${id}`
}

async function finish(w: Work, id: number, plan: Plan, reason: string, words: string): Promise<DateChange | Refusal> {
  const loans = plan.moves.length === 0 ? 0 : await moveLoans(w, id, plan, words)
  const holds = await moveHolds(w, id, plan.holds)
  const fines = plan.fines
    ? (
        await sql<{ count: number }>`
          select count(*)::int as count from circulation.loan l where l.returned_at is null and ${plan.fines}`.execute(
          w.db,
        )
      ).rows[0]?.count
    : 0
  await sql`update circulation.date_change set loans = ${loans}, holds = ${holds}, fines = ${fines ?? 0} where id = ${id}`.execute(
    w.db,
  )
  const change = await dateChange(w, id)
  if (isRefusal(change)) return change
  await w.audit({
    action: `circulation.${change.kind}`,
    subject: `date-change:${id}`,
    reason,
    detail: { branches: change.branches, from: change.from, to: change.to, loans, holds, fines },
  })
  await w.publish(dueDatesMoved, { change: id, kind: change.kind, undone: false })
  w.afterCommit(() => w.platform.live.tell('loan'))
  if (holds > 0) w.afterCommit(() => w.platform.live.tell('hold'))
  return change
}

async function moveLoans(w: Work, id: number, plan: Plan, words: string): Promise<number> {
  await sql`
    insert into circulation.date_change_loan (change_id, loan_id, branch_id, due_before, due_after, renewals)
    select ${id}, l.id, l.branch_id, l.due_at, m."to", l.renewals from ${movingSql(plan.moves, plan.condition)}
    order by l.id for update of l`.execute(w.db)
  const reason = { decided: true, text: words, detail: 'The due date was moved', link: changeLink(id) }
  const { rows } = await sql<{ count: number }>`
    with moved as (
      update circulation.loan l set due_at = c.due_after, reasons = l.reasons || ${jsonb([reason])}
      from circulation.date_change_loan c where c.change_id = ${id} and l.id = c.loan_id
      returning l.id, l.branch_id, c.due_before, c.due_after
    ), told as (
      insert into circulation.loan_entry (loan_id, at, kind, channel, by_name, branch_id, due_before, due_after, note)
      select id, ${w.now}, 'due-changed', 'desk', ${actorName(w.actor)}, branch_id, due_before, due_after, ${words} from moved
    ) select count(*)::int as count from moved`.execute(w.db)
  return rows[0]?.count ?? 0
}

async function moveHolds(w: Work, id: number, moves: readonly ShelfMove[]): Promise<number> {
  const moved = new Set(await moveShelfEnds(w, moves))
  if (moved.size === 0) return 0
  const rows = moves
    .filter(({ hold }) => moved.has(hold))
    .map((move) => ({
      hold: move.hold,
      branch: move.branch,
      day: move.day.toString(),
      new_day: move.newDay.toString(),
      moment: move.moment?.toString() ?? null,
      new_moment: move.newMoment?.toString() ?? null,
    }))
  await sql`
    insert into circulation.date_change_hold (change_id, hold_id, branch_id, until_before, until_after, moment_before, moment_after)
    select ${id}, hold, branch, day, new_day, moment, new_moment
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as m(hold bigint, branch bigint, day date, new_day date, moment timestamptz, new_moment timestamptz)`.execute(
    w.db,
  )
  return moved.size
}
