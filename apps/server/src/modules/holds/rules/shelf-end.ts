import {
  dayAt,
  isOpen,
  lastMomentOf,
  nextOpenDay,
  openDayOnOrAfter,
  openDayOnOrBefore,
  type BranchCalendar,
} from '../../org/index.ts'
import type { ResolvedAttributes } from '../../policy/index.ts'

/** The rules of the time on the shelf. */
export type ShelfRules = Pick<ResolvedAttributes, 'holdShelf' | 'holdShelfDays' | 'holdShelfClosed'>

/**
 * When the time on the hold shelf ends that begins at a moment. Minutes and hours are exact; days, weeks and months last until
 * the end of a day of the branch. Of days only open ones are counted where the rules say so; a last day on which the branch
 * is closed is moved as they say.
 */
export function shelfEnd(
  rules: ShelfRules,
  calendar: BranchCalendar,
  from: Temporal.Instant,
): { readonly at: Temporal.Instant; readonly day: Temporal.PlainDate } {
  const { count, unit } = rules.holdShelf
  const local = from.toZonedDateTimeISO(calendar.timeZone)
  if (unit === 'minutes' || unit === 'hours') {
    const at = from.add({ [unit]: count })
    return { at, day: dayAt(calendar, at) }
  }
  const day =
    rules.holdShelfDays === 'open' && unit === 'days'
      ? openDaysAfter(calendar, local.toPlainDate(), count)
      : local.toPlainDate().add({ [unit]: count })
  const moved = movedFrom(calendar, day, local.toPlainDate(), rules.holdShelfClosed)
  return { at: lastMomentOf(calendar, moved), day: moved }
}

function openDaysAfter(calendar: BranchCalendar, from: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let day = from
  for (let left = count; left > 0; left--) day = nextOpenDay(calendar, day) ?? day.add({ days: 1 })
  return day
}

function movedFrom(
  calendar: BranchCalendar,
  day: Temporal.PlainDate,
  earliest: Temporal.PlainDate,
  how: ShelfRules['holdShelfClosed'],
): Temporal.PlainDate {
  if (how === 'keep' || isOpen(calendar, day)) return day
  const before = how === 'previous-open-day' ? openDayOnOrBefore(calendar, day) : undefined
  if (before && Temporal.PlainDate.compare(before, earliest) >= 0) return before
  return openDayOnOrAfter(calendar, day) ?? day
}
