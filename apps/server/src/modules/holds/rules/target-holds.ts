/** A hold that waits, as fairness sees it. */
export interface WaitingHold {
  readonly id: number
  readonly bib: number
  /** Only this item will do, or any of the title. */
  readonly item: number | null
  readonly pickup: number
  readonly position: number
}

/** An item on its shelf that may go to a hold. */
export interface FreeItem {
  readonly id: number
  readonly bib: number
  readonly branch: number
}

/** An item that a branch should fetch for a hold. */
export interface Target {
  readonly hold: number
  readonly item: number
}

/**
 * Gives free items to waiting holds: strictly in queue order, each item to one hold, each hold one item.
 * A hold takes a copy of its pick-up branch if there is one, else the copy of the branch with most of them left.
 * An item that someone further down waits for by itself is left to them as long as another copy will do.
 */
export function targetHolds(
  holds: readonly WaitingHold[],
  items: readonly FreeItem[],
  mayFill: (hold: WaitingHold, item: FreeItem) => boolean,
): readonly Target[] {
  const free = new Map<number, FreeItem[]>()
  for (const item of items) free.set(item.bib, [...(free.get(item.bib) ?? []), item])
  const wantedItself = new Set(holds.flatMap((hold) => (hold.item === null ? [] : [hold.item])))
  const targets: Target[] = []
  for (const hold of [...holds].sort((a, b) => a.bib - b.bib || a.position - b.position)) {
    const copies = free.get(hold.bib) ?? []
    const fitting = copies.filter((item) => (hold.item === null || hold.item === item.id) && mayFill(hold, item))
    const chosen = fitting.sort(
      (a, b) =>
        Number(wantedItself.has(a.id)) - Number(wantedItself.has(b.id)) ||
        Number(b.branch === hold.pickup) - Number(a.branch === hold.pickup) ||
        countAt(copies, b.branch) - countAt(copies, a.branch) ||
        a.id - b.id,
    )[0]
    if (!chosen) continue
    targets.push({ hold: hold.id, item: chosen.id })
    free.set(
      hold.bib,
      copies.filter((item) => item.id !== chosen.id),
    )
  }
  return targets
}

function countAt(items: readonly FreeItem[], branch: number): number {
  return items.filter((item) => item.branch === branch).length
}
