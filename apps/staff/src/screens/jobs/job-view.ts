import type { JobView } from '../../../../server/src/platform/contract.ts'

/** True for work that has not ended. */
export function isAtWork({ state }: Pick<JobView, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** Seconds that a job took; undefined while it has not both begun and ended. */
export function secondsTaken({ startedAt, finishedAt }: Pick<JobView, 'startedAt' | 'finishedAt'>): number | undefined {
  if (startedAt === null || finishedAt === null) return undefined
  return Math.max(0, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)
}

/** What came of a job in one line: its counts as `removed 12, kept 3`, else its error or last message. */
export function outcomeOf({ result, error, message }: Pick<JobView, 'result' | 'error' | 'message'>): string {
  if (error !== null) return error
  if (typeof result === 'object' && result !== null) {
    const parts = Object.entries(result).flatMap(([name, value]) =>
      typeof value === 'number' || typeof value === 'string' ? [`${name} ${value}`] : [],
    )
    if (parts.length > 0) return parts.join(', ')
  }
  return message ?? ''
}
