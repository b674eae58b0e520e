import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { calendarOf, dayAt, libraryOf } from '../org/index.ts'
import { suspendedUntil, suspendPatron } from '../patrons/index.ts'
import type { LoanRow } from './loan-rows.ts'
import { suspensionFor } from './rules/suspension.ts'
import { dayWords } from './rules/words.ts'

/** Suspends the borrower of a loan that came back late, if its rules say so. */
export async function suspendFor(
  w: Work,
  loan: LoanRow,
  patron: number,
  returned: Temporal.Instant,
): Promise<{ readonly block: number; readonly reasons: readonly Reason[] } | undefined> {
  const { terms } = loan
  if (terms.suspension === null || Temporal.Instant.compare(returned, loan.due) <= 0) return undefined
  const calendar = await calendarOf(w, loan.branch)
  const today = dayAt(calendar, returned)
  const suspension = suspensionFor({
    due: loan.due,
    returned,
    rate: terms.suspension,
    cap: terms.suspensionCap,
    adds: terms.suspensionAdds,
    grace: terms.grace,
    closedDaysCount: terms.fineClosedDays,
    running: await suspendedUntil(w, patron, today),
    calendar,
    words: dayWords((await libraryOf(w)).locale, calendar.timeZone, w.now),
  })
  // A return that is told of late may find its suspension over already.
  if (!suspension || Temporal.PlainDate.compare(suspension.until, dayAt(calendar, w.now)) < 0) return undefined
  const block = await suspendPatron(w, patron, {
    until: suspension.until,
    reason: `Returned late: ${loan.title}`,
  })
  return { block, reasons: suspension.reasons }
}
