import type { Role } from '../../../../server/src/modules/org/contract.ts'

/** A role with one permission more or less. */
export function togglePermission(role: Role, code: string, on: boolean): Role {
  const others = role.permissions.filter((one) => one !== code)
  return { ...role, permissions: on ? [...others, code] : others }
}

/** A code for a new role from its name, with a number where the code is taken: `Story Teller` becomes `story-teller`. */
export function codeFromName(name: string, roles: readonly Pick<Role, 'code'>[]): string {
  const code = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  if (code === '') return ''
  const taken = new Set(roles.map((role) => role.code))
  let free = code
  for (let n = 2; taken.has(free); n++) free = `${code}-${n}`
  return free
}
