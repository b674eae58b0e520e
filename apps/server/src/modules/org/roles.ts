import { defineCache, changed } from '../../platform/live-cache.ts'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import { may, tablesOf, type Work } from '../../platform/work.ts'
import type { Role } from './contract.ts'
import { knownPermissions } from './modules-known.ts'
import { administrator, permissionsOfReady, readyRoles } from './rules/ready-roles.ts'
import type { OrgTables } from './tables.ts'

type Reader = Pick<Work, 'db' | 'platform'>

const roles = defineCache('org.roles', ['staff'], async (w): Promise<ReadonlyMap<string, Role>> => {
  const known = knownPermissions(w.platform).map((permission) => permission.code)
  const ready = readyRoles.map(({ code, name, ...role }): [string, Role] => [
    code,
    { code, name, permissions: [...permissionsOfReady({ code, name, ...role }, known)] },
  ])
  const rows = await tablesOf<OrgTables>(w)
    .selectFrom('org.role')
    .select(['code', 'name', 'permissions'])
    .orderBy('name')
    .execute()
  return new Map([...ready, ...rows.map((row): [string, Role] => [row.code, row])])
})

/** Every role by its code: the ready ones, as the library changed them, then its own. */
export function rolesOf(w: Reader): Promise<ReadonlyMap<string, Role>> {
  return roles.get(w, 'all')
}

/** The roles page: every role, and every permission that there is. */
export async function listRoles(w: Reader) {
  return {
    roles: [...(await rolesOf(w)).values()],
    permissions: knownPermissions(w.platform).map(({ code, text, module }) => ({ code, text, module })),
  }
}

/** Adds a role or changes one. The administrator's cannot be changed, and nobody can put into a role what they may not do themselves. */
export async function putRole(
  w: Work,
  code: string,
  role: { readonly name: string; readonly permissions: readonly string[] },
): Promise<Role | Refusal> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(code)) {
    return refuse({
      code: 'invalid-code',
      field: 'code',
      message: 'Write the code of a role in small letters, digits and hyphens, like evening-desk.',
    })
  }
  if (code === administrator) {
    return refuse({
      code: 'role-fixed',
      message: 'An administrator may do everything; this role cannot be changed. Make another role instead.',
    })
  }
  const known = new Set<string>(knownPermissions(w.platform).map((permission) => permission.code))
  const unknown = role.permissions.filter((permission) => !known.has(permission))
  if (unknown.length > 0) {
    return refuse({
      code: 'invalid-permission',
      field: 'permissions',
      message: `There is no permission ${unknown.join(', ')}.`,
    })
  }
  const before = (await rolesOf(w)).get(code)?.permissions ?? []
  const beyond = role.permissions.filter((permission) => !before.includes(permission) && !may(w.actor, permission))
  if (beyond.length > 0) {
    return refuse({
      code: 'permission-missing',
      message: `Nobody can put into a role what they may not do themselves: ${beyond.join(', ')}. An administrator can.`,
      facts: { permissions: beyond },
    })
  }
  const row = { name: role.name, permissions: [...new Set(role.permissions)].sort(), changed_at: w.now }
  await tablesOf<OrgTables>(w)
    .insertInto('org.role')
    .values({ code, ...row })
    .onConflict((clash) => clash.column('code').doUpdateSet(row))
    .execute()
  changed(w, 'staff')
  await w.audit({
    action: 'role.change',
    subject: `role:${code}`,
    detail: { name: role.name, permissions: row.permissions },
  })
  return { code, name: row.name, permissions: row.permissions }
}
