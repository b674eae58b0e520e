import { serves, type Wish } from './wish.ts'

/** A hold that waits in the queue of a title, as fairness sees it; one that any of several titles will do for waits in several. */
export interface WaitingHold extends Wish {
  readonly id: number
  readonly bib: number
  readonly pickup: number
  readonly position: number
}

/** An item on its shelf that may go to a hold. */
export interface FreeItem {
  readonly id: number
  readonly bib: number
  readonly branch: number
  readonly part: string | null
  readonly callNumber: string
}

/** An item that a branch should fetch for a hold. */
export interface Target {
  readonly hold: number
  readonly item: number
}

/** What the rules say of a pair: the item may not go to the hold, may, or goes to it before the order of the queue. */
export type Fit = 'no' | 'yes' | 'first'

interface Copies {
  readonly free: FreeItem[]
  readonly perBranch: Map<number, number>
}

/**
 * Gives free items to waiting holds: strictly in queue order, each item to one hold, each hold one item; where the rules give
 * readers of a branch priority for what is there, these are served first. A hold takes a copy of its pick-up branch if there
 * is one, else the copy of the branch with most of them left. An item that someone further down waits for by itself, or by
 * its part, is left to them as long as another copy will do.
 */
export function targetHolds(
  holds: readonly WaitingHold[],
  items: readonly FreeItem[],
  fit: (hold: WaitingHold, item: FreeItem) => Fit,
): readonly Target[] {
  const copiesOf = new Map<number, Copies>()
  for (const item of items) {
    const copies = copiesOf.get(item.bib) ?? { free: [], perBranch: new Map<number, number>() }
    copies.free.push(item)
    copies.perBranch.set(item.branch, (copies.perBranch.get(item.branch) ?? 0) + 1)
    copiesOf.set(item.bib, copies)
  }
  const ordered = holds
    .filter((hold) => copiesOf.has(hold.bib))
    .sort((a, b) => a.bib - b.bib || a.position - b.position)
  const picky = Map.groupBy(
    ordered.filter((hold) => hold.item !== null || hold.part !== null || hold.callNumber !== null),
    (hold) => hold.bib,
  )
  const targets: Target[] = []
  const served = new Set<number>()
  const serve = (least: Fit) => {
    for (const hold of ordered) {
      const copies = copiesOf.get(hold.bib)
      if (!copies || copies.free.length === 0 || served.has(hold.id)) continue
      const chosen = bestCopy(hold, copies, picky.get(hold.bib) ?? [], (item) => {
        const fitting = serves(item, hold) ? fit(hold, item) : 'no'
        return fitting === 'first' || fitting === least
      })
      if (!chosen) continue
      targets.push({ hold: hold.id, item: chosen.id })
      served.add(hold.id)
      copies.free.splice(copies.free.indexOf(chosen), 1)
      copies.perBranch.set(chosen.branch, (copies.perBranch.get(chosen.branch) ?? 1) - 1)
    }
  }
  serve('first')
  serve('yes')
  return targets
}

function bestCopy(
  hold: WaitingHold,
  { free, perBranch }: Copies,
  picky: readonly WaitingHold[],
  mayTake: (item: FreeItem) => boolean,
): FreeItem | undefined {
  const score = (item: FreeItem) =>
    (picky.some((other) => other.id !== hold.id && serves(item, other)) ? 0 : 4_000_000) +
    (item.branch === hold.pickup ? 2_000_000 : 0) +
    Math.min(perBranch.get(item.branch) ?? 0, 1_000_000)
  let best: FreeItem | undefined
  let bestScore = -1
  for (const item of free) {
    const its = score(item)
    if (its < bestScore || (its === bestScore && best && item.id > best.id) || !mayTake(item)) continue
    best = item
    bestScore = its
  }
  return best
}
