import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sections, sectionsInSight } from './sections.ts'

const idsAt = (address: string, some = sections) => sectionsInSight(some, address).map(({ id }) => id)

describe('the rail', () => {
  it('shows what belongs to the section that one is in, and to no other', () => {
    const above = sections.filter(({ within }) => within === undefined).map(({ id }) => id)
    assert.deepEqual(idsAt('/guide/webhooks'), above)
    for (const address of ['/holds', '/curbside/slots', '/moving']) {
      assert.deepEqual(
        idsAt(address).filter((id) => !above.includes(id)),
        ['curbside', 'moving', 'sharing'],
      )
    }
  })

  it('shows a section whose own section this person may not see', () => {
    const some = sections.filter(({ id }) => id !== 'holds')
    assert.ok(idsAt('/desk', some).includes('curbside'))
  })

  it('has what belongs to a section right behind it', () => {
    sections.forEach(({ within }, at) => {
      const before = sections[at - 1]
      if (within !== undefined) assert.ok(before?.id === within || before?.within === within, `${at}`)
    })
  })
})
