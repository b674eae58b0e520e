import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hashPassword, verifyPassword } from './password.ts'

describe('passwords and PINs', () => {
  it('accepts the right one and no other, however it is composed', async () => {
    const stored = await hashPassword('Zoë’s café')
    assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    assert.equal(await verifyPassword('Zoë’s café'.normalize('NFD'), stored), true)
    assert.equal(await verifyPassword('Zoe’s cafe', stored), false)
  })
  it('gives two people with one password two different hashes', async () => {
    assert.notEqual(await hashPassword('1234'), await hashPassword('1234'))
  })
  it('says no to an account without a password', async () => {
    assert.equal(await verifyPassword('', null), false)
    assert.equal(await verifyPassword('x', 'nonsense'), false)
  })
})
