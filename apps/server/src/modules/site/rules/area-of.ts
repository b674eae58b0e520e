import { detectScheme, shelfKey, shelfRange } from '@carrel/call-number'
import type { FloorPlan, PlanArea } from '../contract.ts'

/** Where a copy stands: what is known of its place. */
export interface StandsAt {
  readonly branch: number
  readonly location: number | null
  readonly callNumber: string
}

/** A part of a plan where something stands. */
export interface AreaOnPlan {
  readonly plan: FloorPlan
  readonly area: PlanArea
}

/**
 * The area of the plans where a copy stands: of its branch, with its location and a range that holds its call number. An area that
 * names both counts before one that names the location alone, that before one that names a range alone; one that names neither holds nothing.
 */
export function areaOf(copy: StandsAt, plans: readonly FloorPlan[]): AreaOnPlan | undefined {
  const fitting = plans
    .filter(({ branch }) => branch === copy.branch)
    .flatMap((plan) => plan.areas.map((area) => ({ plan, area, rank: rankOf(area, copy) })))
    .filter(({ rank }) => rank > 0)
  const [best] = fitting.toSorted((a, b) => b.rank - a.rank)
  return best && { plan: best.plan, area: best.area }
}

function rankOf({ location, from, to }: PlanArea, copy: StandsAt): number {
  if (location !== null && location !== copy.location) return 0
  const ranged = from.trim() !== '' || to.trim() !== ''
  if (ranged && !isWithin(copy.callNumber, from.trim(), to.trim())) return 0
  return (location === null ? 0 : 2) + (ranged ? 1 : 0)
}

/** True when a call number stands between two others; the last is a beginning too: `599` holds 599.7. */
function isWithin(callNumber: string, from: string, to: string): boolean {
  if (callNumber.trim() === '') return false
  const scheme = detectScheme(from === '' ? to : from)
  const key = shelfKey(scheme, callNumber)
  return (from === '' || key >= shelfRange(scheme, from).from) && (to === '' || key < shelfRange(scheme, to).to)
}
