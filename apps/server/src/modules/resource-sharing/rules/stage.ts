import type { RequestStage } from '../contract.ts'

/** What the stage of a request is read from. */
export interface StageFacts {
  readonly state: 'open' | 'closed' | 'cancelled'
  /** State of its hold, if it has one. */
  readonly hold: string | undefined
  /** Its item is on loan. */
  readonly onLoan: boolean
  /** Its item was on loan and is back. */
  readonly lent: boolean
}

/** Where a request stands: its own end first, then the loan, then the hold. */
export function stageOf({ state, hold, onLoan, lent }: StageFacts): RequestStage {
  if (state !== 'open') return state
  if (onLoan) return 'on-loan'
  if (hold === 'ready') return 'on-shelf'
  if (hold === 'in-transit') return 'on-its-way'
  if (hold === 'waiting') return 'waiting'
  if (lent || hold === 'filled') return 'back'
  return hold === 'cancelled' || hold === 'expired' ? 'back' : 'waiting'
}
