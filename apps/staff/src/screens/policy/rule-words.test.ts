import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createFormat } from '../../format.ts'
import { en } from '../../messages/en.ts'
import { attributeOrder, withAttribute, withoutAttribute } from './attributes.ts'
import { criteriaInWords, valueInWords, type RuleNames } from './rule-words.ts'

const names: RuleNames = {
  category: (code) => ({ adult: 'Adult' })[code] ?? code,
  itemType: (code) => ({ dvd: 'DVD' })[code] ?? code,
  branch: () => 'Elm Street',
  location: () => 'Children',
}
const format = createFormat({ locale: 'en-US', timeZone: 'UTC' }, en.days)

describe('a rule in words', () => {
  it('says to what it applies', () => {
    const say = (criteria: Parameters<typeof criteriaInWords>[0]) => criteriaInWords(criteria, names, en.rules)
    assert.equal(say({}), 'Everything')
    assert.equal(say({ patronCategory: 'adult', itemType: 'dvd', branch: 2 }), 'Adult + DVD at Elm Street')
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
      '$0.25 a day',
    ])
    assert.deepEqual(say({ closedDue: 'next-open-day', overdueBlocks: 'confirm' }), ['Next open day', 'Ask staff'])
  })

  it('inherits again what is no longer set', () => {
    const set = withAttribute({ renewals: 2 }, 'loanLimit', null)
    assert.deepEqual(set, { renewals: 2, loanLimit: null })
    assert.deepEqual(withoutAttribute(set, 'renewals'), { loanLimit: null })
  })
})
