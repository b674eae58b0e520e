import type { Block } from '../../../platform/refusal.ts'
import type { Period } from '../../policy/contract.ts'
import type { ResolvedAttributes } from '../../policy/index.ts'
import { overrides } from '../permissions.ts'

/** What decides whether it is too soon or too late to renew. */
export interface RenewalTimes {
  readonly now: Temporal.Instant
  readonly out: Temporal.Instant
  readonly due: Temporal.Instant
  readonly timeZone: string
  readonly channel: string
  readonly rules: Pick<
    ResolvedAttributes,
    'renewNotBefore' | 'renewNotAfter' | 'renewWithin' | 'autoRenewWithin' | 'autoRenewUntil'
  >
}

const { compare } = Temporal.Instant
const byClock = ({ unit }: Period) => unit === 'minutes' || unit === 'hours'

/** Why it is too soon or too late; lengths in days, weeks and months count days of the branch, shorter ones by the minute. */
export function renewalTimes(facts: RenewalTimes): readonly Block[] {
  const { now, timeZone, rules, channel } = facts
  const blocks: Block[] = []
  const opens = rules.renewNotBefore && renewableFrom(facts, rules.renewNotBefore)
  if (opens && compare(now, opens) < 0) {
    blocks.push({
      code: 'renewal-too-soon',
      message: `It can be renewed from ${written(opens, timeZone, rules.renewNotBefore)} on.`,
      override: overrides.renewals,
      facts: { from: opens.toString() },
    })
  }
  const ends = endsOf(facts).toSorted((a, b) => compare(a.end, b.end))[0]
  if (ends && compare(now, ends.end) >= 0) {
    blocks.push({
      code: 'renewal-too-late',
      message:
        channel === 'auto'
          ? 'It has been renewed by itself for as long as the circulation rules allow.'
          : `It could be renewed until ${written(ends.end.subtract({ seconds: 1 }), timeZone, ends.period)}.`,
      override: overrides.renewals,
      facts: { until: ends.end.toString() },
    })
  }
  return blocks
}

/** From when on a loan may be renewed: so long before it is due. */
export function renewableFrom(
  { due, timeZone }: Pick<RenewalTimes, 'due' | 'timeZone'>,
  notBefore: Period,
): Temporal.Instant {
  const earliest = due.toZonedDateTimeISO(timeZone).subtract({ [notBefore.unit]: notBefore.count })
  return (byClock(notBefore) ? earliest : earliest.startOfDay()).toInstant()
}

/** The moments from which on it is too late. */
function endsOf({ out, due, timeZone, channel, rules }: RenewalTimes) {
  const ends: { readonly end: Temporal.Instant; readonly period: Period }[] = []
  const add = (from: Temporal.Instant, period: Period | null, inclusive: boolean) => {
    if (period === null) return
    const last = from.toZonedDateTimeISO(timeZone).add({ [period.unit]: period.count })
    const end = byClock(period) ? last : inclusive ? last.add({ days: 1 }).startOfDay() : last.startOfDay()
    ends.push({ end: end.toInstant(), period })
  }
  // Until so long after it was due: that day included. From so long after it was lent: that day not any more.
  add(due, rules.renewNotAfter, true)
  add(out, rules.renewWithin, false)
  if (channel === 'auto') {
    add(out, rules.autoRenewWithin, false)
    if (rules.autoRenewUntil !== null)
      ends.push({
        end: Temporal.PlainDate.from(rules.autoRenewUntil).toZonedDateTime(timeZone).toInstant(),
        period: { count: 0, unit: 'days' },
      })
  }
  return ends
}

function written(moment: Temporal.Instant, timeZone: string, period: Period | null): string {
  const local = moment.toZonedDateTimeISO(timeZone)
  const day = local.toPlainDate().toString()
  return period && byClock(period) ? `${day} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}` : day
}
