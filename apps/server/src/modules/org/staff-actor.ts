import { defineCache } from '../../platform/live-cache.ts'
import type { Platform } from '../../platform/platform.ts'
import { tablesOf, type Actor, type Work } from '../../platform/work.ts'
import { branchesOf } from './branches.ts'
import type { Branch } from './contract.ts'
import { rolesOf } from './roles.ts'
import { isWithin, lineAbove } from './rules/branch-tree.ts'
import { permissionsAt, type Assignment } from './rules/permissions-at.ts'
import type { OrgTables } from './tables.ts'

type Reader = Pick<Work, 'db' | 'platform'>

/** A member of staff with everything that decides what they may do. */
export interface StaffFacts {
  readonly id: number
  readonly username: string
  readonly name: string
  readonly active: boolean
  /** Where they worked last. */
  readonly lastBranch: number | null
  readonly assignments: readonly Assignment[]
}

const facts = defineCache('org.staff', ['staff'], async (w, id: number): Promise<StaffFacts | undefined> => {
  const db = tablesOf<OrgTables>(w)
  const row = await db
    .selectFrom('org.staff')
    .select(['id', 'username', 'name', 'active', 'branch_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const held = await db
    .selectFrom('org.staff_role')
    .select(['role_code', 'branch_id'])
    .where('staff_id', '=', id)
    .execute()
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    active: row.active,
    lastBranch: row.branch_id,
    assignments: held.map(({ role_code, branch_id }) => ({ role: role_code, branch: branch_id })),
  }
})

/** What decides about a member of staff; kept per process for at most ten seconds, and no longer than until someone changes it. */
export function staffFacts(w: Reader, id: number): Promise<StaffFacts | undefined> {
  return facts.get(w, id)
}

/** What a member of staff may do at a branch; with `branch` null, everywhere. */
export async function staffPermissions(
  w: Reader,
  staff: StaffFacts,
  branch: number | null,
): Promise<ReadonlySet<string>> {
  const roles = await rolesOf(w)
  const line = branch === null ? [] : lineAbove(await branchesOf(w), branch)
  const permissions = new Map([...roles].map(([code, role]) => [code, role.permissions]))
  return permissionsAt(staff.assignments, permissions, line)
}

/** The branches where someone has a role and can work, in the order of lists. */
export async function workplaces(w: Reader, staff: StaffFacts): Promise<readonly Branch[]> {
  const tree = await branchesOf(w)
  return tree.ordered.filter(
    (branch) =>
      branch.kind === 'branch' &&
      staff.assignments.some((held) => held.branch === null || isWithin(tree, branch.id, held.branch)),
  )
}

/** The actor behind a staff session; undefined once the account is closed or has no role at any branch. */
export async function staffActor(platform: Platform, id: number, branch: number | null): Promise<Actor | undefined> {
  const reader = { db: platform.database.kysely, platform }
  const staff = await staffFacts(reader, id)
  if (!staff?.active) return undefined
  const places = await workplaces(reader, staff)
  const place = places.find((one) => one.id === branch) ?? places[0]
  if (!place) return undefined
  return {
    kind: 'staff',
    id,
    name: staff.name,
    branch: place.id,
    permissions: await staffPermissions(reader, staff, place.id),
  }
}
