import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { permissionsAt } from './permissions-at.ts'
import { permissionsOfReady, readyRoles } from './ready-roles.ts'

const known = [
  'platform:api-keys',
  'org:roles',
  'org:staff',
  'patrons:read',
  'patrons:write',
  'patrons:categories',
  'patrons:override-expired',
  'catalog:read',
  'catalog:items',
  'catalog:types',
  'policy:rules',
  'fees:pay',
  'fees:waive',
  'fees:void',
  'circulation:read',
  'circulation:check-in',
  'circulation:check-out',
  'circulation:override-fines',
  'makerspace:print',
]
const of = (code: string) =>
  permissionsOfReady(readyRoles.find((role) => role.code === code) ?? { code, name: '', grants: [] }, known)

describe('the ready roles', () => {
  it('are a ladder on which each may do what the one below may', () => {
    const ladder = [
      'page',
      'library-assistant',
      'technician',
      'senior-technician',
      'librarian',
      'department-manager',
      'administrator',
    ]
    for (const [rung, code] of ladder.entries()) {
      const below = ladder[rung - 1]
      if (below === undefined) continue
      const missing = of(below).filter((permission) => !of(code).includes(permission))
      assert.deepEqual(missing, [], `${code} lacks what ${below} may do`)
      assert.ok(of(code).length > of(below).length, `${code} may do more than ${below}`)
    }
  })

  it('begin with taking things back and end with everything, of later modules too', () => {
    assert.deepEqual(of('page'), ['catalog:read', 'circulation:read', 'circulation:check-in'])
    assert.deepEqual(of('administrator'), known)
    assert.ok(!of('department-manager').includes('org:roles'))
    assert.ok(!of('senior-technician').includes('fees:void'))
    assert.ok(of('department-manager').includes('makerspace:print'))
  })
})

describe('what someone may do at a branch', () => {
  const roles = new Map([
    ['page', ['circulation:check-in']],
    ['desk', ['circulation:check-out']],
    ['office', ['org:staff']],
  ])
  const assignments = [
    { role: 'page', branch: null },
    { role: 'desk', branch: 4 },
    { role: 'office', branch: 2 },
    { role: 'gone', branch: null },
  ]

  it('comes from the roles there, above it and everywhere', () => {
    const at = (...line: readonly number[]) => [...permissionsAt(assignments, roles, line)].sort()
    assert.deepEqual(at(4, 2, 1), ['circulation:check-in', 'circulation:check-out', 'org:staff'])
    assert.deepEqual(at(5, 2, 1), ['circulation:check-in', 'org:staff'])
    assert.deepEqual(at(6, 3, 1), ['circulation:check-in'])
    assert.deepEqual(at(), ['circulation:check-in'])
  })
})
