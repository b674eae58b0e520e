import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { PutItemType } from '../../src/modules/catalog/contract.ts'
import { CheckOut, GetPatronSummary } from '../../src/modules/circulation/contract.ts'
import { CreateShelvingLocation } from '../../src/modules/org/contract.ts'
import { PutBlockKind } from '../../src/modules/patrons/contract-people.ts'
import { AddPatronBlock } from '../../src/modules/patrons/contract.ts'
import { openLibrary, type TestLibrary } from '../library.ts'

describe('what a desk is told of a patron', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 14, unit: 'days' }, totalLoanLimit: 20, totalHoldLimit: 10 })
    for (const code of ['dvd', 'game', 'laptop'])
      await library.must(PutItemType, { params: { code }, body: { name: code.toUpperCase() } })
  })
  after(() => library.stop())
  const limits = async (id: number) => (await library.must(GetPatronSummary, { params: { id } })).limits
  const said = (list: Awaited<ReturnType<typeof limits>>) =>
    list.map(({ name, used, limit }) => `${name} ${used}/${limit}`)

  it('every limit that the rules count is shown, of type, shelf, collection and all, the nearest to its end first', async () => {
    const { id: shelf } = await library.must(CreateShelvingLocation, { body: { code: 'new', name: 'New books' } })
    await library.rule({ itemType: 'dvd' }, { loanLimit: 5 })
    await library.rule({ itemType: 'dvd', patronCategory: 'child' }, { loanLimit: 2 })
    await library.rule({ location: shelf }, { loanLimit: 2 })
    await library.rule({ collection: 'Bestsellers' }, { loanLimit: 4 })
    await library.rule({ owner: library.harbour }, { loanLimit: 8 })
    await library.rule({ itemType: 'laptop' }, { loanLimit: 0 })
    await library.rule({ itemType: 'game', branch: library.harbour }, { loanLimit: 1 })
    const adult = await library.patron('FC-1')
    await library.item('FC-10', { itemType: 'dvd' })
    await library.item('FC-11', { itemType: 'dvd', location: shelf })
    await library.item('FC-12', { collection: 'Bestsellers', branch: library.harbour })
    for (const barcode of ['FC-10', 'FC-11']) await library.must(CheckOut, { body: { card: 'FC-1', barcode } })
    const { summary } = await library.must(CheckOut, { body: { card: 'FC-1', barcode: 'FC-12' } })
    const expected = [
      'New books 1/2',
      'DVD 2/5',
      'Bestsellers 1/4',
      'Loans 3/20',
      'Harbour 1/8',
      'Holds 0/10',
      'LAPTOP 0/0',
    ].sort()
    assert.deepEqual(said(summary.limits).sort(), expected)
    assert.deepEqual(said(await limits(adult.id)), said(summary.limits), 'the same without a check-out before')
    assert.deepEqual(said(summary.limits).slice(0, 2), ['New books 1/2', 'DVD 2/5'])
    assert.equal(said(summary.limits).at(-1), 'LAPTOP 0/0')
    const child = await library.patron('FC-2', { category: 'child' })
    assert.ok(said(await limits(child.id)).includes('DVD 0/2'), 'the rule for children overrules the other')
    const there = await library.atHarbour.must(GetPatronSummary, { params: { id: adult.id } })
    assert.ok(said(there.limits).includes('GAME, Harbour 0/1'))
  })

  it('a block that stops only holds, or stands only at another branch, stops no loan here and is named apart', async () => {
    await library.must(PutBlockKind, { params: { code: 'no-holds' }, body: { name: 'No holds', stops: ['holds'] } })
    const patron = await library.patron('FC-3')
    const holdsOnly = await library.must(AddPatronBlock, {
      params: { id: patron.id },
      body: { reason: 'Never collects', kind: 'no-holds' },
    })
    const atHarbour = await library.must(AddPatronBlock, {
      params: { id: patron.id },
      body: { reason: 'Banned there', branch: library.harbour },
    })
    const summary = await library.must(GetPatronSummary, { params: { id: patron.id } })
    assert.deepEqual(summary.blocks, [])
    const ids = atHarbour.blocks.map(({ id }) => id)
    assert.deepEqual(summary.otherBlocks, ids)
    const there = await library.atHarbour.must(GetPatronSummary, { params: { id: patron.id } })
    assert.deepEqual(
      there.blocks.map(({ code }) => code),
      ['patron-blocked'],
    )
    assert.deepEqual(
      there.otherBlocks,
      holdsOnly.blocks.map(({ id }) => id),
    )
  })
})
