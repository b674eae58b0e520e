import type { DemoCopy, BranchCode } from './copies.ts'
import { historyOf } from './story-history.ts'
import { plannedHolds } from './story-holds.ts'
import { plannedLoans } from './story-loans.ts'
import { plannedMoney } from './story-money.ts'
import { plannedStates } from './story-states.ts'
import { inGoodStanding } from './story-tastes.ts'
import type { DemoPatron } from './people.ts'

/** A copy out with a patron. Days count back from today; the due date follows from the rules. */
export interface PlannedLoan {
  readonly patron: string
  readonly copy: string
  readonly branch: BranchCode
  readonly lentDaysAgo: number
  /** Only for devices, which are lent by the hour: minutes ago instead of days. */
  readonly lentMinutesAgo?: number
  /** What is meant to come of it, with the usual period of the rules; below zero it is overdue. */
  readonly dueInDays: number
  /** The patron says that it was brought back. */
  readonly claimedReturned?: true
  /** Declared lost, and to be paid for. */
  readonly lost?: true
}

/** A patron waiting for a title, in the order of placing. */
export interface PlannedHold {
  readonly patron: string
  readonly work: string
  readonly pickup: BranchCode
  readonly placedDaysAgo: number
  /**
   * `waiting` in the queue; `ready` on the hold shelf at the pick-up branch; `in-transit` to it; `suspended` for a while;
   * `overstayed` on the hold shelf for longer than it may.
   */
  readonly state: 'waiting' | 'ready' | 'in-transit' | 'suspended' | 'overstayed'
  /** The copy that was caught, for those that have one. */
  readonly copy?: string
  /** Days since the copy was caught. */
  readonly caughtDaysAgo?: number
  readonly suspendedForDays?: number
}

/** Something owed, by hand or from a loan that is over. */
export interface PlannedCharge {
  readonly patron: string
  readonly kind: 'overdue' | 'lost' | 'processing' | 'damage' | 'card' | 'other'
  /** Cents. */
  readonly amount: number
  readonly daysAgo: number
  readonly description: string
  readonly copy?: string
}

/** Money taken at a desk; it settles the oldest charges first. */
export interface PlannedPayment {
  readonly patron: string
  readonly amount: number
  readonly method: 'cash' | 'card' | 'check'
  readonly daysAgo: number
  readonly branch: BranchCode
}

/** A copy that is not on its shelf and not with a patron. */
export interface PlannedState {
  readonly copy: string
  readonly state: 'missing' | 'lost' | 'damaged' | 'withdrawn' | 'on-order' | 'in-process' | 'in-transit'
  readonly daysAgo: number
  readonly note: string
}

/** How often a title was lent: ever, and in the last twelve months. */
export interface TitleHistory {
  readonly work: string
  readonly lent: number
  readonly lentThisYear: number
}

/** Everything that happened in the demo library before the day on which it is opened. */
export interface Story {
  readonly loans: readonly PlannedLoan[]
  readonly holds: readonly PlannedHold[]
  readonly charges: readonly PlannedCharge[]
  readonly payments: readonly PlannedPayment[]
  readonly states: readonly PlannedState[]
  readonly history: readonly TitleHistory[]
}

/** The plan of what happened until today, the same every time for the same people and copies. */
export function demoStory(
  patrons: readonly DemoPatron[],
  copies: readonly DemoCopy[],
  today: Temporal.PlainDate,
): Story {
  const active = patrons.filter((patron) => inGoodStanding(patron, today))
  const states = plannedStates(copies)
  const holds = plannedHolds(active, copies, states)
  const loans = plannedLoans({ patrons: active, copies, states, holds })
  return {
    loans,
    holds,
    states,
    ...plannedMoney(patrons, copies),
    history: historyOf(),
  }
}
