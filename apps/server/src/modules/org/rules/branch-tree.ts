import type { Branch } from '../contract.ts'

/** All branches and systems of the library with their places in the tree. */
export interface BranchTree {
  readonly byId: ReadonlyMap<number, Branch>
  /** In the order of lists: systems with their branches below them, by name. */
  readonly ordered: readonly Branch[]
  /** A branch and the systems above it, nearest first. */
  readonly lines: ReadonlyMap<number, readonly number[]>
}

/** Puts branches into their tree. */
export function branchTree(branches: readonly Branch[]): BranchTree {
  const byId = new Map(branches.map((branch) => [branch.id, branch]))
  const lines = new Map(branches.map((branch) => [branch.id, lineOf(byId, branch)]))
  const ordered: Branch[] = []
  const add = (parent: number | null) => {
    const below = branches.filter((branch) => branch.parent === parent).sort((a, b) => a.name.localeCompare(b.name))
    for (const branch of below) {
      ordered.push(branch)
      add(branch.id)
    }
  }
  add(null)
  return { byId, ordered, lines }
}

function lineOf(byId: ReadonlyMap<number, Branch>, branch: Branch): readonly number[] {
  const line: number[] = []
  for (
    let at: Branch | undefined = branch;
    at && !line.includes(at.id);
    at = at.parent === null ? undefined : byId.get(at.parent)
  ) {
    line.push(at.id)
  }
  return line
}

/** A branch and the systems above it, nearest first; only itself when it is unknown. */
export function lineAbove(tree: BranchTree, branch: number): readonly number[] {
  return tree.lines.get(branch) ?? [branch]
}

/** True when `branch` is `place` itself or below it: a system stands for all its branches. */
export function isWithin(tree: BranchTree, branch: number, place: number): boolean {
  return branch === place || (tree.lines.get(branch)?.includes(place) ?? false)
}
