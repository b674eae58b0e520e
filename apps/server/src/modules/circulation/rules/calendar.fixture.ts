import { makeCalendar, type BranchCalendar } from '../../org/index.ts'

/** A calendar for tests: open every day all day but for what is said. */
export interface TestCalendar {
  readonly timeZone?: string
  /** Hours of every open day, `10:00-16:00`; `00:00-24:00` when left out. */
  readonly hours?: readonly string[]
  readonly closed?: readonly string[]
  /** 1 = Monday … 7 = Sunday. */
  readonly closedWeekdays?: readonly number[]
  /** These days have hours of their own. */
  readonly days?: Readonly<Record<string, readonly string[]>>
}

function minutes(time: string): number {
  const [hours = '0', rest = '0'] = time.split(':')
  return Number(hours) * 60 + Number(rest)
}

function span(text: string) {
  const [opens = '', closes = ''] = text.split('-')
  return { opens: minutes(opens), closes: minutes(closes) }
}

/** A branch calendar from a few words. */
export function calendarFor(words: TestCalendar = {}): BranchCalendar {
  const open = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => !words.closedWeekdays?.includes(weekday))
  const exceptional = { ...Object.fromEntries((words.closed ?? []).map((day) => [day, []])), ...words.days }
  return makeCalendar({
    branch: 1,
    timeZone: words.timeZone ?? 'UTC',
    hours: open.flatMap((weekday) => (words.hours ?? ['00:00-24:00']).map((text) => ({ weekday, ...span(text) }))),
    exceptions: Object.entries(exceptional).map(([day, hours], index) => ({
      id: index + 1,
      from: Temporal.PlainDate.from(day),
      to: Temporal.PlainDate.from(day),
      name: '',
      hours: hours.map(span),
      repeats: 'never',
    })),
  })
}
