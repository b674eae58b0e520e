import { sql } from 'kysely'
import { refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { may, tablesOf, type Work } from '../../platform/work.ts'
import { branchesOf } from './branches.ts'
import type { StaffAccount } from './contract.ts'
import { rolesOf } from './roles.ts'
import { administrator } from './rules/ready-roles.ts'
import type { Assignment } from './rules/permissions-at.ts'
import { staffFacts, staffPermissions } from './staff-actor.ts'
import type { OrgTables } from './tables.ts'

/** Staff accounts by name, or only one of them. */
export async function staffAccounts(w: Pick<Work, 'db'>, only?: number): Promise<readonly StaffAccount[]> {
  const db = tablesOf<OrgTables>(w)
  const rows = await db
    .selectFrom('org.staff')
    .select(['id', 'username', 'name', 'email', 'active'])
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? 0))
    .orderBy('name')
    .orderBy('id')
    .execute()
  const held = await db
    .selectFrom('org.staff_role')
    .selectAll()
    .$if(only !== undefined, (query) => query.where('staff_id', '=', only ?? 0))
    .orderBy('role_code')
    .execute()
  return rows.map((row) => ({
    ...row,
    roles: held.filter((one) => one.staff_id === row.id).map((one) => ({ role: one.role_code, branch: one.branch_id })),
  }))
}

/** The account with a user name, however its letters are cased. */
export async function staffByUsername(w: Pick<Work, 'db'>, username: string): Promise<StaffAccount | undefined> {
  return (await staffAccounts(w)).find((account) => account.username.toLowerCase() === username.trim().toLowerCase())
}

/** Everything that is wrong with the roles that someone is to hold: unknown ones, and more than the giver may do. */
export async function assignmentProblems(w: Work, assignments: readonly Assignment[]): Promise<readonly Block[]> {
  const roles = await rolesOf(w)
  const tree = await branchesOf(w)
  const blocks: Block[] = []
  for (const { role: code, branch } of assignments) {
    const role = roles.get(code)
    if (!role) {
      blocks.push({ code: 'invalid-role', field: 'roles', message: `There is no role "${code}".` })
      continue
    }
    if (branch !== null && !tree.byId.has(branch)) {
      blocks.push({ code: 'invalid-branch', field: 'roles', message: `There is no branch ${branch}.` })
      continue
    }
    const beyond = await beyondGiver(w, role.permissions, branch)
    if (beyond.length > 0) {
      blocks.push({
        code: 'permission-missing',
        message: `Nobody can give more than they may do themselves: the role ${role.name} includes ${beyond.join(', ')}. An administrator can give it.`,
        facts: { permissions: beyond },
      })
    }
  }
  return blocks
}

async function beyondGiver(w: Work, permissions: readonly string[], branch: number | null): Promise<readonly string[]> {
  if (w.actor.kind === 'staff') {
    const giver = await staffFacts(w, w.actor.id)
    const own = giver ? await staffPermissions(w, giver, branch) : new Set<string>()
    return permissions.filter((permission) => !own.has(permission))
  }
  return permissions.filter((permission) => !may(w.actor, permission))
}

/** Refuses when nobody active would be an administrator of the whole library any more. */
export async function refuseWithoutAdministrator(w: Work): Promise<Refusal | undefined> {
  const { rows } = await sql<{ exists: boolean }>`
    select exists (select from org.staff s join org.staff_role r on r.staff_id = s.id
      where s.active and r.role_code = ${administrator} and r.branch_id is null)`.execute(w.db)
  if (rows[0]?.exists === true) return undefined
  return refuse({
    code: 'last-administrator',
    message:
      'The library needs at least one active administrator for all branches. Make someone else administrator first.',
  })
}

/** Writes which roles someone holds, in place of those they held. */
export async function writeAssignments(w: Work, staff: number, assignments: readonly Assignment[]): Promise<void> {
  const db = tablesOf<OrgTables>(w)
  await db.deleteFrom('org.staff_role').where('staff_id', '=', staff).execute()
  if (assignments.length === 0) return
  await db
    .insertInto('org.staff_role')
    .values(assignments.map(({ role, branch }) => ({ staff_id: staff, role_code: role, branch_id: branch })))
    .onConflict((clash) => clash.doNothing())
    .execute()
}
