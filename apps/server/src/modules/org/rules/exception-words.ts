import type { ExceptionalDays } from './calendar.ts'
import { timeOf } from './clock-time.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** What an exception does, in words: `Closed, every year`, `Closed 12:00–14:00, every week on Monday`. */
export function exceptionInWords(days: Omit<ExceptionalDays, 'id'>): string {
  return [effectInWords(days), repetitionInWords(days)].filter((text) => text !== '').join(', ')
}

function effectInWords({ hours, effect }: Omit<ExceptionalDays, 'id'>): string {
  const spans = hours.map(({ opens, closes }) => `${timeOf(opens)}–${timeOf(closes)}`).join(', ')
  if (effect === 'closed-between') return `Closed ${spans}`
  if (effect === 'also-open') return `Open also ${spans}`
  return hours.length === 0 ? 'Closed' : `Open ${spans}`
}

/** How days come again, in words; empty for those that do not. */
export function repetitionInWords(days: Omit<ExceptionalDays, 'id'>): string {
  const every = days.every ?? 1
  const names = (days.weekdays?.length ? days.weekdays : [days.from.dayOfWeek]).map((day) => weekdays[day - 1] ?? '')
  const until = days.until ? ` until ${days.until.toString()}` : ''
  switch (days.repeats) {
    case 'never':
      return ''
    case 'yearly':
      return `${every === 1 ? 'every year' : `every ${every} years`}${until}`
    case 'weekly':
      return `${every === 1 ? 'every week' : `every ${every} weeks`} on ${names.join(', ')}${until}`
    case 'nth-weekday':
      return `${nthInWords(days.nth ?? 1)} ${names[0]} of ${days.month == null ? 'every month' : (months[days.month - 1] ?? '')}${until}`
    case 'easter':
      return `${easterInWords(days.easterOffset ?? 0)}, every year${until}`
    case 'dates':
      return `${days.dates?.length ?? 0} times`
  }
}

function nthInWords(nth: number): string {
  if (nth > 0) return ordinals[nth - 1] ?? ''
  return nth === -1 ? 'last' : `${ordinals[-nth - 1] ?? ''} from the end`
}

function easterInWords(offset: number): string {
  if (offset === 0) return 'Easter Sunday'
  return `${Math.abs(offset)} ${Math.abs(offset) === 1 ? 'day' : 'days'} ${offset < 0 ? 'before' : 'after'} Easter Sunday`
}
