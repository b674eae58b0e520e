import type { Reason } from '../../../platform/schemas.ts'
import type { BranchCalendar } from '../../org/index.ts'
import type { Attributes, Period } from '../../policy/contract.ts'
import type { DayWords } from './words.ts'

/** A day on which a loan is due at the latest, exactly, or at the earliest. */
export interface FixedDay {
  readonly day: Temporal.PlainDate
  readonly mode: 'before' | 'exactly' | 'after'
}

/** A term: what is lent from its first to its last day is due on its due day. */
export interface Term {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly due: Temporal.PlainDate
}

/** What the due moment depends on. */
export interface DueFacts {
  /** The moment from which the period counts: the check-out, or for a renewal now or the old due moment. */
  readonly from: Temporal.Instant
  /** Not before this moment, whatever the calendar says: the check-out or renewal itself; its day chooses the term. */
  readonly now: Temporal.Instant
  readonly period: Period
  readonly fixedDue: FixedDay | undefined
  readonly terms?: { readonly mode: 'before' | 'exactly'; readonly terms: readonly Term[] } | undefined
  readonly closedDue: NonNullable<Attributes['closedDue']>
  /** Loans by days end with the day, or at the time of day at which they began; left out: with the day. */
  readonly dueTime?: NonNullable<Attributes['dueTime']>
  /** Closed days within a period of days or weeks count; left out: they do. */
  readonly closedDaysCount?: boolean
  readonly calendar: BranchCalendar
  readonly branchName: string
  /** How days are written in the reasons. */
  readonly words: DayWords
  /** When the card ends, if loans may not outlast it, and how they are cut where that is in closed time; null: as `closedDue`. */
  readonly card: { readonly ends: Temporal.Instant; readonly cut: CardCut | null } | undefined
}

/** How a loan is cut where the card ends in closed time. */
export type CardCut = 'keep' | 'end-of-hours' | 'previous-open-day'

/** When a loan is due, whether it was cut short, and why. */
export interface Due {
  readonly ok: true
  readonly due: Temporal.Instant
  readonly shortened: boolean
  readonly reasons: readonly Reason[]
}

/** True for loans that are due at the end of a day rather than at a moment. */
export function isDayBased(period: Period): boolean {
  return period.unit === 'days' || period.unit === 'weeks' || period.unit === 'months'
}
