import type { ContentLine } from './content-lines.ts'

/** A day, or a moment on the wall of a time zone. `zone` undefined: of whoever reads it. */
export type CalendarTime =
  | { readonly kind: 'day'; readonly day: Temporal.PlainDate }
  | { readonly kind: 'time'; readonly time: Temporal.PlainDateTime; readonly zone: string | undefined }

// Names that Outlook writes in place of those of the time zone database.
const windowsZones: Readonly<Record<string, string>> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central European Standard Time': 'Europe/Warsaw',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'FLE Standard Time': 'Europe/Kyiv',
  'GTB Standard Time': 'Europe/Bucharest',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'US Mountain Standard Time': 'America/Phoenix',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Alaskan Standard Time': 'America/Anchorage',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'Atlantic Standard Time': 'America/Halifax',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'New Zealand Standard Time': 'Pacific/Auckland',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'India Standard Time': 'Asia/Kolkata',
  UTC: 'UTC',
}

/** The zone of the time zone database that a TZID means; undefined when nobody knows. */
export function zoneOf(tzid: string): string | undefined {
  const candidates = [
    tzid,
    windowsZones[tzid],
    tzid.split('/').slice(-2).join('/'),
    tzid.split('/').slice(-3).join('/'),
  ]
  return candidates.find((zone): zone is string => zone !== undefined && isZone(zone))
}

function isZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Reads a DATE or DATE-TIME (§3.3.4, §3.3.5); undefined when it is neither or no day that exists. */
export function readTime(value: string, zone: string | undefined): CalendarTime | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value.trim())
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, utc] = found
  try {
    const date = Temporal.PlainDate.from(`${year}-${month}-${day}`)
    if (hour === undefined) return { kind: 'day', day: date }
    // A second 60 is a leap second; calendars do not have it.
    const time = date.toPlainDateTime(Temporal.PlainTime.from(`${hour}:${minute}:${second === '60' ? '59' : second}`))
    return { kind: 'time', time, zone: utc === 'Z' ? 'UTC' : zone }
  } catch {
    return undefined
  }
}

/** Times of a line, which may list several (EXDATE, RDATE). */
export function timesOf(line: ContentLine, zone: string | undefined): readonly (CalendarTime | undefined)[] {
  return line.value.split(',').map((value) => readTime(value.split('/')[0] ?? '', zone))
}
