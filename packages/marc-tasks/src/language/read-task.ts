import type { Step, Task } from './task.ts'

/** A task that was read, or the sentence that says what is wrong. */
export type TaskOutcome = { readonly ok: true; readonly task: Task } | { readonly ok: false; readonly message: string }

const MOST_STEPS = 10_000

/**
 * Reads a task from its JSON. It looks at the frame only: whether the steps make sense is said when they are made ready.
 *
 * @param name - what it is called when it does not say
 */
export function readTask(text: string, name: string): TaskOutcome {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { ok: false, message: `This is no JSON: ${error instanceof Error ? error.message : String(error)}.` }
  }
  if (!isObject(value)) return { ok: false, message: 'A task is an object with a name and steps.' }
  const { steps, note } = value
  if (!Array.isArray(steps)) return { ok: false, message: 'A task has a list of steps: { "name": …, "steps": […] }.' }
  if (steps.length > MOST_STEPS)
    return { ok: false, message: `A task has at most ${MOST_STEPS} steps; this has ${steps.length}.` }
  const wrong = steps.findIndex((step) => !isStep(step))
  if (wrong >= 0)
    return { ok: false, message: `Step ${wrong + 1} does not say what is to be done: { "do": "delete-field", … }.` }
  return {
    ok: true,
    task: {
      name: typeof value['name'] === 'string' && value['name'].trim() !== '' ? value['name'] : name,
      ...(typeof note === 'string' && { note }),
      steps: steps.filter(isStep),
    },
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isStep(value: unknown): value is Step {
  return isObject(value) && typeof value['do'] === 'string'
}
