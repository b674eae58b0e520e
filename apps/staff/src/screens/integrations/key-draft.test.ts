import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { draftOfKey, emptyKey, keyBody } from './key-draft.ts'
import { permissionsOf, presetOf } from './key-presets.ts'

describe('a key that is written down at the desk', () => {
  it('is good to the end of its last day, and shows that day when it is changed', () => {
    const body = keyBody({
      ...emptyKey,
      name: ' Vendor ',
      until: '2026-12-31',
      addresses: '192.0.2.7\n\n 192.0.3.0/24 ',
    })
    assert.equal(body.name, 'Vendor')
    assert.deepEqual(body.addresses, ['192.0.2.7', '192.0.3.0/24'])
    assert.equal(new Date(body.expiresAt ?? '').getTime(), new Date(2027, 0, 1).getTime())
    const view = {
      id: 1,
      tokenEnd: 'abcd',
      expired: false,
      createdAt: '2026-01-01T00:00:00Z',
      createdBy: 'Ada',
      rotatedAt: null,
      previousUntil: null,
      usedAt: null,
      usedFrom: null,
      revokedAt: null,
      ...body,
      permissions: ['catalog:read', 'org:roles'],
    }
    const draft = draftOfKey(view, ['catalog:read'])
    assert.equal(draft.until, '2026-12-31')
    assert.deepEqual(draft.permissions, ['catalog:read'])
  })

  it('has no limit where the field is empty', () => {
    assert.equal(keyBody({ ...emptyKey, perMinute: Number.NaN }).perMinute, null)
  })

  it('starts from a preset, of which nobody gives more than they have', () => {
    const given = permissionsOf('payments', ['patrons:read', 'fees:read'])
    assert.deepEqual(given, ['patrons:read', 'fees:read'])
    assert.equal(presetOf(['fees:pay', 'patrons:read', 'fees:read']), 'payments')
    assert.equal(presetOf(['fees:pay']), 'own')
  })
})
