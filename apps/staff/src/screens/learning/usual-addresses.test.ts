import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { usualAddresses } from './usual-addresses.ts'

describe('the addresses of a platform for courses', () => {
  it('are made of the site where each school has its own', () => {
    assert.deepEqual(usualAddresses('moodle', ' https://moodle.elm.example/ ', ''), {
      issuer: 'https://moodle.elm.example',
      loginUrl: 'https://moodle.elm.example/mod/lti/auth.php',
      keysUrl: 'https://moodle.elm.example/mod/lti/certs.php',
    })
  })
  it('need our client ID at Blackboard, and stay empty until it is there', () => {
    assert.equal(usualAddresses('blackboard', '', '').keysUrl, '')
    assert.match(usualAddresses('blackboard', '', 'a/b').keysUrl, /applications\/a%2Fb\/jwks\.json$/)
  })
})
