/** One entry of a calendar: a day, or a moment. */
export interface CalendarEntry {
  /** Stays the same as long as it is the same entry. */
  readonly uid: string
  readonly when: Temporal.PlainDate | Temporal.Instant
  readonly summary: string
  readonly place: string
  readonly url: string
  /** Tells of it a day before. */
  readonly remind: boolean
}

const longestLine = 75
const bytes = new TextEncoder()

/** A calendar in the format of RFC 5545: lines of at most 75 bytes, ended by CR LF. */
export function calendarFile(name: string, entries: readonly CalendarEntry[], now: Temporal.Instant): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Carrel//Library account//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${textValue(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap((entry) => eventLines(entry, now)),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
}

function eventLines({ uid, when, summary, place, url, remind }: CalendarEntry, now: Temporal.Instant): string[] {
  const times =
    when instanceof Temporal.PlainDate
      ? [`DTSTART;VALUE=DATE:${day(when)}`, `DTEND;VALUE=DATE:${day(when.add({ days: 1 }))}`]
      : // Without an end it is over when it begins; an end would have to be later (RFC 5545, section 3.8.2.2).
        [`DTSTART:${moment(when)}`]
  return [
    'BEGIN:VEVENT',
    `UID:${textValue(uid)}`,
    `DTSTAMP:${moment(now)}`,
    ...times,
    `SUMMARY:${textValue(summary)}`,
    ...(place === '' ? [] : [`LOCATION:${textValue(place)}`]),
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    ...(remind
      ? ['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-P1D', `DESCRIPTION:${textValue(summary)}`, 'END:VALARM']
      : []),
    'END:VEVENT',
  ]
}

const day = (date: Temporal.PlainDate) => date.toString({ calendarName: 'never' }).replaceAll('-', '')
const moment = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')

/** A text as RFC 5545 section 3.3.11 writes it; control characters are blanks. */
function textValue(text: string): string {
  return text
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** Folds a line between characters, never within one (RFC 5545, section 3.1). */
function folded(line: string): string {
  const lines: string[] = []
  let [at, room] = ['', longestLine]
  for (const character of line) {
    const size = bytes.encode(character).length
    if (size > room) {
      lines.push(at)
      at = ''
      room = longestLine - 1
    }
    at += character
    room -= size
  }
  return [...lines, at].join('\r\n ')
}
