import type { Block } from '../../../platform/refusal.ts'
import type { ResolvedAttributes } from '../../policy/index.ts'
import type { FillProblem } from './fill-problems.ts'

/** A copy that could be waited for, with what the rules say of it for this patron. */
export interface Candidate {
  readonly rules: ResolvedAttributes
  /** Why it would never be given to this hold. */
  readonly problems: readonly FillProblem[]
  readonly onShelf: boolean
  readonly holdingBranch: number
  /** Open holds of the patron that count towards the limit of the rule that sets one. */
  readonly covered: number
}

/** What decides whether a hold may be placed, beside the standing of the patron. */
export interface PlaceFacts {
  readonly level: 'title' | 'item' | 'part' | 'volume' | 'group'
  readonly candidates: readonly Candidate[]
  readonly pickup: number
  readonly pickupName: string
  /** Others who wait for it and take part today. */
  readonly waiting: number
  /** Open holds of the patron: in all, on this title, and for exactly the same. */
  readonly own: { readonly total: number; readonly onTitle: number; readonly same: number }
  /** The patron has on loan what the hold asks for. */
  readonly borrowed: boolean
}

/** The permission to pass blocks on holds. */
export const overrideHolds = 'holds:override'

/** Every reason why a hold is not placed; none when it may be. */
export function placeProblems(facts: PlaceFacts): readonly Block[] {
  const usable = facts.candidates.filter((candidate) => candidate.problems.length === 0)
  return [
    ...copyProblems(facts, usable),
    ...levelProblems(facts, usable),
    ...limitProblems(facts, usable),
    ...shelfProblems(facts, usable),
    ...ownProblems(facts, usable),
  ]
}

const sentences: Readonly<Record<FillProblem, { readonly code: string; readonly text: (pickup: string) => string }>> = {
  'not-holdable': {
    code: 'not-holdable',
    text: () => 'The circulation rules allow no hold on this for this patron.',
  },
  'other-readers': {
    code: 'not-holdable',
    text: () => 'Only readers of the branch that owns it may wait for it.',
  },
  'pickup-by-rule': {
    code: 'bad-pickup',
    text: (pickup) => `No copy of this may be collected at ${pickup}. Choose another branch.`,
  },
  'no-transfer': {
    code: 'bad-pickup',
    text: (pickup) => `No copy of this is sent to ${pickup}. Choose another branch.`,
  },
  'new-item-stays': {
    code: 'new-item-stays',
    text: () => 'It is new and stays with the readers of its own branch for now.',
  },
}

function copyProblems({ candidates, pickupName }: PlaceFacts, usable: readonly Candidate[]): readonly Block[] {
  if (usable.length > 0) return []
  if (candidates.length === 0) {
    return [
      {
        code: 'not-holdable',
        override: overrideHolds,
        message: 'The library has no copy of this that could be waited for.',
      },
    ]
  }
  const found = new Map<string, Block>()
  for (const problem of candidates.flatMap((candidate) => candidate.problems)) {
    const { code, text } = sentences[problem]
    if (!found.has(code))
      found.set(code, {
        code,
        override: overrideHolds,
        message: text(pickupName),
        ...(code === 'bad-pickup' && { field: 'pickup' }),
      })
  }
  return [...found.values()]
}

function levelProblems({ level }: PlaceFacts, usable: readonly Candidate[]): readonly Block[] {
  if (usable.length === 0) return []
  if (level === 'item' && usable.every(({ rules }) => rules.itemHolds === 'no')) {
    return [
      {
        code: 'item-hold-refused',
        override: overrideHolds,
        message: 'One item cannot be asked for here. Place the hold on the title instead.',
      },
    ]
  }
  if (level !== 'item' && usable.every(({ rules }) => rules.itemHolds === 'only')) {
    return [
      {
        code: 'item-hold-needed',
        override: overrideHolds,
        field: 'item',
        message: 'Here a hold is placed on one item, not on the title. Choose the item.',
      },
    ]
  }
  return []
}

function limitProblems({ own }: PlaceFacts, usable: readonly Candidate[]): readonly Block[] {
  const over = usable.flatMap(({ rules, covered }) => {
    if (rules.totalHoldLimit !== null && own.total >= rules.totalHoldLimit)
      return [{ open: own.total, limit: rules.totalHoldLimit }]
    if (rules.holdLimit !== null && covered >= rules.holdLimit) return [{ open: covered, limit: rules.holdLimit }]
    return []
  })
  const [first] = over
  if (!first || over.length < usable.length) return []
  return [
    {
      code: 'too-many-holds',
      override: overrideHolds,
      message: `This patron has ${first.open} of ${first.limit} holds allowed.`,
      facts: first,
    },
  ]
}

/** Refuses where the rules ask readers to take from the shelf what nobody else waits for. */
function shelfProblems({ pickup, waiting }: PlaceFacts, usable: readonly Candidate[]): readonly Block[] {
  const free = usable.filter((candidate) => candidate.onShelf)
  const asked = free.filter(
    ({ rules, holdingBranch }) =>
      rules.holdOnShelf === 'if-none' || (rules.holdOnShelf === 'if-none-at-pickup' && holdingBranch === pickup),
  )
  if (asked.length === 0 || free.length <= waiting) return []
  return [
    {
      code: 'on-shelf',
      override: overrideHolds,
      message: 'A copy is on the shelf, and nobody else waits for it. It can be taken from there.',
      facts: { branches: [...new Set(asked.map((candidate) => candidate.holdingBranch))] },
    },
  ]
}

function ownProblems({ own, borrowed }: PlaceFacts, usable: readonly Candidate[]): readonly Block[] {
  const blocks: Block[] = []
  const most = usable.length === 0 ? 1 : Math.max(...usable.map(({ rules }) => rules.holdsPerTitle))
  if (own.onTitle >= most) {
    blocks.push(
      own.same > 0
        ? { code: 'duplicate-hold', message: 'This patron waits for this already.' }
        : {
            code: 'too-many-on-title',
            override: overrideHolds,
            message: `This patron has ${own.onTitle} of ${most} holds allowed on this title.`,
            facts: { open: own.onTitle, limit: most },
          },
    )
  }
  if (borrowed) {
    blocks.push({ code: 'own-loan', override: overrideHolds, message: 'This patron has it on loan.' })
  }
  return blocks
}
