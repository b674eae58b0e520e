import type { Condition } from './condition.ts'

/**
 * A task: steps that are done to each record, in order. This is Carrel's own form, written as JSON:
 *
 * ```json
 * { "name": "Proxy for e-books",
 *   "steps": [{ "do": "add-field", "field": "=506  1\\$aFor students and staff only.", "when": { "leader": 6, "is": "a" } }] }
 * ```
 */
export interface Task {
  readonly name: string
  readonly note?: string
  readonly steps: readonly Step[]
}

/** One step of a task: what to do, where it applies, and what the kind of step wants to know beside that. */
export interface Step {
  /** The kind of step, e.g. `delete-field`. */
  readonly do: string
  /** The step is done only to records of which this is true. */
  readonly when?: Condition
  /** The step stays in the list and is left out. */
  readonly off?: boolean
  readonly note?: string
  readonly [param: string]: unknown
}

/** A step that was written for another program and cannot be done here: it does nothing and is named in every report. */
export const unknownStep = 'not-understood'

/** What is wrong with a task as it was written. */
export interface TaskFault {
  /** Place of the step, from 1; none when the task as a whole is meant. */
  readonly step?: number
  /** What of the step is wrong, e.g. `tag`. */
  readonly param?: string
  /** A sentence for the one who wrote the task. */
  readonly message: string
}
