import type { MarcRecord } from '@carrel/marc'
import { compileCondition, parseCondition } from '@carrel/marc-tasks'
import { CommandError } from '../command.ts'

/**
 * Makes a condition as people write it ready for many records: `245$a ~ /war/i and not 856 and LDR/6 = a`. What is wrong
 * with it is shown at its place.
 */
export function whereTest(text: string): (record: MarcRecord) => boolean {
  const parsed = parseCondition(text)
  if (!parsed.ok) {
    const { message, at } = parsed.fault
    throw new CommandError(`--where is not understood: ${message}\n  ${text}\n  ${' '.repeat(at)}^`)
  }
  const test = compileCondition(parsed.condition)
  if (typeof test === 'string') throw new CommandError(`--where is not understood: ${test}`)
  return test
}
