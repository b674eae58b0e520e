import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById } from '../org/index.ts'
import type { CheckInOutcome } from '../circulation/index.ts'
import type { SortDecision, SortFacts } from './contract.ts'
import { placesOf } from './places.ts'
import { sortRulesAt } from './plans.ts'
import { factsOf } from './return-facts.ts'
import { alertType } from './rules/alert-type.ts'
import { decideBin, type BinDecision, type SortRules } from './rules/decide-bin.ts'

/** Something that came back, and what the check-in said of it. */
export interface Returned {
  /** Where it came in. */
  readonly branch: number
  readonly barcode: string
  /** The answer of `checkIn`; a refusal when the item is unknown or was not taken in. */
  readonly outcome: CheckInOutcome | Refusal
}

/** A decision with what it was made of. */
export interface Sorted {
  readonly decision: SortDecision
  readonly facts: SortFacts
  readonly tried: BinDecision['tried']
}

/**
 * Says where a returned thing goes: the bin of the branch's sorter by the rules of its staff, whether someone should look, and to
 * which branch it is sent. Only reads; where a branch has no bins it answers from memory.
 */
export async function sortReturn(w: Work, returned: Returned): Promise<SortDecision> {
  return (await sortBy(w, returned, await sortRulesAt(w, returned.branch))).decision
}

/** The same by rules that are given, with the facts and the rules that were asked. */
export async function sortBy(w: Work, returned: Returned, rules: SortRules | undefined): Promise<Sorted> {
  const facts = await factsOf(w, returned, rules)
  const stop = !isRefusal(returned.outcome) && returned.outcome.alert
  return sortFacts(w, facts, stop, rules)
}

/** The same for facts alone, as the page for trying rules out imagines them. */
export async function sortFacts(
  w: Work,
  facts: SortFacts,
  stop: boolean,
  rules: SortRules | undefined,
): Promise<Sorted> {
  const { places, names } = await placesOf(w)
  const { tried, ...decided } = decideBin(rules ?? { bins: [], rules: [], defaultBin: null }, facts, places, names)
  const type = alertType({ ...facts, stop })
  const away =
    facts.destination !== null && facts.destination !== facts.branch
      ? await branchById(w, facts.destination)
      : undefined
  return {
    decision: {
      ...decided,
      alert: type !== null,
      alertType: type,
      destination: away ? { id: away.id, code: away.code, name: away.name } : null,
    },
    facts,
    tried,
  }
}
