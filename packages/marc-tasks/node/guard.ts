import { Script } from 'node:vm'
import type { MarcRecord } from '@carrel/marc'
import { StepFailed, type Compiled, type Edited, type Run } from '../src/index.ts'

/** What became of a record: what the task did, or that it took too long, or why it failed: then the record was left as it was. */
export type Guarded = Edited & { readonly stopped: boolean; readonly failed?: string }

/** A record with its place. */
export interface GuardedRecord {
  readonly record: MarcRecord
  readonly run: Run
}

const hook = Symbol.for('carrel.marc-tasks.guard')
// Only what runs inside a script can be interrupted, a regular expression that never ends included.
const script = new Script(`globalThis[Symbol.for('carrel.marc-tasks.guard')]()`)

/**
 * Does a task to records under a time limit. The clock runs for the records together, which costs next to nothing; when it
 * runs out, the record at which that happened has time for itself, and is left as it was when that is not enough.
 *
 * @param milliseconds - time for a batch of a few hundred records
 * @param alone - milliseconds for a record that needs them for itself
 */
export function editGuarded(
  compiled: Compiled,
  records: readonly GuardedRecord[],
  milliseconds = 1000,
  alone = 2000,
): readonly Guarded[] {
  const done: Guarded[] = []
  const next = (): void => {
    const given = records[done.length]
    if (given) done.push(attempted(compiled, given))
  }
  while (done.length < records.length) {
    const isWhole = withinTime(milliseconds, () => {
      while (done.length < records.length) next()
    })
    if (isWhole || withinTime(alone, next)) continue
    const stuck = records[done.length]
    if (stuck) done.push({ record: stuck.record, steps: [], stopped: true })
  }
  return done
}

function attempted(compiled: Compiled, { record, run }: GuardedRecord): Guarded {
  try {
    return { ...compiled.run(record, run), stopped: false }
  } catch (error) {
    if (error instanceof StepFailed) return { record, steps: [], stopped: false, failed: error.message }
    throw error
  }
}

/** Runs something; false when the time ran out before it was done. */
function withinTime(milliseconds: number, work: () => void): boolean {
  try {
    Reflect.set(globalThis, hook, work)
    script.runInThisContext({ timeout: milliseconds })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  } finally {
    Reflect.deleteProperty(globalThis, hook)
  }
}
