import { stepKinds } from '../steps/index.ts'
import type { Step, Task } from './task.ts'

/** A task as JSON, always in the same form: what a step does first, then its parameters in their order. */
export function writeTask(task: Task): string {
  const { name, note, steps } = task
  return `${JSON.stringify({ name, ...(note !== undefined && { note }), steps: steps.map(inOrder) }, null, 2)}\n`
}

function inOrder(step: Step): Step {
  const { do: name, when, off, note, ...params } = step
  const known = Object.keys(stepKinds.get(name)?.params ?? {})
  const keys = [...known.filter((key) => key in params), ...Object.keys(params).filter((key) => !known.includes(key))]
  const given = keys.map((key) => [key, params[key]] as const).filter(([, value]) => value !== undefined)
  return {
    do: name,
    ...Object.fromEntries(given),
    ...(when !== undefined && { when }),
    ...(off === true && { off }),
    ...(note !== undefined && { note }),
  }
}
