import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { whyRefused } from './why-refused.ts'

const activeDirectory = (data: string) =>
  `80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data ${data}, v4563`

describe('A directory that takes no password', () => {
  const cases: readonly (readonly [string, string, number | undefined, string])[] = [
    ['an unknown user', activeDirectory('525'), undefined, 'wrong'],
    ['a wrong password', activeDirectory('52e'), undefined, 'wrong'],
    ['an expired password', activeDirectory('532'), undefined, 'password-expired'],
    ['a disabled account', activeDirectory('533'), undefined, 'account-disabled'],
    ['an expired account', activeDirectory('701'), undefined, 'account-expired'],
    ['a password that must be changed', activeDirectory('773'), undefined, 'password-must-change'],
    ['a locked account', activeDirectory('775'), undefined, 'account-locked'],
    ['an expired password by policy control', '', 0, 'password-expired'],
    ['a locked account by policy control', 'Invalid Credentials', 1, 'account-locked'],
    ['no reason at all', '', undefined, 'wrong'],
    ['a code that is nothing', activeDirectory('constructor'), 99, 'wrong'],
  ]
  for (const [what, message, policy, code] of cases)
    it(`says why: ${what}`, () => {
      const refusal = whyRefused(message, policy)
      assert.equal(refusal.kind === 'wrong' ? 'wrong' : refusal.code, code)
      if (refusal.kind === 'barred') assert.match(refusal.message, /^Your? .*\.$/)
    })
})
