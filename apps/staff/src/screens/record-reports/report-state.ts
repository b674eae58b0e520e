import type { RecordReportSummary } from '../../../../server/src/modules/record-reports/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** Whether a job is at it, or will be. */
export function isAtWork({ state }: Pick<RecordReportSummary, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** How the states of a report are marked. */
export const reportTones: Readonly<Record<RecordReportSummary['state'], Tone>> = {
  waiting: 'info',
  running: 'info',
  done: 'ok',
  stopped: 'warn',
  failed: 'stop',
}

/** Words between commas. */
export function listFrom(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
