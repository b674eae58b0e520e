import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openLibrary, type TestLibrary } from '../../../test/library.ts'
import { ListMail } from '../../platform/contract.ts'
import { CheckIn } from '../circulation/contract.ts'
import { PlaceHold } from '../holds/contract.ts'

describe('a hold that is on the shelf', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  it('is told by e-mail once, with where and until when', async () => {
    const patron = await library.patron('R1', { email: 'pat@example.org' })
    const { bib } = await library.item('A1')
    await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    await library.must(CheckIn, { body: { barcode: 'A1' } })
    await library.must(CheckIn, { body: { barcode: 'A1' } })
    const { rows } = await library.must(ListMail, { query: {} })
    assert.equal(rows.length, 1)
    assert.equal(rows[0]?.to, 'pat@example.org')
    assert.match(rows[0]?.text ?? '', /"Title of A1" waits for you at Elm Street until Monday, March 9\./)
  })

  it('is told nobody without an address', async () => {
    const patron = await library.patron('R2')
    const { bib } = await library.item('A2')
    await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    await library.must(CheckIn, { body: { barcode: 'A2' } })
    assert.equal((await library.must(ListMail, { query: {} })).total, 1)
  })
})
