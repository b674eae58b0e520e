import type { RawBuilder } from 'kysely'
import type { Move } from './due-groups.ts'

/** What happens to one branch. */
export interface BranchPlan {
  readonly branch: number
  readonly name: string
  /** False: it would not have been open anyway. */
  readonly closes: boolean
  readonly opensAgain: Temporal.Instant | undefined
}

/** Where a hold's time on the shelf of a branch moves. */
export interface ShelfMove {
  readonly hold: number
  readonly branch: number
  readonly day: Temporal.PlainDate
  readonly moment: Temporal.Instant | null
  readonly newDay: Temporal.PlainDate
  readonly newMoment: Temporal.Instant | null
}

/** Everything that a closing or a change of due dates would do, worked out and not yet written. */
export interface Plan {
  readonly branches: readonly BranchPlan[]
  readonly moves: readonly Move[]
  /** Which loans are meant beside their due moment; the moves are joined with it. */
  readonly condition: RawBuilder<unknown>
  readonly holds: readonly ShelfMove[]
  /** Overdue loans whose fines stop; undefined when none can. */
  readonly fines: RawBuilder<unknown> | undefined
  readonly keptByRule: number
}
