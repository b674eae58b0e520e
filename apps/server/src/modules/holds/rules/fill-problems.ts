import type { ResolvedAttributes } from '../../policy/index.ts'

/** Why an item is not given to a hold although it is what the hold asks for. */
export type FillProblem = 'not-holdable' | 'other-readers' | 'pickup-by-rule' | 'no-transfer' | 'new-item-stays'

/** What decides whether an item may go to a hold. */
export interface FillFacts {
  readonly item: {
    readonly owner: number
    /** Where it is now. */
    readonly holding: number
    readonly addedAt: Temporal.Instant
  }
  /** Its shelving location takes holds. */
  readonly locationHoldable: boolean
  readonly pickup: number
  /** Home branch of the patron. */
  readonly home: number
  readonly rules: Pick<ResolvedAttributes, 'holdable' | 'lendable' | 'holdFrom' | 'holdPickup' | 'newItemsStay'>
  readonly sameGroup: (a: number, b: number) => boolean
  /** False where items of this type do not travel between two branches for holds. */
  readonly travels: (from: number, to: number) => boolean
  readonly now: Temporal.Instant
  readonly timeZone: string
}

/** Every reason why an item is not given to a hold; none when it may fill it. */
export function fillProblems(facts: FillFacts): readonly FillProblem[] {
  const { item, rules, pickup, home, sameGroup } = facts
  const problems: FillProblem[] = []
  if (!rules.holdable || !rules.lendable || !facts.locationHoldable) problems.push('not-holdable')
  if (rules.holdFrom === 'owner' && home !== item.owner) problems.push('other-readers')
  if (rules.holdFrom === 'group' && !sameGroup(home, item.owner)) problems.push('other-readers')
  if (!collects(facts)) problems.push('pickup-by-rule')
  if (item.holding !== pickup && !facts.travels(item.holding, pickup)) problems.push('no-transfer')
  if (staysHere(facts)) problems.push('new-item-stays')
  return problems
}

function collects({ rules, item, pickup, sameGroup }: FillFacts): boolean {
  switch (rules.holdPickup) {
    case 'any':
      return true
    case 'owner':
      return pickup === item.owner
    case 'holding':
      return pickup === item.holding
    case 'group':
      return sameGroup(pickup, item.owner)
  }
}

/** True while a new item goes only to holds that are collected at its own branch, or in its group. */
function staysHere({ rules, item, pickup, sameGroup, now, timeZone }: FillFacts): boolean {
  const { newItemsStay } = rules
  if (!newItemsStay) return false
  if (pickup === item.owner || (newItemsStay.within === 'group' && sameGroup(pickup, item.owner))) return false
  const { count, unit } = newItemsStay.for
  const ends = item.addedAt
    .toZonedDateTimeISO(timeZone)
    .add({ [unit]: count })
    .toInstant()
  return Temporal.Instant.compare(now, ends) < 0
}

/** True when a hold goes before others for an item that is at its reader's branch. */
export function hasLocalPriority(
  rules: Pick<ResolvedAttributes, 'localPriority' | 'localPriorityOf'>,
  item: { readonly owner: number; readonly holding: number },
  hold: { readonly pickup: number; readonly home: number },
): boolean {
  if (rules.localPriority === 'no') return false
  const place = rules.localPriorityOf === 'owner' ? item.owner : item.holding
  return (rules.localPriority === 'home' ? hold.home : hold.pickup) === place
}
