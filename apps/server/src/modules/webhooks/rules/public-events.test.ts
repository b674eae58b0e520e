import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { pathOf, publicEvent, publicEvents } from './public-events.ts'

const page = readFileSync(new URL('../../../../../../docs/webhooks.md', import.meta.url), 'utf8')

describe('the events of which vendors can be told', () => {
  it('stand in the page for vendors, each with the fields of its example', () => {
    const written = [...page.matchAll(/^\| `([a-z]+\.[a-z-]+)` \| .+ \| (.+) \|$/gm)].map(([, type, fields]) => ({
      type,
      fields,
    }))
    const known = publicEvents.map(({ type, sample }) => ({
      type,
      fields: Object.keys(sample)
        .map((name) => `\`${name}\``)
        .join(', '),
    }))
    assert.deepEqual(written, known)
  })

  it('lead to what they are about, unless it is gone', () => {
    assert.equal(pathOf(publicEvent('loan.created'), { loan: 7 }), '/api/v1/loans/7')
    assert.equal(pathOf(publicEvent('loan.created'), {}), undefined)
    assert.equal(pathOf(publicEvent('bib.deleted'), { bib: 7 }), undefined)
    assert.equal(pathOf(publicEvent('of.another.time'), { bib: 7 }), undefined)
  })
})
