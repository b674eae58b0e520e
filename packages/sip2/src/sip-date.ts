/** A moment as SIP2 writes it, in its parts: the wall clock, and whether it is that of the place or of UTC. */
export interface SipDate {
  /** `2026-11-21T23:05:00`, no zone. */
  readonly local: string
  readonly utc: boolean
}

/**
 * Reads `YYYYMMDDZZZZHHMMSS` (3M SIP 2.00, "Date"): four blanks are local time, `   Z` is UTC; other zones, which
 * few clients send, count as local time. Undefined for blanks and for what is no date.
 */
export function parseSipDate(text: string): SipDate | undefined {
  const [, year, month, day, zone, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(.{4})(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  if (year === undefined) return undefined
  const isRight =
    isWithin(month, 1, 12) &&
    isWithin(day, 1, 31) &&
    isWithin(hour, 0, 23) &&
    isWithin(minute, 0, 59) &&
    isWithin(second, 0, 59)
  if (!isRight) return undefined
  return { local: `${year}-${month}-${day}T${hour}:${minute}:${second}`, utc: zone?.trim() === 'Z' }
}

function isWithin(text: string | undefined, least: number, most: number): boolean {
  const number = Number(text)
  return number >= least && number <= most
}

/** Writes a moment; `local` is `2026-11-21T23:05:00` with or without what follows the seconds. */
export function formatSipDate({ local, utc }: SipDate): string {
  const [day = '', time = ''] = local.split('T')
  return `${day.replaceAll('-', '')}${utc ? '   Z' : '    '}${time.slice(0, 8).replaceAll(':', '')}`
}

/** The eighteen blanks that stand where there is no date. */
export const noDate = ' '.repeat(18)
