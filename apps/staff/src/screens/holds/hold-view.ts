import type { Hold, HoldState } from '../../../../server/src/modules/holds/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colour of the state of a hold. */
export const holdTones: Readonly<Record<HoldState, Tone>> = {
  waiting: 'neutral',
  'in-transit': 'info',
  ready: 'ok',
  filled: 'neutral',
  cancelled: 'neutral',
  expired: 'warn',
}

/** True while something may still come of it. */
export function isOpen({ state }: Pick<Hold, 'state'>): boolean {
  return state === 'waiting' || state === 'in-transit' || state === 'ready'
}

/** True for what waits on the shelf although its day is over. `today` is the day of the branch, `2026-11-24`. */
export function isUncollected({ state, shelfUntil }: Pick<Hold, 'state' | 'shelfUntil'>, today: string): boolean {
  return state === 'ready' && shelfUntil !== null && shelfUntil < today
}

/** The day it is in a time zone. */
export function todayIn(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
}

/** Holds as the shelf is walked: those to clear first, then by who comes for them. */
export function shelfOrder(holds: readonly Hold[], today: string): readonly Hold[] {
  const rank = (hold: Hold) => (isUncollected(hold, today) ? 0 : 1)
  return holds.toSorted((a, b) => rank(a) - rank(b) || a.patronName.localeCompare(b.patronName))
}
