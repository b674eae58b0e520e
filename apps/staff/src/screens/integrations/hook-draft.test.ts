import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyHook, hookBody } from './hook-draft.ts'

describe('a webhook that is written down at the desk', () => {
  it('has its header lines as they were typed, values with colons and all', () => {
    const { headers } = hookBody({ ...emptyHook, headers: 'Authorization: Basic a:b==\n\n X-Tenant :elm ' })
    assert.deepEqual(headers, { Authorization: 'Basic a:b==', 'X-Tenant': 'elm' })
  })

  it('is of one branch or of all', () => {
    assert.equal(hookBody({ ...emptyHook, branch: '3' }).branch, 3)
    assert.equal(hookBody(emptyHook).branch, null)
  })
})
