import { defineCache } from '../../platform/live-cache.ts'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Branch } from './contract.ts'
import { branchTree, type BranchTree } from './rules/branch-tree.ts'
import type { OrgTables } from './tables.ts'

type Reader = Pick<Work, 'db' | 'platform'>

const trees = defineCache('org.branches', ['branches'], async (w): Promise<BranchTree> => {
  const rows = await tablesOf<OrgTables>(w).selectFrom('org.branch').selectAll().orderBy('id').execute()
  return branchTree(
    rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      kind: row.kind,
      parent: row.parent_id,
      timeZone: row.time_zone,
      address: row.address,
      phone: row.phone,
      email: row.email,
      holdsAddress: row.holds_address,
      holdsNote: row.holds_note,
      pickup: row.pickup,
      public: row.public,
    })),
  )
})

/** Every branch and system with its place in the tree; read from the database only after a change. */
export function branchesOf(w: Reader): Promise<BranchTree> {
  return trees.get(w, 'all')
}

/** One branch or system, if it exists. */
export async function branchById(w: Reader, id: number): Promise<Branch | undefined> {
  return (await branchesOf(w)).byId.get(id)
}

/** A branch that lends; refuses what is unknown and what is a system. */
export async function lendingBranch(w: Reader, id: number, field?: string): Promise<Branch | Refusal> {
  const branch = await branchById(w, id)
  if (branch?.kind === 'branch') return branch
  const message = branch
    ? `${branch.name} is a system of branches; choose one of its branches.`
    : `There is no branch ${id}.`
  const refusal = notFound('branch', message)
  return field === undefined ? refusal : { ok: false, blocks: refusal.blocks.map((block) => ({ ...block, field })) }
}

/** The zone of the library as a whole: that of its first branch, UTC before there is one. */
export async function libraryTimeZone(w: Reader): Promise<string> {
  const { byId } = await branchesOf(w)
  return [...byId.values()].find((branch) => branch.kind === 'branch')?.timeZone ?? 'UTC'
}

/** Tells of a moment which day it is at a branch, or for the library as a whole, as `2026-12-31`. */
export async function daysAt(w: Reader): Promise<(moment: string, branch: number | null) => string> {
  const [{ byId }, zone] = await Promise.all([branchesOf(w), libraryTimeZone(w)])
  return (moment, branch) =>
    Temporal.Instant.from(moment)
      .toZonedDateTimeISO((branch === null ? undefined : byId.get(branch)?.timeZone) ?? zone)
      .toPlainDate()
      .toString()
}

/** The day it is at a branch, or for the library as a whole. */
export async function todayAt(
  w: Pick<Work, 'db' | 'platform' | 'now'>,
  branch: number | null,
): Promise<Temporal.PlainDate> {
  const zone = branch === null ? undefined : (await branchById(w, branch))?.timeZone
  return w.now.toZonedDateTimeISO(zone ?? (await libraryTimeZone(w))).toPlainDate()
}
