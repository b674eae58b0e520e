import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { dayAt, type Branch } from '../org/index.ts'
import type { ResolvedAttributes } from '../policy/index.ts'
import { dueSettings, termsOf } from './find-due.ts'
import { dueDate, isDayBased } from './rules/due-date.ts'

/** Due moments of loans that are yet to be made; cards that end sooner and queues are not in them. */
export interface DueForecast {
  /** For loans by days: when a loan of that day is due. */
  readonly days: readonly (readonly [day: string, due: string])[]
  /** For loans by minutes and hours: when a loan of that moment is due. */
  readonly steps: readonly (readonly [from: string, due: string])[]
}

const days = 14
const step = { minutes: 5, count: 432 }

/**
 * When loans under these attributes would be due: for each day of the coming fortnight, or for each five minutes of the next day
 * and a half. Days on which nothing can be lent (no term covers them, the branch never opens) are left out.
 */
export async function dueForecast(w: Work, branch: Branch, attributes: ResolvedAttributes): Promise<DueForecast> {
  const settings = await dueSettings(w, branch, attributes)
  const { fixedDue } = attributes
  const terms = termsOf(attributes)
  const at = (now: Temporal.Instant) => {
    const found = dueDate({
      ...settings,
      from: now,
      now,
      period: attributes.period,
      fixedDue: fixedDue === null ? undefined : { day: Temporal.PlainDate.from(fixedDue.day), mode: fixedDue.mode },
      terms,
      closedDaysCount: attributes.periodClosedDays,
      card: undefined,
    })
    return isRefusal(found) ? undefined : found.due.toString()
  }
  const pair = (name: string, now: Temporal.Instant) => {
    const due = at(now)
    return due === undefined ? [] : [[name, due] as const]
  }
  if (!isDayBased(attributes.period)) {
    const first = w.now.round({ smallestUnit: 'minute', roundingIncrement: step.minutes, roundingMode: 'floor' })
    const moments = Array.from({ length: step.count }, (_, i) => first.add({ minutes: i * step.minutes }))
    return { days: [], steps: moments.flatMap((moment) => pair(moment.toString(), moment)) }
  }
  const today = dayAt(branch, w.now)
  const coming = Array.from({ length: days }, (_, i) => today.add({ days: i }))
  return {
    days: coming.flatMap((day) =>
      pair(day.toString(), day.toZonedDateTime({ timeZone: branch.timeZone, plainTime: '12:00' }).toInstant()),
    ),
    steps: [],
  }
}
