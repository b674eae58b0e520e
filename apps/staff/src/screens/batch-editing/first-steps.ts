import { ruleList } from '@carrel/marc'
import type { TaskText } from '../../../../server/src/modules/batch-editing/contract.ts'

/**
 * The steps that a new edit begins with when it comes from a flag: the mechanical fix where there is one, else an open find and
 * replace at the place of the flag.
 */
export function firstSteps(finding?: string, field?: string, subfield?: string): TaskText['steps'] {
  if (finding === undefined) return []
  const rule = ruleList().find(({ code }) => code === finding)
  if (rule?.fixable === true) return [{ do: 'fix', findings: [finding] }]
  return [{ do: 'replace-in-subfield', tag: field ?? '', subfield: subfield ?? 'a', find: '', with: '' }]
}
