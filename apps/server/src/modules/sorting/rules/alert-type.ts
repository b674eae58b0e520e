import type { SortDecision, SortFacts } from '../contract.ts'

/** What becomes of a returned thing, as far as a sorter's alert depends on it. */
export interface AlertFacts extends Pick<SortFacts, 'branch' | 'destination' | 'hold' | 'problems'> {
  /** Someone has to look at it by the check-in itself: to the workroom. */
  readonly stop: boolean
}

const needsEyes: ReadonlySet<string> = new Set(['unknown', 'refused', 'alert'])

/**
 * The alert type that a sorter is told (field CV of "SIP2 extensions for sorting"): 01 hold here, 02 hold at another branch,
 * 03 for another library, 04 to another branch, 99 something else; null when nobody need look.
 */
export function alertType({ branch, destination, hold, problems, stop }: AlertFacts): SortDecision['alertType'] {
  if (problems.some((problem) => problem === 'unknown' || problem === 'refused')) return '99'
  if (hold === 'ill') return '03'
  const away = destination !== null && destination !== branch
  if (hold !== 'none') return away ? '02' : '01'
  if (stop || problems.some((problem) => needsEyes.has(problem))) return '99'
  return away ? '04' : null
}
