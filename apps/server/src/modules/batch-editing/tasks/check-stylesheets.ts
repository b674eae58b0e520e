import { describeStep, taskWarnings, type Task, type TaskFault } from '@carrel/marc-tasks'
import type { Work } from '../../../platform/work.ts'
import { stylesheetProblem } from '../../../platform/xslt/check-stylesheet.ts'
import { calledTasks } from './called-tasks.ts'
import { checkTask, type TaskCheck } from './check-task.ts'

/** Checks a task as `checkTask` does, and has the stylesheets of its steps loaded, which takes a moment with each new one. */
export async function checkWithStylesheets(task: Task, called: ReadonlyMap<string, Task>): Promise<TaskCheck> {
  const check = checkTask(task, called)
  if (check.faults.length > 0) return check
  const faults: TaskFault[] = []
  for (const [index, step] of task.steps.entries()) {
    const message = await problemOf(step)
    if (message !== undefined) faults.push({ step: index + 1, param: 'style', message })
  }
  for (const { name, steps } of called.values()) {
    for (const step of steps) {
      const message = await problemOf(step)
      if (message !== undefined) faults.push({ message: `In the task “${name}”: ${message}` })
    }
  }
  return { ...check, faults }
}

async function problemOf({ do: kind, off, style }: Task['steps'][number]): Promise<string | undefined> {
  return kind === 'xslt' && off !== true && typeof style === 'string' ? stylesheetProblem(style) : undefined
}

/** Checks a task with the saved ones that it calls, and says what each step does. */
export async function checkSavedTask(w: Pick<Work, 'db' | 'actor'>, task: Task) {
  const check = await checkWithStylesheets(task, await calledTasks(w, task))
  const steps = task.steps.map((step, index) => ({ step: index + 1, text: describeStep(step) }))
  const warnings = taskWarnings(task).map((warning) => ({ ...warning }))
  return { ...check, faults: check.faults.map((fault) => ({ ...fault })), warnings, steps }
}
