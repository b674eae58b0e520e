import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeFromName, togglePermission } from './role-edits.ts'

describe('roles', () => {
  it('get and lose one permission at a time', () => {
    const page = { code: 'page', name: 'Page', permissions: ['holds:read'] }
    assert.deepEqual(togglePermission(page, 'holds:place', true).permissions, ['holds:read', 'holds:place'])
    assert.deepEqual(togglePermission(page, 'holds:read', true).permissions, ['holds:read'])
    assert.deepEqual(togglePermission(page, 'holds:read', false).permissions, [])
  })

  it('get a code that nobody has', () => {
    assert.equal(codeFromName('Story Teller', []), 'story-teller')
    assert.equal(codeFromName('Čtenář', [{ code: 'ctenar' }, { code: 'ctenar-2' }]), 'ctenar-3')
    assert.equal(codeFromName('  ', []), '')
  })
})
