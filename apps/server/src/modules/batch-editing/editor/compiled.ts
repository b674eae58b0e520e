import { compileTask, type Compiled, type HeadingLinks } from '@carrel/marc-tasks'
import { KeptStylesheets } from '../../../platform/xslt/kept-stylesheets.ts'
import type { TaskPlan } from './protocol.ts'

/** Those of this thread; they end with it. */
const stylesheets = new KeptStylesheets()

/**
 * Makes the task of a plan ready. Throws when it has faults: whoever planned has checked it.
 *
 * @param headingLinks - what is known of the headings of the records that it is done to
 */
export function compiledPlan({ task, called }: TaskPlan, headingLinks?: HeadingLinks): Compiled {
  const outcome = compileTask(task, new Map(called), stylesheets, headingLinks)
  if (outcome.ok) return outcome.compiled
  throw new Error(outcome.faults.map(({ message }) => message).join(' '))
}
