import type { DateChange } from '../../../../server/src/modules/circulation/contract-closings.ts'
import type { Format } from '../../format.ts'

/** The days of a closing, with its hours where it is not whole days; undefined for a change of due dates. */
export function daysOf(
  change: Pick<DateChange, 'from' | 'fromTime' | 'to' | 'toTime'>,
  format: Pick<Format, 'day'>,
): string | undefined {
  const { from, to } = change
  if (from === null || to === null) return undefined
  const begins = change.fromTime === '00:00' || change.fromTime === null ? '' : ` ${change.fromTime}`
  const ends = change.toTime === '24:00' || change.toTime === null ? '' : ` ${change.toTime}`
  if (from === to) {
    if (begins === '' && ends === '') return format.day(from)
    return `${format.day(from)}, ${begins.trim() || '00:00'}–${ends.trim() || '24:00'}`
  }
  return `${format.day(from)}${begins} – ${format.day(to)}${ends}`
}
