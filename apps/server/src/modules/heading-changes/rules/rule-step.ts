import type { Step } from '@carrel/marc-tasks'
import type { HeadingRule } from '../contract.ts'

/** The step of a task that does a rule of a project. */
export function ruleStep(rule: Omit<HeadingRule, 'id' | 'enabled' | 'reason'>): Step {
  const { action, how, kind, from, to, source, toSource, institution, subdivided, asSubdivision } = rule
  const scope = { how, kind, source, subdivided }
  if (action === 'remove') return { do: 'remove-heading', headings: [from], ...scope, institution }
  // What is added stands beside whole headings: a subdivision is no heading of its own.
  if (action === 'add') return { do: 'add-heading-beside', pairs: [[from, to]], toSource, ...scope, mark: institution }
  return { do: 'change-heading', pairs: [[from, to]], toSource, ...scope, asSubdivision, institution }
}
