import { isWithin, type BranchTree } from './branch-tree.ts'

/** A group as it is kept. */
export interface BranchGroupFacts {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly note: string
  readonly branches: readonly number[]
}

/** All groups, and who is in which. */
export interface BranchGroups {
  readonly byId: ReadonlyMap<number, BranchGroupFacts>
  /** The groups of each branch that is in any: its own and those of the systems above it. */
  readonly ofBranch: ReadonlyMap<number, ReadonlySet<number>>
}

/** Finds for every branch the groups in which it is; a system stands for all below it. */
export function groupIndex(groups: readonly BranchGroupFacts[], tree: BranchTree): BranchGroups {
  const ofBranch = new Map<number, Set<number>>()
  for (const branch of tree.byId.keys()) {
    const own = groups.filter((group) => group.branches.some((place) => isWithin(tree, branch, place)))
    if (own.length > 0) ofBranch.set(branch, new Set(own.map(({ id }) => id)))
  }
  return { byId: new Map(groups.map((group) => [group.id, group])), ofBranch }
}

/** True when two branches are the same or share a group. */
export function shareGroup({ ofBranch }: BranchGroups, a: number, b: number): boolean {
  return a === b || !(ofBranch.get(a) ?? new Set()).isDisjointFrom(ofBranch.get(b) ?? new Set())
}
