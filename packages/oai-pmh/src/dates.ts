/** How finely dates are told (OAI-PMH 2.0, section 3.3.1). */
export type Granularity = 'day' | 'second'

/** How the protocol names the granularities. */
export const granularityNames: Readonly<Record<Granularity, string>> = {
  day: 'YYYY-MM-DD',
  second: 'YYYY-MM-DDThh:mm:ssZ',
}

/** A date of the protocol. */
export interface OaiDate {
  readonly granularity: Granularity
  /** First moment of the day or second, in milliseconds since 1970, UTC. */
  readonly first: number
  /** First moment after it. */
  readonly end: number
}

const form = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)Z)?$/
const oneDay = 86_400_000

/** Reads a date strictly, both granularities; undefined for anything else, and for days that no calendar has. */
export function readOaiDate(text: string): OaiDate | undefined {
  const found = form.exec(text)
  if (!found) return undefined
  const first = Date.parse(found[4] === undefined ? `${text}T00:00:00Z` : text)
  // 30 February would become a day in March.
  if (Number.isNaN(first) || !new Date(first).toISOString().startsWith(text.slice(0, 10))) return undefined
  return found[4] === undefined
    ? { granularity: 'day', first, end: first + oneDay }
    : { granularity: 'second', first, end: first + 1000 }
}

/** Reads a date as other repositories write it: fractions of seconds and zones are understood; undefined when it is none. */
export function readLooseDate(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? ''
  const strict = readOaiDate(trimmed)
  if (strict) return strict.first
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/.test(trimmed)) return undefined
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(trimmed) ? trimmed : `${trimmed}Z`
  const moment = Date.parse(zoned.replace(' ', 'T'))
  return Number.isNaN(moment) ? undefined : moment
}

/** Writes a moment (milliseconds since 1970) in a granularity; what is finer is cut off. */
export function writeOaiDate(moment: number, granularity: Granularity = 'second'): string {
  const text = new Date(moment).toISOString()
  return granularity === 'day' ? text.slice(0, 10) : `${text.slice(0, 19)}Z`
}
