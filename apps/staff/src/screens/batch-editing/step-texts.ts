import { stepKinds } from '@carrel/marc-tasks'
import type { TaskText } from '../../../../server/src/modules/batch-editing/contract.ts'

/** A step as it is written in a task. */
export type StepText = TaskText['steps'][number]

/** The steps with one of them a place higher or lower; the same list at its ends. */
export function moved(steps: readonly StepText[], at: number, by: -1 | 1): StepText[] {
  const to = at + by
  const step = steps[at]
  if (step === undefined || to < 0 || to >= steps.length) return steps as StepText[]
  return steps.toSpliced(at, 1).toSpliced(to, 0, step)
}

/** A step of a kind with nothing said yet but what must be said. */
export function freshStep(name: string): StepText {
  const params = stepKinds.get(name)?.params ?? {}
  const needed = Object.entries(params).filter(([, { required }]) => required)
  return {
    do: name,
    ...Object.fromEntries(
      needed.map(([param, { kind }]) => [param, kind === 'flag' ? false : kind === 'list' ? [] : '']),
    ),
  }
}

/** A step with one of its parameters changed; one that is empty and need not be said is left out. */
export function withParam(step: StepText, name: string, value: unknown, required: boolean): StepText {
  const gone = value === undefined || (value === '' && !required)
  const { [name]: _, ...others } = step
  return gone ? { ...others, do: step.do } : { ...step, [name]: value }
}
