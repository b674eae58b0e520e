import { compileTask, describeStep, taskWarnings, unknownStep, type Task, type TaskFault } from '@carrel/marc-tasks'
import type { Work } from '../../../platform/work.ts'
import { calledTasks } from './called-tasks.ts'

/** How much of a task Carrel can do, and what is wrong with it. */
export interface TaskCheck {
  /** Steps that are on, with those of tasks that it calls. */
  readonly instructions: number
  readonly understood: number
  readonly faults: readonly TaskFault[]
}

/** Checks a task without running it. `called` are the tasks that it may call. */
export function checkTask(task: Task, called: ReadonlyMap<string, Task>): TaskCheck {
  const outcome = compileTask(task, called)
  if (outcome.ok) {
    const { instructions, understood } = outcome.compiled
    return { instructions, understood, faults: [] }
  }
  const on = task.steps.filter((step) => step.off !== true)
  return {
    instructions: on.length,
    understood: on.filter((step) => step.do !== unknownStep).length,
    faults: outcome.faults,
  }
}

/** Checks a task with the saved ones that it calls, and says what each step does. */
export async function checkSavedTask(w: Pick<Work, 'db' | 'actor'>, task: Task) {
  const check = checkTask(task, await calledTasks(w, task))
  const steps = task.steps.map((step, index) => ({ step: index + 1, text: describeStep(step) }))
  const warnings = taskWarnings(task).map((warning) => ({ ...warning }))
  return { ...check, faults: check.faults.map((fault) => ({ ...fault })), warnings, steps }
}
