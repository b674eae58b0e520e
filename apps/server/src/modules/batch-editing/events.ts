import { defineEvent } from '../../platform/events.ts'

/**
 * A batch edit was written, as a whole or up to where it was stopped; of an undoing, `undoes` is the run whose records got
 * their versions from before.
 */
export const runWritten = defineEvent<{ readonly run: number; readonly undoes: number | null }>(
  'batch-editing.run-written',
)
