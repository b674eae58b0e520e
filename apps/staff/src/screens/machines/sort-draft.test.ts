import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { binRenamed, draftOf, nextBin, nextKey, planOf, rulesMoved, ruleStepped, writtenValues } from './sort-draft.ts'

const bin = (number: string) => ({ number, name: '', emptiedBy: 'machine' as const, capacity: '' })
const plan = {
  defaultBin: '2',
  bins: [bin('1'), bin('2'), bin('X')],
  rules: ['a', 'b', 'c', 'd'].map((name) => ({ name, active: true, tests: [], bin: '2' })),
}
const names = (rules: readonly { readonly name: string }[]) => rules.map(({ name }) => name).join('')

describe('bins and rules on the page', () => {
  it('are saved as they were read', () => {
    assert.deepEqual(planOf(draftOf(plan)), plan)
  })

  for (const [keys, target, behind, order] of [
    [[1], 3, true, 'bcad'],
    [[4], 1, false, 'dabc'],
    [[1, 2], 4, true, 'cdab'],
    [[2], 2, true, 'abcd'],
    [[2], 99, true, 'abcd'],
  ] as const) {
    it(`put ${keys.join(' and ')} ${behind ? 'behind' : 'before'} ${target}: ${order}`, () => {
      assert.equal(names(rulesMoved(draftOf(plan).rules, keys, target, behind)), order)
    })
  }

  it('move a rule by a step, and no further than the ends', () => {
    const { rules } = draftOf(plan)
    assert.equal(names(ruleStepped(rules, 2, -1)), 'bacd')
    assert.equal(names(ruleStepped(rules, 2, 1)), 'acbd')
    assert.equal(names(ruleStepped(rules, 1, -1)), 'abcd')
    assert.equal(names(ruleStepped(rules, 4, 1)), 'abcd')
  })

  it('let rules and the rest follow a bin to its new number', () => {
    const draft = binRenamed(draftOf(plan), '2', bin('7'))
    assert.deepEqual([draft.defaultBin, draft.rules[0]?.bin, draft.bins[1]?.number], ['7', '7', '7'])
  })

  it('find numbers and keys that are free', () => {
    assert.equal(nextBin(plan.bins), '3')
    assert.equal(nextBin([]), '1')
    assert.equal(nextKey(draftOf(plan, 5)), 9)
  })

  it('read values with commas between them', () => {
    assert.deepEqual(writtenValues(' 810-819, < 340,, FIC '), ['810-819', '< 340', 'FIC'])
  })
})
