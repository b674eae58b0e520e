import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { checks, runCheck, runChecks, type FailedCheck } from './checks.ts'

describe('the source of Carrel', () => {
  let failures: readonly FailedCheck[] = []
  before(async () => {
    failures = await runChecks({ fix: false, say: () => {} })
  })
  for (const { name } of checks()) {
    it(`passes: ${name}`, () => {
      const failure = failures.find((one) => one.name === name)
      if (failure !== undefined) assert.fail(`${name}\n${failure.output}`)
    })
  }

  it('is told apart from source that does not pass', async () => {
    const failure = await runCheck({
      name: 'a program that complains',
      args: ['-e', 'console.log("here"); process.exit(3)'],
    })
    assert.deepEqual(failure, { name: 'a program that complains', output: 'here\n' })
  })
})
