import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { copiesSuffice } from './copies-suffice.ts'

describe('free copies for those who wait', () => {
  const cases: readonly (readonly [string, readonly (readonly number[])[], boolean])[] = [
    ['nobody waits', [], true],
    ['one copy for one', [[1]], true],
    ['one copy for two', [[1], [1]], false],
    [
      'two copies for two',
      [
        [1, 2],
        [1, 2],
      ],
      true,
    ],
    ['someone wants only the copy that another was given first', [[1, 2], [1]], true],
    ['two want only the same copy, though another is free', [[1], [1], [2, 3]], false],
    ['a chain of changes', [[1, 2], [1, 3], [1], [3, 4]], true],
    ['someone for whom no free copy will do', [[1, 2], []], false],
  ]
  for (const [name, waiting, suffice] of cases) {
    it(`${suffice ? 'suffice' : 'do not suffice'}: ${name}`, () => {
      assert.equal(copiesSuffice(waiting.map((copies) => ({ copies, needed: true }))), suffice)
    })
  }

  it('do not suffice when the only one goes to someone whom the loan would not serve', () => {
    assert.equal(
      copiesSuffice([
        { copies: [1], needed: true },
        { copies: [1], needed: false },
      ]),
      false,
    )
    assert.equal(
      copiesSuffice([
        { copies: [1, 2], needed: true },
        { copies: [1], needed: false },
      ]),
      true,
    )
    assert.equal(
      copiesSuffice([
        { copies: [1], needed: true },
        { copies: [], needed: false },
      ]),
      true,
    )
  })
})
