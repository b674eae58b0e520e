import type { Block } from '../../../platform/refusal.ts'
import { isWithin, type BranchTree } from './branch-tree.ts'

/** True for a zone of the IANA time zone database, e.g. `America/Chicago`. */
export function isTimeZone(name: string): boolean {
  try {
    return /\//.test(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId) || name === 'UTC'
  } catch {
    return false
  }
}

/** Everything that is wrong with a branch as it is about to be saved; `id` undefined for a new one. */
export function branchProblems(
  tree: BranchTree,
  branch: {
    readonly id?: number | undefined
    readonly code: string
    readonly kind: 'system' | 'branch'
    readonly parent: number | null
    readonly timeZone: string
  },
): readonly Block[] {
  const blocks: Block[] = []
  if (!isTimeZone(branch.timeZone)) {
    blocks.push({
      code: 'invalid-time-zone',
      field: 'timeZone',
      message: `"${branch.timeZone}" is not a time zone. Write one like America/Chicago or Europe/Vienna.`,
    })
  }
  const namesake = [...tree.byId.values()].find(
    (other) => other.id !== branch.id && other.code.toLowerCase() === branch.code.toLowerCase(),
  )
  if (namesake) {
    blocks.push({
      code: 'branch-code-taken',
      field: 'code',
      message: `The code ${namesake.code} belongs to ${namesake.name}. Choose another.`,
    })
  }
  const parent = branch.parent === null ? undefined : tree.byId.get(branch.parent)
  if (branch.parent !== null && parent?.kind !== 'system') {
    blocks.push({
      code: 'invalid-parent',
      field: 'parent',
      message: parent
        ? `${parent.name} is a branch; only a system can have branches below it.`
        : `There is no system ${branch.parent}.`,
    })
  }
  if (branch.id !== undefined && branch.parent !== null && isWithin(tree, branch.parent, branch.id)) {
    blocks.push({ code: 'invalid-parent', field: 'parent', message: 'A system cannot stand below itself.' })
  }
  const below = [...tree.byId.values()].filter((other) => other.parent === branch.id)
  if (branch.kind === 'branch' && branch.id !== undefined && below.length > 0) {
    blocks.push({
      code: 'branch-has-branches',
      field: 'kind',
      message: `It has branches below it (${below.map((other) => other.name).join(', ')}); move them first.`,
    })
  }
  return blocks
}
