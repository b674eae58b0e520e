/** A role that Carrel brings. `grants` are permission codes; a star at the end stands for all that begin so. */
export interface ReadyRole {
  readonly code: string
  readonly name: string
  readonly grants: readonly string[]
  readonly except?: readonly string[]
}

/** May do everything, always; it cannot be changed, so that nobody locks a library out. */
export const administrator = 'administrator'

const page = [
  'catalog:read',
  'reserves:read',
  'circulation:read',
  'circulation:check-in',
  'holds:read',
  'holds:pull',
  'offline:use',
  'offline:replay',
  'printing:print',
]
const assistant = [
  ...page,
  'circulation:check-out',
  'circulation:fast-add',
  'circulation:renew',
  'patrons:read',
  'patrons:write',
  'holds:place',
  'curbside:book',
  'fees:read',
  'fees:pay',
  'fees:sell',
  'fees:cash-up',
  'labels:print',
  'notifications:read',
  'sorting:read',
  'gates:answer',
  'lists:read',
  'suggestions:read',
  'site:messages',
]
const technician = [
  ...assistant,
  'lists:write',
  'lists:moderate',
  'reviews:moderate',
  'reserves:write',
  'circulation:lost',
  'offline:resolve',
  'circulation:change-due',
  'circulation:transits',
  'circulation:alerts',
  'resource-sharing:read',
  'resource-sharing:requests',
  'resource-sharing:log',
  'resource-sharing:try',
  'notifications:send',
  'machines:view',
  'patrons:block',
  'fees:charge',
  'catalog:write',
  'catalog:items',
  'catalog:import',
  'catalog:loading',
  'catalog:export',
  'catalog:batch',
  'labels:manage',
  'authorities:read',
  'authorities:write',
  'copy-cataloguing:search',
  'quality:read',
  'quality:dismiss',
  'discovery:read',
  'patrons:override-expired',
  'circulation:override-limits',
  'circulation:override-overdues',
  'circulation:override-renewals',
]
const senior = [
  ...technician,
  'circulation:*',
  'resource-sharing:*',
  'holds:*',
  'curbside:*',
  'fees:*',
  'patrons:*',
  'authorities:*',
  'catalog:*',
  'quality:*',
  'discovery:*',
  'machines:*',
  'kiosks:*',
  'sorting:*',
  'printing:*',
]
const librarian = [
  ...senior,
  'suggestions:*',
  'site:*',
  'policy:*',
  'org:calendar',
  'notifications:*',
  'platform:mail*',
]

/** The career ladder of a library, from the shelves to the office. Each may be changed by the library except the last. */
export const readyRoles: readonly ReadyRole[] = [
  { code: 'page', name: 'Page', grants: page },
  { code: 'library-assistant', name: 'Library assistant', grants: assistant },
  { code: 'technician', name: 'Technician', grants: technician },
  {
    code: 'senior-technician',
    name: 'Senior technician',
    grants: senior,
    except: ['fees:void', 'fees:refund', 'fees:amnesty', 'patrons:categories'],
  },
  { code: 'specialist', name: 'Specialist', grants: [...technician, 'authorities:*', 'catalog:*', 'quality:*'] },
  { code: 'librarian', name: 'Librarian', grants: librarian },
  { code: 'department-manager', name: 'Department manager', grants: ['*'], except: ['org:roles', 'platform:api-keys'] },
  { code: administrator, name: 'Administrator', grants: ['*'] },
]

/** The permissions of a ready role among those that this Carrel knows, in their order. */
export function permissionsOfReady(role: ReadyRole, known: readonly string[]): readonly string[] {
  const matches = (code: string, pattern: string) =>
    pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern
  return known.filter(
    (code) =>
      role.grants.some((pattern) => matches(code, pattern)) && !role.except?.some((pattern) => matches(code, pattern)),
  )
}
