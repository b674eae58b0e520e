import { sql, type RawBuilder } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { on, type Subscription } from '../../platform/events.ts'
import {
  dueDatesMoved,
  loanCreated,
  loanDueChanged,
  loanLost,
  loanRecalled,
  loanRenewed,
  loanReturned,
} from '../circulation/index.ts'
import { tellHooks, type Happened } from './tell.ts'

/** A moment as the API writes it, from a column. */
export function momentText(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
}

const due = momentText(sql`l.due_at`)
const itemOf = sql`left join catalog.item_history_view i on i.id = l.item_id`
const branchAndIds = sql`l.branch_id as branch, l.patron_id as patron,
  jsonb_build_object('loan', l.id, 'item', l.item_id, 'bib', i.bib_id, 'patron', l.patron_id, 'due', ${due})`

/** A loan as it is now, with what else is to be said of it. */
function theLoan(id: number, more: Readonly<Record<string, unknown>> = {}): Happened {
  return sql`select ${branchAndIds} || ${jsonb(more)} as data from circulation.told_loan_view l ${itemOf} where l.id = ${id}`
}

/** A loan that has ended: who had it is said by the event, because the loan may have forgotten. */
function endedLoan(id: number, patron: number | null): Happened {
  return sql`
    select l.branch_id as branch, ${patron}::bigint as patron,
      jsonb_build_object('loan', l.id, 'item', l.item_id, 'bib', i.bib_id, 'patron', ${patron}::bigint, 'due', ${due}) as data
    from circulation.told_loan_view l ${itemOf} where l.id = ${id}`
}

/** Open loans whose due moment lies after one moment and not after another. */
export function loansFallenDue(after: Temporal.Instant, until: Temporal.Instant): Happened {
  return sql`
    select ${branchAndIds} as data from circulation.told_loan_view l ${itemOf}
    where l.returned_at is null and l.due_at > ${after} and l.due_at <= ${until} order by l.due_at, l.id`
}

/** What happens to loans. */
export const loanHappenings: readonly Subscription[] = [
  on(loanCreated, (w, { loan }) => tellHooks(w, 'loan.created', theLoan(loan))),
  on(loanReturned, (w, { loan, patron }) => tellHooks(w, 'loan.returned', endedLoan(loan, patron))),
  on(loanRenewed, (w, { loan, dueBefore, channel }) =>
    tellHooks(w, 'loan.renewed', theLoan(loan, { dueBefore, channel })),
  ),
  on(loanRecalled, (w, { loan, hold }) => tellHooks(w, 'loan.recalled', theLoan(loan, { hold }))),
  on(loanLost, (w, { loan, how }) => tellHooks(w, 'loan.lost', theLoan(loan, { how }))),
  on(loanDueChanged, async (w, { loan, dueBefore, due: now }) => {
    await tellHooks(w, 'loan.due-changed', theLoan(loan, { dueBefore }))
    // A due date that is set into the past would be passed over by the clock.
    if (Temporal.Instant.compare(Temporal.Instant.from(now), w.now) <= 0)
      await tellHooks(w, 'loan.overdue', theLoan(loan))
  }),
  on(dueDatesMoved, (w, { change }) =>
    tellHooks(
      w,
      'loan.due-changed',
      sql`
        select m.branch_id as branch, m.patron_id as patron,
          jsonb_build_object('loan', l.id, 'item', l.item_id, 'bib', i.bib_id, 'patron', l.patron_id, 'due', ${due},
            'dueBefore', ${momentText(sql`case when m.undone then m.due_after else m.due_before end`)}) as data
        from circulation.moved_loan_view m join circulation.told_loan_view l on l.id = m.loan_id ${itemOf}
        where m.change_id = ${change} order by l.id`,
    ),
  ),
]
