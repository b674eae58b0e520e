import {
  compileTask,
  describeStep,
  taskWarnings,
  unknownStep,
  type Compiled,
  type Edited,
  type Run,
  type Stylesheets,
  type Task,
} from '@carrel/marc-tasks'
import type { MarcRecord } from '@carrel/marc'
import { CommandError } from '../../command.ts'
import type { LoadedTasks } from './load-tasks.ts'

/** An instruction that is not done, and why. */
export interface NotUnderstood {
  readonly task: string
  readonly line?: number
  readonly verb?: string
  readonly text?: string
  readonly why: string
}

/** How many records a step changed. */
export interface StepCount {
  readonly task: string
  /** From 1. */
  readonly step: number
  readonly line?: number
  readonly says: string
  records: number
}

/** Tasks made ready, one after the other as one. */
export interface ReadyTasks {
  readonly compiled: Compiled
  readonly notUnderstood: readonly NotUnderstood[]
  readonly perStep: readonly StepCount[]
  readonly warnings: readonly string[]
}

/**
 * Makes tasks ready. Throws one sentence for each thing that is wrong, such as another task that is missing: nothing is done
 * then.
 */
export function readyTasks(loaded: LoadedTasks, stylesheets: Stylesheets): ReadyTasks {
  const made = loaded.roots.map((task) => {
    const outcome = compileTask(task, loaded.library, stylesheets)
    if (outcome.ok) return outcome.compiled
    const faults = outcome.faults.map(({ step, message }) => `${step === undefined ? '' : `step ${step}: `}${message}`)
    throw new CommandError(`The task “${task.name}” cannot be done, so nothing was changed.\n  ${faults.join('\n  ')}`)
  })
  const perStep = loaded.roots.map((task) => stepCounts(task, loaded))
  const run = (record: MarcRecord, runOf: Run): Edited => {
    let [now, offset] = [record, 0]
    const steps: number[] = []
    for (const [index, compiled] of made.entries()) {
      const edited = compiled.run(now, runOf)
      for (const step of edited.steps) steps.push(step + offset)
      now = edited.record
      offset += perStep[index]?.length ?? 0
    }
    return { record: now, steps }
  }
  const [first] = made
  const sum = (count: (compiled: Compiled) => number) => made.reduce((all, compiled) => all + count(compiled), 0)
  return {
    compiled: {
      task: first?.task ?? { name: '', steps: [] },
      instructions: sum(({ instructions }) => instructions),
      understood: sum(({ understood }) => understood),
      run,
    },
    notUnderstood: called(loaded).flatMap(notUnderstood),
    perStep: perStep.flat(),
    warnings: called(loaded).flatMap((task) =>
      taskWarnings(task).map(({ step, message }) => `“${task.name}”, step ${step}: ${message}`),
    ),
  }
}

function stepCounts(task: Task, { readings }: LoadedTasks): StepCount[] {
  const instructions = readings.get(task)?.instructions
  return task.steps.map((step, index) => {
    const line = instructions?.[index]?.line
    return {
      task: task.name,
      step: index + 1,
      ...(line !== undefined && { line }),
      says: describeStep(step),
      records: 0,
    }
  })
}

/** The tasks that are done, and those that they call. */
function called({ roots, library }: LoadedTasks): readonly Task[] {
  const all = new Set<Task>(roots)
  for (const { steps } of all) {
    for (const step of steps) {
      const task = step.do === 'run-task' && typeof step['task'] === 'string' ? library.get(step['task']) : undefined
      if (task) all.add(task)
    }
  }
  return [...all]
}

function notUnderstood(task: Task): readonly NotUnderstood[] {
  return task.steps.flatMap((step) => {
    if (step.do !== unknownStep || step.off === true) return []
    const { line, verb, text, why } = step
    return [
      {
        task: task.name,
        ...(typeof line === 'number' && { line }),
        ...(typeof verb === 'string' && { verb }),
        ...(typeof text === 'string' && { text }),
        why: typeof why === 'string' ? why : 'It is not understood.',
      },
    ]
  })
}
