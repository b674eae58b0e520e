import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../platform/refusal.ts'
import { may, type Work } from '../../../platform/work.ts'
import { moveShelfEnds } from '../../holds/index.ts'
import { reopenDays } from '../../org/index.ts'
import type { DateChange } from '../contract-closings.ts'
import { dueDatesMoved } from '../events.ts'
import { changeLink } from './apply.ts'
import { dateChange } from './date-changes.ts'

// What is needed to make a change is needed to take it back.
const permissions: Readonly<Record<DateChange['kind'], string>> = {
  closing: 'circulation:closings',
  'due-change': 'circulation:due-changes',
}

/**
 * Undoes a closing or a change of due dates: branches open again, every loan and hold gets its date back. What was returned,
 * renewed or changed since is left, and it is written down why.
 */
export async function undoChange(w: Work, id: number): Promise<DateChange | Refusal> {
  await sql`select pg_advisory_xact_lock(hashtext('carrel.date-change'))`.execute(w.db)
  const change = await dateChange(w, id)
  if (isRefusal(change)) return change
  const permission = permissions[change.kind]
  if (!may(w.actor, permission)) {
    return refuse({
      code: 'permission-missing',
      message: `Undoing this needs the permission "${permission}", as making it did.`,
      facts: { permission },
    })
  }
  if (change.undone) {
    return refuse({
      code: 'undone-already',
      message: `This was undone already by ${change.undone.by}.`,
    })
  }
  await reopenDays(w, id)
  const loans = await restoreLoans(w, id)
  const holds = await restoreHolds(w, id)
  await sql`
    update circulation.date_change set undone_at = ${w.now}, undone_by = ${actorName(w.actor)}, left_alone = ${loans.left + holds.left}
    where id = ${id}`.execute(w.db)
  await w.audit({
    action: `circulation.${change.kind}-undo`,
    subject: `date-change:${id}`,
    detail: { loans: loans.restored, holds: holds.restored, left: loans.left + holds.left },
  })
  await w.publish(dueDatesMoved, { change: id, kind: change.kind, undone: true })
  w.afterCommit(() => w.platform.live.tell('loan'))
  return dateChange(w, id)
}

async function restoreLoans(w: Work, id: number): Promise<{ restored: number; left: number }> {
  await sql`
    select from circulation.loan l join circulation.date_change_loan c on c.loan_id = l.id and c.change_id = ${id}
    order by l.id for update of l`.execute(w.db)
  const { rows } = await sql<{ restored: number; left: number }>`
    with judged as (
      select c.loan_id, case
        when l.returned_at is not null then 'returned'
        when l.renewals <> c.renewals then 'renewed'
        when l.state <> 'out' then 'lost'
        when l.due_at <> c.due_after then 'due-changed'
        else 'restored' end as undone
      from circulation.date_change_loan c join circulation.loan l on l.id = c.loan_id where c.change_id = ${id}
    ), marked as (
      update circulation.date_change_loan c set undone = j.undone from judged j where c.change_id = ${id} and c.loan_id = j.loan_id
    ), put_back as (
      update circulation.loan l set due_at = c.due_before,
        reasons = case when l.reasons->-1->>'link' = ${changeLink(id)} then l.reasons - -1 else l.reasons end
      from circulation.date_change_loan c join judged j on j.loan_id = c.loan_id
      where c.change_id = ${id} and j.undone = 'restored' and l.id = c.loan_id
      returning l.id, l.branch_id, c.due_before, c.due_after
    ), told as (
      insert into circulation.loan_entry (loan_id, at, kind, channel, by_name, branch_id, due_before, due_after, note)
      select id, ${w.now}, 'due-changed', 'desk', ${actorName(w.actor)}, branch_id, due_after, due_before, 'Undone' from put_back
    )
    select (select count(*)::int from put_back) as restored, (select count(*)::int from judged where undone <> 'restored') as left`.execute(
    w.db,
  )
  return rows[0] ?? { restored: 0, left: 0 }
}

async function restoreHolds(w: Work, id: number): Promise<{ restored: number; left: number }> {
  const { rows } = await sql<{
    hold: number
    day: Temporal.PlainDate
    newDay: Temporal.PlainDate
    newMoment: Temporal.Instant | null
  }>`
    select hold_id as hold, until_after as day, until_before as "newDay", moment_before as "newMoment"
    from circulation.date_change_hold where change_id = ${id} order by hold_id`.execute(w.db)
  const restored = await moveShelfEnds(w, rows)
  await sql`
    update circulation.date_change_hold c set undone = case
        when c.hold_id = any(${[...restored]}::bigint[]) then 'restored'
        when exists (select from holds.open_hold_view h where h.id = c.hold_id and h.state = 'ready') then 'moved' else 'ended' end
    where c.change_id = ${id}`.execute(w.db)
  return { restored: restored.length, left: rows.length - restored.length }
}
