import { readTemplate } from '../template/read-template.ts'
import { tagPattern } from '../text/tag-pattern.ts'
import type { Step, Task } from './task.ts'

/** Something in a task that one should know before it runs. */
export interface TaskWarning {
  /** Place of the step, from 1. */
  readonly step: number
  readonly message: string
}

/** What is risky in the steps of a task: fields of all tags deleted, subfields that are lost when a field is built anew. */
export function taskWarnings(task: Task): readonly TaskWarning[] {
  return task.steps.flatMap((step, index) => {
    const message = step.off === true ? undefined : warningOf(step)
    return message === undefined ? [] : [{ step: index + 1, message }]
  })
}

function warningOf(step: Step): string | undefined {
  if (step.do === 'delete-field') return deletesAll(step) ? 'It deletes every field of the record.' : undefined
  if (step.do !== 'build-field' || step['existing'] !== 'replace') return undefined
  const template = readTemplate(typeof step['field'] === 'string' ? step['field'] : '')
  if (typeof template === 'string' || template.indicators === '') return undefined
  const isOwn = template.references.some(({ tag }) => tag === template.tag)
  const kept = [...new Set(template.subfields.map(({ code }) => `$${code}`))].join(', ')
  return isOwn
    ? `It builds every ${template.tag} anew: of the old ones nothing is left but what the template names (${kept}).`
    : `It deletes every ${template.tag} that is there.`
}

function deletesAll(step: Step): boolean {
  const isNarrow = ['indicators', 'contains', 'matches', 'number'].some((name) => step[name] !== undefined)
  const which = step['which'] ?? 'all'
  return !isNarrow && which === 'all' && typeof step['tag'] === 'string' && tagPattern(step['tag']) === '...'
}
