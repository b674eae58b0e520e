import { formatMoney, type Money } from '../../../platform/money.ts'
import type { Reason } from '../../../platform/schemas.ts'
import { dayAt, type BranchCalendar } from '../../org/index.ts'
import type { Period } from '../../policy/contract.ts'
import type { DayWords } from './words.ts'

/** A reminder that costs something: so long after the one before, the first after the due moment. */
export interface ReminderFee {
  readonly after: Period
  readonly amount: Money
}

/** The moments at which the reminders of a loan fall due, in order; of a loan due at the end of a day, as days begin. */
export function reminderMoments(
  due: Temporal.Instant,
  reminders: readonly ReminderFee[],
  timeZone: string,
): readonly Temporal.Instant[] {
  let at = due.toZonedDateTimeISO(timeZone)
  const byDays = at.hour === 23 && at.minute === 59
  return reminders.map(({ after }) => {
    at = at.add({ [after.unit]: after.count })
    const whole = byDays && after.unit !== 'minutes' && after.unit !== 'hours'
    return (whole ? at.startOfDay() : at).toInstant()
  })
}

/** What the reminders that have fallen due until a moment cost together, each at most once. */
export function remindersDue(facts: {
  readonly due: Temporal.Instant
  readonly until: Temporal.Instant
  readonly reminders: readonly ReminderFee[]
  readonly calendar: BranchCalendar
  readonly words: DayWords
}): { readonly amount: number; readonly reasons: readonly Reason[] } {
  const moments = reminderMoments(facts.due, facts.reminders, facts.calendar.timeZone)
  let amount = 0
  const reasons: Reason[] = []
  for (const [index, reminder] of facts.reminders.entries()) {
    const moment = moments[index]
    if (!moment) break
    const day = facts.words.day(dayAt(facts.calendar, moment))
    const sent = Temporal.Instant.compare(moment, facts.until) <= 0
    if (sent) amount += reminder.amount.amount
    reasons.push({
      decided: sent,
      text: sent
        ? `${formatMoney(reminder.amount)} for reminder ${index + 1}, ${day}`
        : `Reminder ${index + 1} (${formatMoney(reminder.amount)}) follows on ${day}`,
    })
    if (!sent) break
  }
  return { amount, reasons }
}
