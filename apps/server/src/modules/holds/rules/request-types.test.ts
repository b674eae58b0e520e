import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mayRequest, type RequestableStatus } from './request-types.ts'

// What may be asked in each state: fetch it (p), have it next (h), call it back (r).
const table: Readonly<Record<RequestableStatus, string>> = {
  available: 'p',
  'on-loan': 'hr',
  'on-hold-shelf': 'hr',
  'awaiting-delivery': 'hr',
  'in-transit': 'hr',
  'transit-cancelled': 'hr',
  missing: 'h',
  paged: 'hr',
  'on-order': 'hr',
  'in-process': 'hr',
  restricted: 'phr',
  incomplete: 'hr',
  lost: '',
  'claimed-returned': '',
  withdrawn: '',
  damaged: '',
  'lost-paid': '',
  'aged-to-lost': '',
  'long-missing': '',
  unknown: '',
}

describe('what can be asked of an item', () => {
  for (const [status, allowed] of Object.entries(table)) {
    it(`in the state ${status}: ${allowed === '' ? 'nothing' : allowed}`, () => {
      const letters = (['page', 'hold', 'recall'] as const)
        .filter((type) => mayRequest(type, status))
        .map((type) => type.charAt(0))
      assert.equal(letters.join(''), allowed)
    })
  }
})
