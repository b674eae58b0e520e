import type { BranchTree } from '../../org/index.ts'

/** Steps between two branches in the tree: 0 the same, 1 a branch and its system, 2 sisters; undefined where nothing joins them. */
export function branchDistance(tree: BranchTree, a: number, b: number): number | undefined {
  const from = tree.lines.get(a) ?? [a]
  const to = tree.lines.get(b) ?? [b]
  const up = from.findIndex((one) => to.includes(one))
  const common = from[up]
  return common === undefined ? undefined : up + to.indexOf(common)
}
