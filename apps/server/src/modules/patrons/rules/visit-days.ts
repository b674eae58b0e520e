/** When the library visits someone at home. */
export interface VisitPlan {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number
  readonly everyWeeks: number
  /** The first visit is in the week of this day, or the next where the weekday is past already. */
  readonly firstDay: Temporal.PlainDate
}

function firstVisit({ weekday, firstDay }: VisitPlan): Temporal.PlainDate {
  return firstDay.add({ days: (weekday - firstDay.dayOfWeek + 7) % 7 })
}

/** The first visit on a day or after it. */
export function nextVisit(plan: VisitPlan, from: Temporal.PlainDate): Temporal.PlainDate {
  const first = firstVisit(plan)
  const days = first.until(from, { largestUnit: 'days' }).days
  const period = plan.everyWeeks * 7
  return days <= 0 ? first : first.add({ days: Math.ceil(days / period) * period })
}

/** True on the days of visits. */
export function isVisitDay(plan: VisitPlan, day: Temporal.PlainDate): boolean {
  return nextVisit(plan, day).equals(day)
}
