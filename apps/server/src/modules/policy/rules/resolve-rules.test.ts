import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Criteria } from '../contract.ts'
import { attributeReasons } from './rule-words.ts'
import { resolveRules, type Lineages, type Precedence, type RuleCase, type RuleFacts } from './resolve-rules.ts'

/** A rule whose loan limit names it, so that tests see which one decided. */
function rules(...list: readonly (readonly [Criteria, number])[]): readonly RuleFacts[] {
  return list.map(([criteria, loanLimit], index) => ({
    id: index + 1,
    criteria,
    attributes: { loanLimit },
    position: index + 1,
  }))
}

const alone: Lineages = new Map()
// 1 is the system, 2 and 3 are campuses in it, 4 is a branch of 2, 5 of 3.
const tree: Lineages = new Map([
  [
    4,
    new Map([
      [4, 0],
      [2, 1],
      [1, 2],
    ]),
  ],
  [
    5,
    new Map([
      [5, 0],
      [3, 1],
      [1, 2],
    ]),
  ],
])

function limit(
  list: readonly RuleFacts[],
  the: RuleCase,
  precedence: Precedence = 'specific',
  lineages = alone,
): number | null {
  return resolveRules(list, the, precedence, lineages).attributes.loanLimit
}

describe('which circulation rule decides', () => {
  const list = rules(
    [{}, 0],
    [{ itemType: 'book' }, 1],
    [{ patronCategory: 'student' }, 2],
    [{ itemType: 'dvd' }, 3],
    [{ itemType: 'dvd', patronCategory: 'visitor' }, 4],
  )

  it('is the one with more criteria, then the first written', () => {
    assert.equal(limit(list, { itemType: 'book', patronCategory: 'student' }), 1)
    assert.equal(limit(list, { itemType: 'dvd', patronCategory: 'student' }), 2)
    assert.equal(limit(list, { itemType: 'dvd', patronCategory: 'visitor' }), 4)
    assert.equal(limit(list, { itemType: 'map', patronCategory: 'staff' }), 0)
  })

  it('may be the last written, or the first, where the library wants it so', () => {
    const order = rules([{}, 0], [{ location: 9 }, 1], [{ branch: 1 }, 2], [{ branch: 4 }, 3], [{ branch: 2 }, 4])
    assert.equal(limit(order, { location: 8, branch: 7 }, 'last', tree), 0)
    assert.equal(limit(order, { location: 9, branch: 7 }, 'last', tree), 1)
    assert.equal(limit(order, { location: 9, branch: 5 }, 'last', tree), 2)
    assert.equal(limit(order, { location: 9, branch: 4 }, 'last', tree), 4)
    const first = rules([{ patronCategory: 'visitor', itemType: 'special' }, 1], [{ itemType: 'book' }, 2], [{}, 3])
    assert.equal(limit(first, { itemType: 'book', patronCategory: 'visitor' }, 'first'), 2)
    assert.deepEqual(
      resolveRules(first, { itemType: 'special', patronCategory: 'visitor' }, 'first', alone).rules.map(
        (rule) => rule.id,
      ),
      [1, 3],
    )
  })

  it('keeps the rule about everything for the last, wherever it is written', () => {
    const order = rules([{ itemType: 'book' }, 1], [{ patronCategory: 'student' }, 2], [{}, 3])
    const ids = (precedence: Precedence, the: RuleCase) =>
      resolveRules(order, the, precedence, alone).rules.map((rule) => rule.id)
    assert.deepEqual(ids('last', { itemType: 'book', patronCategory: 'student' }), [2, 1, 3])
    assert.deepEqual(ids('first', { itemType: 'book', patronCategory: 'student' }), [1, 2, 3])
    assert.deepEqual(ids('first', { itemType: 'dvd' }), [3])
    const early = rules([{}, 1], [{ itemType: 'book' }, 2])
    assert.equal(limit(early, { itemType: 'book' }, 'first'), 2)
  })

  it('is the one for the closer branch: a branch before its campus before the whole system', () => {
    const order = rules([{ branch: 1 }, 1], [{ branch: 2 }, 2], [{ branch: 4 }, 4])
    assert.equal(limit(order, { branch: 4 }, 'specific', tree), 4)
    assert.equal(limit(order, { branch: 5 }, 'specific', tree), 1)
    assert.equal(limit(order.slice(0, 2), { branch: 4 }, 'specific', tree), 2)
  })

  it('is the one for a group of branches before that of a system, and after that of the branch itself', () => {
    const groups = new Map([[4, new Set([70])]])
    const order = rules([{ branch: 2 }, 1], [{ group: 70 }, 2], [{ branch: 4 }, 3], [{ ownerGroup: 70, branch: 1 }, 4])
    const ids = (the: RuleCase) => resolveRules(order, the, 'specific', tree, groups).rules.map(({ id }) => id)
    assert.deepEqual(ids({ branch: 4 }), [3, 2, 1])
    assert.deepEqual(ids({ branch: 5 }), [])
    assert.deepEqual(ids({ branch: 5, owner: 4 }), [4])
  })

  it('is the newer one of two about the same, at the place of the first of them', () => {
    const day = Temporal.PlainDate.from('2026-09-01')
    const list: readonly RuleFacts[] = [
      { id: 1, criteria: { itemType: 'book' }, attributes: { loanLimit: 1 }, position: 1, validFrom: null },
      { id: 2, criteria: { patronCategory: 'adult' }, attributes: { loanLimit: 2 }, position: 2 },
      { id: 3, criteria: { itemType: 'book' }, attributes: { loanLimit: 3 }, position: 3, validFrom: day },
    ]
    for (const precedence of ['specific', 'first'] as const) {
      const found = resolveRules(list, { itemType: 'book', patronCategory: 'adult' }, precedence, alone)
      assert.deepEqual(
        found.rules.map(({ id }) => id),
        [3, 1, 2],
      )
    }
  })

  it('fits an age only where the age is known', () => {
    const ages = rules([{}, 0], [{ ageTo: 12 }, 1], [{ ageFrom: 65 }, 2])
    assert.equal(limit(ages, { age: 12 }), 1)
    assert.equal(limit(ages, { age: 13 }), 0)
    assert.equal(limit(ages, { age: 65 }), 2)
    assert.equal(limit(ages, { age: null }), 0)
  })

  it('inherits what the specific rule leaves open, and lets "no limit" overrule a limit', () => {
    const list: readonly RuleFacts[] = [
      { id: 1, criteria: {}, attributes: { loanLimit: 5, renewals: 2 }, position: 1 },
      { id: 2, criteria: { patronCategory: 'staff' }, attributes: { loanLimit: null }, position: 2 },
    ]
    const { attributes } = resolveRules(list, { patronCategory: 'staff' }, 'specific', alone)
    assert.equal(attributes.loanLimit, null)
    assert.equal(attributes.renewals, 2)
    assert.deepEqual(attributes.period, { count: 3, unit: 'weeks' })
  })

  it('says what put it before the next one', () => {
    const order = rules(
      [{ itemType: 'book' }, 1],
      [{ patronCategory: 'student' }, 2],
      [{ branch: 1 }, 3],
      [{ branch: 4 }, 4],
      [{}, 5],
    )
    const names = {
      categories: new Map(),
      itemTypes: new Map(),
      branches: new Map(),
      locations: new Map(),
      groups: new Map(),
    }
    const why = (the: RuleCase, precedence: Precedence = 'specific') =>
      attributeReasons(resolveRules(order, the, precedence, tree), 'loanLimit', names)[0]?.detail
    assert.equal(why({ itemType: 'book', patronCategory: 'student' }), 'Before the next one in the list of rules')
    assert.match(why({ itemType: 'book', patronCategory: 'student' }, 'last') ?? '', /^After the next one/)
    assert.match(why({ branch: 4 }) ?? '', /closer branch$/)
    assert.equal(why({ itemType: 'book' }), 'The next one is about everything, and comes last')
    assert.equal(why({ itemType: 'map' }), 'The only rule that says anything here')
    const exact = rules([{ itemType: 'book' }, 1], [{ itemType: 'book', patronCategory: 'student' }, 2])
    const [reason] = attributeReasons(
      resolveRules(exact, { itemType: 'book', patronCategory: 'student' }, 'specific', alone),
      'loanLimit',
      names,
    )
    assert.equal(reason?.detail, 'More exact than the next one: 2 criteria against 1')
  })

  it('says which rule decided and which lost', () => {
    const names = {
      categories: new Map([['adult', 'Adult']]),
      itemTypes: new Map([['book', 'Book']]),
      branches: new Map([[4, 'Elm Street']]),
      locations: new Map<number, string>(),
      groups: new Map<number, string>(),
    }
    const list: readonly RuleFacts[] = [
      {
        id: 1,
        criteria: { patronCategory: 'adult' },
        attributes: { period: { count: 2, unit: 'weeks' } },
        position: 1,
      },
      {
        id: 2,
        criteria: { patronCategory: 'adult', itemType: 'book', branch: 4 },
        attributes: { period: { count: 3, unit: 'weeks' } },
        position: 2,
      },
    ]
    const resolved = resolveRules(list, { patronCategory: 'adult', itemType: 'book', branch: 4 }, 'specific', tree)
    assert.deepEqual(
      attributeReasons(resolved, 'period', names).map(({ decided, text }) => ({ decided, text })),
      [
        { decided: true, text: 'Adult + Book at Elm Street: 3 weeks' },
        { decided: false, text: 'Adult: 2 weeks' },
      ],
    )
    assert.match(attributeReasons(resolved, 'fine', names)[0]?.text ?? '', /^No rule says otherwise: none$/)
  })
})
