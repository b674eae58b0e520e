import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Attributes } from '../../../../server/src/modules/policy/contract.ts'
import { createFormat } from '../../format.ts'
import { en } from '../../messages/en.ts'
import { attributeOrder, withAttribute, withoutAttribute } from './attributes.ts'
import { criteriaInWords, valueInWords, type RuleNames } from './rule-words.ts'

const names: RuleNames = {
  category: (code) => ({ adult: 'Adult' })[code] ?? code,
  itemType: (code) => ({ dvd: 'DVD' })[code] ?? code,
  branch: () => 'Elm Street',
  location: () => 'Children',
  group: () => 'River branches',
}
const format = createFormat({ locale: 'en-US', timeZone: 'UTC' }, en.days)

describe('a rule in words', () => {
  it('says to what it applies', () => {
    const say = (criteria: Parameters<typeof criteriaInWords>[0]) => criteriaInWords(criteria, names, en.rules)
    assert.equal(say({}), 'Everything')
    assert.equal(say({ patronCategory: 'adult', itemType: 'dvd', branch: 2 }), 'Adult + DVD at Elm Street')
    assert.equal(say({ itemType: 'dvd', group: 7 }), 'DVD at the group River branches')
    assert.equal(say({ location: 3, ageTo: 12 }), 'In Children aged 12 or under')
  })

  it('says what it sets', () => {
    const usd = (amount: number) => ({ amount, currency: 'USD' })
    const say = (attributes: Parameters<typeof valueInWords>[0]) =>
      attributeOrder.flatMap((name) => {
        const text = valueInWords(attributes, name, en, format)
        return text === '' ? [] : [text]
      })
    assert.deepEqual(say({ period: { count: 1, unit: 'weeks' }, lendable: false }), ['No', '1 week'])
    assert.deepEqual(say({ renewals: 0, loanLimit: null, fineCap: null }), ['0', 'No limit', 'None'])
    assert.deepEqual(say({ fine: { amount: usd(25), every: { count: 1, unit: 'days' } }, fineLimit: usd(1000) }), [
      '$10.00',
      '$0.25 per day',
    ])
    assert.deepEqual(say({ closedDue: 'next-open-day', overdueBlocks: 'confirm' }), ['Next open day', 'Ask staff'])
    assert.deepEqual(say({ cardEnds: null, renewWhenHeld: 'allow' }), ['As on a closed day, but back', 'Renews'])
    assert.deepEqual(
      say({
        terms: { mode: 'exactly', terms: [{ from: '2020-01-01', to: '2020-05-31', due: '2020-06-15' }] },
        suspension: { days: 2, every: { count: 1, unit: 'days' } },
        reminderFees: [
          { after: { count: 1, unit: 'weeks' }, amount: usd(100) },
          { after: { count: 3, unit: 'weeks' }, amount: usd(200) },
        ],
      }),
      ['Jun 15, 2020', '$1.00 after 1 week and 1 more', '2 days for each day'],
    )
  })

  it('has a name, a hint and a meaning for whatever can be set', () => {
    for (const name of attributeOrder) {
      assert.ok(en.attributeNames[name], name)
      assert.ok(en.attributeHints[name], name)
    }
    assert.deepEqual([...attributeOrder].sort(), Object.keys(Attributes.properties).sort())
  })

  it('inherits again what is no longer set', () => {
    const set = withAttribute({ renewals: 2 }, 'loanLimit', null)
    assert.deepEqual(set, { renewals: 2, loanLimit: null })
    assert.deepEqual(withoutAttribute(set, 'renewals'), { loanLimit: null })
  })
})
