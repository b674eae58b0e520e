import type { Block } from '../../../platform/refusal.ts'
import { isWithin, type BranchTree } from '../../org/index.ts'
import { branchDistance } from './branch-distance.ts'

/** Permission to lend although the card has expired. */
export const overrideExpired = 'patrons:override-expired'
/** Permission to lend although the patron is blocked by hand or the card was reported lost. */
export const overrideBlocked = 'patrons:override-blocked'

/** What patrons are told of a block whose kind has no words for them. */
export const askAtDesk = 'Please speak to the staff at the desk.'

/** What a block stops. */
export type Stop = 'loans' | 'renewals' | 'holds'

/** A block that nobody has cleared, with what its kind says; one without a kind stops everything everywhere. */
export interface StandingBlock {
  readonly id?: number
  readonly reason: string
  readonly until: Temporal.PlainDate | null
  readonly kind?: string | null
  readonly kindName?: string | null
  readonly stops?: readonly Stop[]
  /** Branch or system at whose desks alone it is in force; null: at all. */
  readonly branch?: number | null
  readonly ignoreWithin?: number | null
  /** Where it is the patron who asks: what its kind tells them in place of the reason, which is the staff's; may be empty. */
  readonly told?: string
}

/** What decides whether a patron may borrow at all. */
export interface Standing {
  readonly active: boolean
  readonly expires: Temporal.PlainDate | null
  /** The moment of its last day at which the card ends; its end where there is none. */
  readonly expiresAt?: Temporal.Instant | null
  /** The card that was shown, or the patron's own. */
  readonly card: { readonly barcode: string; readonly state: 'active' | 'replaced' | 'lost' } | null
  /** Blocks by hand that nobody has cleared, those past their last day too. */
  readonly blocks: readonly StandingBlock[]
  /** Home branch. */
  readonly branch?: number
}

/** What is about to be done, and where. */
export interface Doing {
  readonly what?: Stop
  /** The moment, for cards that end within a day. */
  readonly now?: Temporal.Instant
  /** Branch of the desk. */
  readonly desk?: number
  /** Owning branch of the item, where there is one. */
  readonly item?: number
  readonly tree?: BranchTree
}

function hasEnded(
  { expiresAt }: Standing,
  expires: Temporal.PlainDate,
  today: Temporal.PlainDate,
  now: Temporal.Instant | undefined,
): boolean {
  const order = Temporal.PlainDate.compare(expires, today)
  if (order !== 0) return order < 0
  return !!now && !!expiresAt && Temporal.Instant.compare(expiresAt, now) < 0
}

/**
 * Every reason in a patron's own standing why nothing may be lent on a day; none for good standing. With `doing`, blocks
 * whose kind does not stop that, or not there, are left out.
 */
export function lendingBlocks(patron: Standing, today: Temporal.PlainDate, doing: Doing = {}): readonly Block[] {
  const blocks: Block[] = []
  if (!patron.active) {
    blocks.push({
      code: 'patron-inactive',
      message: 'This account is closed. Open it again under the patron, Change, before lending.',
    })
  }
  if (patron.expires && hasEnded(patron, patron.expires, today, doing.now)) {
    blocks.push({
      code: 'patron-expired',
      message: `The card expired on ${patron.expires.toString()}. Renew it, or lend all the same with a reason.`,
      override: overrideExpired,
      facts: { expires: patron.expires.toString() },
    })
  }
  if (patron.card?.state === 'lost') {
    blocks.push({
      code: 'card-lost',
      message: `Card ${patron.card.barcode} was reported lost. Check who is holding it, and ask for the new card.`,
      override: overrideBlocked,
    })
  }
  for (const block of patron.blocks.filter((one) => isInForce(one, today) && concerns(one, patron.branch, doing))) {
    const kind = block.kindName ?? undefined
    blocks.push({
      code: 'patron-blocked',
      message:
        block.told === undefined
          ? `${kind ?? 'Blocked by hand'}: ${block.reason}${block.until ? ` (until ${block.until.toString()})` : ''}.`
          : block.told || askAtDesk,
      override: overrideBlocked,
      facts: {
        reason: block.told ?? block.reason,
        until: block.until?.toString() ?? null,
        ...(typeof block.kind === 'string' && block.told === undefined && { kind: block.kind }),
      },
    })
  }
  return blocks
}

/** The numbers of the blocks that are in force and do not concern what is done: they stop something else, or elsewhere. */
export function otherBlocks(
  patron: Pick<Standing, 'blocks' | 'branch'>,
  today: Temporal.PlainDate,
  doing: Doing,
): number[] {
  return patron.blocks
    .filter((block) => isInForce(block, today) && !concerns(block, patron.branch, doing))
    .flatMap(({ id }) => id ?? [])
}

/** True on the days of a block, its last day included. */
export function isInForce(block: { readonly until: Temporal.PlainDate | null }, today: Temporal.PlainDate): boolean {
  return block.until === null || Temporal.PlainDate.compare(block.until, today) >= 0
}

/** Whether a block says anything about what is done at a desk: what its kind stops, for which branch it was set, how far it reaches. */
function concerns(block: StandingBlock, home: number | undefined, { what, desk, item, tree }: Doing): boolean {
  if (what !== undefined && block.stops !== undefined && !block.stops.includes(what)) return false
  if (tree === undefined || desk === undefined) return true
  if (typeof block.branch === 'number' && !isWithin(tree, desk, block.branch)) return false
  const within = block.ignoreWithin ?? null
  if (within === null) return true
  const isNear = (a: number | undefined, b: number) => {
    const distance = a === undefined ? 0 : branchDistance(tree, a, b)
    return distance !== undefined && distance <= within
  }
  return !(isNear(home, desk) && isNear(item, desk))
}
