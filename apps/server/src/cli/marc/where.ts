import type { MarcRecord } from '@carrel/marc'
import { compileCondition, type Condition } from '@carrel/marc-tasks'
import { CommandError } from '../command.ts'

/** Makes a condition ready for many records. */
export function whereTest(text: string): (record: MarcRecord) => boolean {
  const test = compileCondition(readCondition(text))
  if (typeof test === 'string') throw new CommandError(`--where is not understood: ${test}`)
  return test
}

function readCondition(text: string): Condition {
  try {
    return JSON.parse(text) as Condition
  } catch {
    throw new CommandError('--where is not understood: write the condition in the form of tasks: {"field":"856"}.')
  }
}
