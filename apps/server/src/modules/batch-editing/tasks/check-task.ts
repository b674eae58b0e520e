import { compileTask, unknownStep, type Task, type TaskFault } from '@carrel/marc-tasks'

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
