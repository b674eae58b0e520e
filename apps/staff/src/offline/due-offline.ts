import type { Snapshot } from '../../../server/src/modules/offline/contract.ts'

type Term = Snapshot['terms'][number]

/** A due moment reckoned without the server. */
export interface OfflineDue {
  /** An instant as text. */
  readonly due: string
  /** The card ends before. */
  readonly shortened: boolean
}

/**
 * When a loan of now is due, from the table that the server worked out; undefined where the table does not reach, as for a desk
 * that was away for more than a fortnight. `cardEnds` is the last moment of the card, if it ends.
 */
export function dueOffline(
  term: Term,
  now: { readonly at: number; readonly day: string },
  cardEnds: number | undefined,
): OfflineDue | undefined {
  const due = term.minutes === null ? byDay(term, now.day) : byMoment(term, now.at)
  if (due === undefined) return undefined
  const cut = term.endsWithCard && cardEnds !== undefined && cardEnds < due && cardEnds > now.at
  return { due: instant(cut ? cardEnds : due), shortened: cut }
}

function byDay({ due }: Term, day: string): number | undefined {
  const found = due.find(([of]) => of === day)
  return found && Date.parse(found[1])
}

function byMoment({ steps, minutes }: Term, at: number): number | undefined {
  const found = steps.findLast(([from]) => Date.parse(from) <= at)
  const last = steps.at(-1)
  const isCovered = found !== undefined && (found !== last || at - Date.parse(found[0]) < 300_000)
  if (isCovered) return Date.parse(found[1])
  return minutes === null ? undefined : at + minutes * 60_000
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}

/** The day of a moment in a time zone, `2026-11-24`. */
export function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** The last moment of a day in a time zone, to the second, in milliseconds since 1970. */
export function endOfDay(timeZone: string, day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  // As if the wall showed universal time; then set right by how much the zone is off around then.
  const wall = Date.UTC(year, month - 1, date, 23, 59, 59)
  return wall - zoneOffset(timeZone, wall - zoneOffset(timeZone, wall))
}

function zoneOffset(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return (
    Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) -
    Math.floor(at / 1000) * 1000
  )
}
