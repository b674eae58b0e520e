import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'

/** Days that are counted, the first and the last. */
export interface Period {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

const usualDays = 30
const mostDays = 3660

/** The days that are asked for; without any the last 30. Refuses a period that runs backwards or over more than ten years. */
export async function periodOf(
  w: Work,
  asked: { readonly from?: string; readonly to?: string },
): Promise<Period | Refusal> {
  const to = asked.to === undefined ? await todayAt(w, null) : Temporal.PlainDate.from(asked.to)
  const from = asked.from === undefined ? to.subtract({ days: usualDays - 1 }) : Temporal.PlainDate.from(asked.from)
  const days = from.until(to).days
  if (days < 0) return refuse({ code: 'invalid-period', field: 'from', message: `${from} is after ${to}.` })
  if (days > mostDays) {
    return refuse({ code: 'invalid-period', field: 'from', message: 'Ask for ten years at most.' })
  }
  return { from, to }
}
