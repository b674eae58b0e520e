import { refuse, type Refusal } from '../../../platform/refusal.ts'
import type { Reason } from '../../../platform/schemas.ts'
import { dayAt, openDayOnOrAfter } from '../../org/index.ts'
import { withinCard } from './card-end.ts'
import { dueDay } from './due-day.ts'
import { isDayBased, type Due, type DueFacts, type FixedDay } from './due-facts.ts'
import { dueMoment } from './due-moment.ts'

export { isDayBased, type Due, type DueFacts } from './due-facts.ts'

/**
 * The moment until which a loan may be kept. Refuses with `closed-always` when the branch is never open, `outside-terms`
 * when no term covers the day, `fixed-due-passed` when the fixed day is over.
 */
export function dueDate(facts: DueFacts): Due | Refusal {
  const { calendar, branchName, now } = facts
  if (openDayOnOrAfter(calendar, dayAt(calendar, now)) === undefined) {
    return refuse({
      code: 'closed-always',
      message: `${branchName} has no open day in its calendar, so no due date can be found. Set its opening hours under Settings, Calendar.`,
    })
  }
  const fixed = fixedDays(facts)
  if (!Array.isArray(fixed)) return fixed
  const reasons: Reason[] = []
  const find = isDayBased(facts.period) ? dueDay : dueMoment
  const rolled = find(facts, fixed, reasons)
  const limit = withinCard(facts, rolled, reasons)
  const due = Temporal.Instant.compare(limit, now) < 0 ? now : limit
  return { ok: true, due, shortened: Temporal.Instant.compare(due, rolled) < 0, reasons }
}

/** The days that bind the due date: that of the term in which it is lent, and that of the rule. */
function fixedDays({ fixedDue, terms, calendar, now, words }: DueFacts): FixedDay[] | Refusal {
  const today = dayAt(calendar, now)
  const term = terms?.terms.find(
    ({ from, to }) => Temporal.PlainDate.compare(from, today) <= 0 && Temporal.PlainDate.compare(today, to) <= 0,
  )
  if (terms && !term) {
    return refuse({
      code: 'outside-terms',
      message: `${words.day(today)} is in none of the terms in which the circulation rules lend or renew this. Choose a due date by hand, or add a term to the rule.`,
    })
  }
  const days: FixedDay[] = [
    ...(terms && term ? [{ day: term.due, mode: terms.mode }] : []),
    ...(fixedDue ? [fixedDue] : []),
  ]
  const passed = days.find(({ day, mode }) => mode !== 'after' && Temporal.PlainDate.compare(day, today) < 0)
  if (!passed) return days
  return refuse({
    code: 'fixed-due-passed',
    message: `The circulation rules fix the due date ${words.day(passed.day)}, which is over. Choose a due date by hand, or change the rule.`,
  })
}
