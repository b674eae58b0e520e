import { Script } from 'node:vm'
import type { MarcRecord } from '@carrel/marc'
import { compileCondition, parseCondition, type Condition } from '@carrel/marc-tasks'
import { CommandError } from '../command.ts'

/** Whether a record fulfils a condition; `stuck` where a regular expression came to no end in it. */
export type WhereTest = (record: MarcRecord) => boolean | 'stuck'

/** Milliseconds for one record. */
const patience = 1000
const hook = Symbol.for('carrel.marc-where')
// Only what runs inside a script can be interrupted, a regular expression that never ends included.
const script = new Script(`globalThis[Symbol.for('carrel.marc-where')]()`)

/**
 * Makes a condition as people write it ready for many records: `245$a ~ /war/i and not 856 and LDR/6 = a`. What is wrong
 * with it is shown at its place.
 */
export function whereTest(text: string): WhereTest {
  const parsed = parseCondition(text)
  if (!parsed.ok) {
    const { message, at } = parsed.fault
    throw new CommandError(`--where is not understood: ${message}\n  ${text}\n  ${' '.repeat(at)}^`)
  }
  const test = compileCondition(parsed.condition)
  if (typeof test === 'string') throw new CommandError(`--where is not understood: ${test}`)
  return hasPattern(parsed.condition) ? (record) => inTime(() => test(record)) : test
}

/** Whether a condition has a regular expression; without one nothing can take long. */
function hasPattern(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(hasPattern)
  if ('any' in condition) return condition.any.some(hasPattern)
  if ('not' in condition) return hasPattern(condition.not)
  return 'text' in condition || condition.matches !== undefined
}

function inTime(test: () => boolean): boolean | 'stuck' {
  let is = false
  try {
    Reflect.set(globalThis, hook, () => {
      is = test()
    })
    script.runInThisContext({ timeout: patience })
    return is
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'stuck'
    throw error
  } finally {
    Reflect.deleteProperty(globalThis, hook)
  }
}
