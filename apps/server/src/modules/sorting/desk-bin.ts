import type { CheckInOutcome } from '../circulation/index.ts'
import type { Work } from '../../platform/work.ts'
import { sortRulesAt } from './plans.ts'
import { sortBy } from './sort-return.ts'

/** The bin that the desk shows after a scan; null at branches that do not sort, and for machines, which ask for themselves. */
export async function binForDesk(w: Work, branch: number, outcome: CheckInOutcome): Promise<CheckInOutcome['bin']> {
  if (w.actor.kind === 'machine') return null
  const rules = await sortRulesAt(w, branch)
  if (!rules) return null
  const { decision } = await sortBy(w, { branch, barcode: outcome.item.barcode, outcome }, rules)
  return decision.bin && { number: decision.bin.number, name: decision.bin.name, reason: decision.reason }
}
