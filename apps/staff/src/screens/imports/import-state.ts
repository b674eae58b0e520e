import type { Import } from '../../../../server/src/modules/loading/contract.ts'
import type { JobView } from '../../../../server/src/platform/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** What can become of a record, in the order in which it is shown. */
export const rowStates = ['added', 'updated', 'unchanged', 'refused', 'removed', 'skipped'] as const
export type RowState = (typeof rowStates)[number]

/** The colour of what became of a record. */
export const rowTones: Readonly<Record<RowState, Tone>> = {
  added: 'ok',
  updated: 'info',
  unchanged: 'neutral',
  refused: 'stop',
  removed: 'warn',
  skipped: 'neutral',
}

/** The colour of the state of an import or a job. */
export const stateTones: Readonly<Record<Import['state'] | JobView['state'], Tone>> = {
  waiting: 'neutral',
  previewing: 'info',
  previewed: 'warn',
  running: 'info',
  done: 'ok',
  failed: 'stop',
  cancelled: 'warn',
  reverted: 'neutral',
}

/** What became of records of an import, as far as it concerns it: few profiles remove or leave out. */
export function statesOf(it: Pick<Import, RowState>): readonly RowState[] {
  return rowStates.filter((state) => (state !== 'removed' && state !== 'skipped') || it[state] > 0)
}

/** True while an import may still change by itself. */
export function isUnderWay({ state }: Pick<Import, 'state'>): boolean {
  return state === 'waiting' || state === 'previewing' || state === 'running'
}

/** Records a second, or undefined while that says nothing. */
export function importRate({ read, seconds }: Pick<Import, 'read' | 'seconds'>): number | undefined {
  return seconds === null || seconds <= 0 || read === 0 ? undefined : Math.round(read / seconds)
}

/** A size in bytes as people write it, in steps of a thousand. */
export function bytesInWords(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value)
}
