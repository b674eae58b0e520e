import type { ResolvedAttributes } from '../../policy/index.ts'
import type { LoanState } from './loan-states.ts'

/** What of a loan decides when it counts as lost. */
export interface AgeingFacts {
  readonly state: LoanState
  readonly due: Temporal.Instant
  readonly recalled: boolean
  readonly terms: Pick<ResolvedAttributes, 'lostAfter' | 'lostAfterRecalled' | 'lostBillAfter'>
  readonly timeZone: string
}

/** The moment from which an overdue loan counts as lost, by its rules; undefined when it never does. */
export function agesAt(facts: AgeingFacts): Temporal.Instant | undefined {
  const { terms, recalled } = facts
  const after = (recalled ? terms.lostAfterRecalled : null) ?? terms.lostAfter
  if (facts.state !== 'out' || after === null) return undefined
  return facts.due
    .toZonedDateTimeISO(facts.timeZone)
    .add({ [after.unit]: after.count })
    .toInstant()
}

/** The moment at which an aged loan is billed. */
export function billedAt(lost: Temporal.Instant, facts: Pick<AgeingFacts, 'terms' | 'timeZone'>): Temporal.Instant {
  const after = facts.terms.lostBillAfter
  if (after === null) return lost
  return lost
    .toZonedDateTimeISO(facts.timeZone)
    .add({ [after.unit]: after.count })
    .toInstant()
}

/** True once a loan counts as lost by its age, whether that has been written down yet or not. */
export function hasAged(facts: AgeingFacts, now: Temporal.Instant): boolean {
  const at = agesAt(facts)
  return at !== undefined && Temporal.Instant.compare(at, now) <= 0
}
