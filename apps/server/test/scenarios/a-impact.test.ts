import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { SimulateCheckOut } from '../../src/modules/circulation/contract.ts'
import { RuleImpact } from '../../src/modules/circulation/contract-impact.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import { ListRules } from '../../src/modules/policy/contract.ts'
import { openLibrary, usd, type TestLibrary } from '../library.ts'
import { lendingDesk, moment, period, type LendingDesk } from './lending-desk.ts'

describe('a change of the rules before it is made', () => {
  let library: TestLibrary
  let desk: LendingDesk
  before(async () => {
    library = await openLibrary()
    desk = lendingDesk(library)
  })
  after(() => library.stop())

  it('A20 shows which open loans and holds it would touch, and changes nothing', async () => {
    const one = await desk.loan({
      rule: { period: period('2 weeks'), renewals: 2, grace: period('1 days') },
      at: '2026-03-02T10:00:00Z',
    })
    await desk.loan({ rule: { period: period('2 weeks') }, at: '2026-03-02T10:00:00Z' })
    const { id: patron } = await library.patron(desk.name())
    await library.must(PlaceHold, { body: { patron, bib: one.bib, pickup: one.branch } })
    const rules = (await library.must(ListRules)).rows
    const rule = rules.find(({ criteria }) => criteria.itemType === one.itemType)?.id ?? 0
    const impact = await library.must(RuleImpact, {
      body: {
        rule,
        content: {
          criteria: { itemType: one.itemType },
          attributes: {
            period: period('1 weeks'),
            grace: { unit: 'days', count: 1 },
            renewals: 2,
            holdShelf: period('3 days'),
          },
        },
      },
    })
    assert.deepEqual([impact.loans.total, impact.loans.touched, impact.blocks], [2, 1, []])
    assert.deepEqual(impact.loans.attributes, [
      {
        attribute: 'period',
        count: 1,
        when: 'renewal',
        changes: [{ before: period('2 weeks'), after: period('1 weeks'), count: 1 }],
      },
    ])
    assert.deepEqual(
      impact.loans.examples.map(({ id, due }) => [id, due]),
      [[one.loan.id, moment('2026-03-16')]],
    )
    assert.deepEqual([impact.holds.total, impact.holds.touched], [1, 1])
    assert.deepEqual(
      impact.holds.attributes.map(({ attribute, when }) => [attribute, when]),
      [['holdShelf', 'now']],
    )
    const removal = await library.must(RuleImpact, { body: { rule, remove: true } })
    assert.deepEqual(removal.loans.attributes.map(({ attribute }) => attribute).toSorted(), [
      'grace',
      'period',
      'renewals',
    ])
    assert.deepEqual((await library.must(ListRules)).rows, rules)
  })

  it('A21 a new rule that another hides touches nothing, and says when it cannot be written', async () => {
    const { itemType } = await desk.loan({ rule: { renewals: 1 }, at: '2026-03-02T10:00:00Z' })
    const add = (criteria: object) =>
      library.must(RuleImpact, { body: { content: { criteria, attributes: { renewals: 9 } } } })
    const everything = await add({ itemType })
    assert.deepEqual(
      everything.blocks.map(({ code }) => code),
      ['rule-exists'],
    )
    const later = await library.must(RuleImpact, {
      body: { content: { criteria: { itemType }, attributes: { renewals: 9 }, validFrom: '2026-09-01' } },
    })
    assert.deepEqual([later.on, later.loans.touched, later.blocks], ['2026-09-01', 1, []])
  })

  it('A22 tells what would happen with a loan, its renewal, its late return and a hold, by which rules', async () => {
    const itemType = await desk.itemType()
    const rule = await desk.rule(
      { itemType },
      { period: period('1 weeks'), fine: { amount: usd(1), every: period('1 days') }, renewals: 0 },
    )
    library.at('2026-03-02T10:00:00Z')
    const { barcode } = await library.item(desk.name(), { itemType })
    const { id: patron } = await library.patron(desk.name())
    const told = await library.must(SimulateCheckOut, {
      body: {
        patron,
        barcode,
        renewed: '2026-03-05T10:00:00Z',
        returned: '2026-03-12T10:00:00Z',
        hold: true,
        values: true,
      },
    })
    assert.deepEqual([told.allowed, told.due], [true, moment('2026-03-09')])
    assert.deepEqual(
      [told.renewal?.allowed, told.renewal?.due, told.renewal?.blocks.map(({ code }) => code)],
      [false, moment('2026-03-12'), ['renewal-limit']],
    )
    assert.deepEqual(told.fine?.amount, usd(3))
    assert.deepEqual(told.hold, { allowed: true, blocks: [] })
    assert.equal(told.values?.find(({ attribute }) => attribute === 'fine')?.rule, rule)
  })
})
