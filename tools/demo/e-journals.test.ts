import { formatIssn, parseIssn } from '@carrel/identifiers'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demoEJournals } from './e-journals.data.ts'

describe('the e-journals of the demo library', () => {
  it('have each an ISSN of its own with the right check digit, years in order and a safe address', () => {
    assert.equal(new Set(demoEJournals.map(({ issn }) => issn)).size, demoEJournals.length)
    for (const { issn, firstYear, lastYear = firstYear, address } of demoEJournals) {
      assert.equal(formatIssn(parseIssn(issn) ?? ''), issn)
      assert.ok(firstYear > 1990 && lastYear >= firstYear, issn)
      assert.equal(new URL(address).protocol, 'https:')
    }
  })
})
