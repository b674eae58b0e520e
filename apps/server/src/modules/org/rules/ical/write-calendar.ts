import type { ExceptionalDays } from '../calendar.ts'
import { timeOf } from '../clock-time.ts'
import { dayNumber, dayOf } from '../day-number.ts'
import { timesIn } from '../recurrence.ts'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const encoder = new TextEncoder()

/** Writes the exceptions of a branch as an iCalendar file (RFC 5545), to be followed by other calendars. */
export function writeCalendar(feed: {
  readonly name: string
  readonly timeZone: string
  readonly host: string
  readonly now: Temporal.Instant
  readonly exceptions: readonly ExceptionalDays[]
}): string {
  const today = feed.now.toZonedDateTimeISO(feed.timeZone).toPlainDate()
  const stamp = compact(feed.now.toString({ smallestUnit: 'second' }))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Carrel//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(feed.name)}`,
    `X-WR-TIMEZONE:${feed.timeZone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...feed.exceptions.flatMap((days) => eventOf(days, { ...feed, today, stamp })),
    'END:VCALENDAR',
  ]
  return lines.map(folded).join('')
}

function eventOf(
  days: ExceptionalDays,
  feed: { readonly host: string; readonly today: Temporal.PlainDate; readonly stamp: string },
): readonly string[] {
  const first = firstTime(days)
  if (!first) return []
  const length = days.from.until(days.to).days + 1
  const hours = days.hours.map(({ opens, closes }) => `${timeOf(opens)}-${timeOf(closes)}`)
  const what =
    days.hours.length === 0 ? 'Closed' : `${days.effect === 'closed-between' ? 'Closed' : 'Open'} ${hours.join(', ')}`
  return [
    'BEGIN:VEVENT',
    `UID:exception-${days.id}@${feed.host}`,
    `DTSTAMP:${feed.stamp}`,
    `DTSTART;VALUE=DATE:${compact(first.toString())}`,
    `DTEND;VALUE=DATE:${compact(first.add({ days: length }).toString())}`,
    `SUMMARY:${escaped(days.name === '' ? what : `${days.name}${days.hours.length === 0 ? '' : ` (${what})`}`)}`,
    `CATEGORIES:${days.hours.length === 0 ? 'CLOSED' : 'HOURS'}`,
    'TRANSP:TRANSPARENT',
    ...(hours.length > 0 ? [`X-CARREL-HOURS:${hours.join(',')}`, `X-CARREL-EFFECT:${days.effect ?? 'hours'}`] : []),
    ...repetition(days, first, feed.today),
    'END:VEVENT',
  ]
}

function firstTime(days: ExceptionalDays): Temporal.PlainDate | undefined {
  const from = dayNumber(days.from)
  // A leap day every hundred years is the rarest that can be asked for.
  const times = timesIn(days, { first: from, last: from + 366 * (days.repeats === 'yearly' ? 4 : 2) })
  const first = Math.min(...times.map((time) => time.first), ...(days.dates ?? []).map(dayNumber))
  return Number.isFinite(first) ? dayOf(first) : undefined
}

function repetition(days: ExceptionalDays, first: Temporal.PlainDate, today: Temporal.PlainDate): readonly string[] {
  const until = days.until ? `;UNTIL=${compact(days.until.toString())}` : ''
  const every = days.every !== undefined && days.every > 1 ? `;INTERVAL=${days.every}` : ''
  const except = (days.except ?? []).map((day) => `EXDATE;VALUE=DATE:${compact(day.toString())}`)
  const names = (days.weekdays ?? []).map((weekday) => weekdays[weekday - 1] ?? 'MO')
  switch (days.repeats) {
    case 'never':
      return []
    case 'yearly':
      return [`RRULE:FREQ=YEARLY${every}${until}`, ...except]
    case 'weekly':
      return [`RRULE:FREQ=WEEKLY${every}${names.length > 0 ? `;BYDAY=${names.join(',')}` : ''}${until}`, ...except]
    case 'nth-weekday': {
      const day = `${days.nth ?? 1}${names[0] ?? weekdays[first.dayOfWeek - 1]}`
      const rule = days.month == null ? `FREQ=MONTHLY;BYDAY=${day}` : `FREQ=YEARLY;BYMONTH=${days.month};BYDAY=${day}`
      return [`RRULE:${rule}${until}`, ...except]
    }
    case 'easter':
    case 'dates': {
      const within = {
        first: dayNumber(first),
        last: days.repeats === 'dates' ? dayNumber(today) + 366 * 50 : dayNumber(today) + 366 * 10,
      }
      const later = timesIn(days, within)
        .map((time) => time.first)
        .sort((a, b) => a - b)
        .filter((number) => number !== within.first)
      return later.length === 0
        ? []
        : [`RDATE;VALUE=DATE:${later.map((number) => compact(dayOf(number).toString())).join(',')}`]
    }
  }
}

function compact(text: string): string {
  return text.replaceAll(/[-:]/g, '')
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\n|\r/g, '\\n')
}

// §3.1: lines of at most 75 octets, never cut inside a character.
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const length = encoder.encode(character).length
    if (octets + length > 74) {
      parts.push(part)
      part = ''
      octets = 0
    }
    part += character
    octets += length
  }
  parts.push(part)
  return `${parts.join('\r\n ')}\r\n`
}
