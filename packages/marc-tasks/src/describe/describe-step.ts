import { printCondition } from '../condition-text/print-condition.ts'
import type { StepKind } from '../language/step-kind.ts'
import { unknownStep, type Step } from '../language/task.ts'
import { stepKinds } from '../steps/index.ts'
import { recordSentences } from './record-sentences.ts'
import { sentences } from './sentences.ts'

/** What a step does, in plain words for a list: `Delete fields 9XX`, `Set 949 $l to “AFIN”, where LDR/6 = a`. */
export function describeStep(step: Step): string {
  if (step.do === unknownStep) {
    const text = typeof step['text'] === 'string' ? step['text'].replaceAll('\t', ' ') : ''
    return `Not understood: ${text}`
  }
  const kind = stepKinds.get(step.do)
  if (!kind) return `${step.do} (there is no such step)`
  const say = sentences[step.do] ?? recordSentences[step.do]
  const said = say?.(valuesOf(kind, step)) ?? general(kind, step)
  return `${said}${step.when === undefined ? '' : `, where ${printCondition(step.when)}`}`
}

/** What the parameters come to; where one is wrong, as it is written. */
function valuesOf(kind: StepKind, step: Step): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(kind.params)) values[name] = step[name] ?? kind.params[name]?.preset
  return values
}

function general(kind: StepKind, step: Step): string {
  const given: string[] = []
  for (const [name, param] of Object.entries(kind.params)) {
    const value = step[name]
    if (value === undefined || value === '' || value === param.preset) continue
    if (value === false && param.preset !== true) continue
    if (value === false) given.push(`without: ${param.label}`)
    else given.push(value === true ? param.label : `${param.label}: ${textOf(value, param.choices)}`)
  }
  return given.length === 0 ? kind.title : `${kind.title} (${given.join('; ')})`
}

function textOf(
  value: unknown,
  choices: readonly { readonly value: string; readonly label: string }[] | undefined,
): string {
  if (typeof value === 'string') return choices?.find((choice) => choice.value === value)?.label ?? value
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}
