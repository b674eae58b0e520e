import type { ExceptionalDays } from '../calendar.ts'
import { lineOf, readComponents, type Component } from './content-lines.ts'
import { exceptionsOfEvent, type EventTerms, type ReadEvent } from './exceptions-of-event.ts'
import { readTime } from './times.ts'

/** Most events of one file. */
export const mostEvents = 2000

/** Reads an iCalendar file (RFC 5545) into exceptions of a branch's calendar. What is not an event is passed over. */
export function readCalendar(
  text: string,
  terms: Omit<EventTerms, 'except'>,
): { readonly events: readonly ReadEvent[] } | { readonly problem: string } {
  const read = readComponents(text)
  if ('problem' in read) return read
  const events = read.calendars.flatMap((calendar) => calendar.parts.filter((part) => part.name === 'VEVENT'))
  if (events.length > mostEvents)
    return {
      problem: `The file has ${events.length} events; at most ${mostEvents} are taken at a time. Export fewer years.`,
    }
  const moved = movedDays(events, terms.timeZone)
  const found = events.map((event) =>
    exceptionsOfEvent(event, {
      ...terms,
      except: lineOf(event, 'RECURRENCE-ID') ? [] : (moved.get(lineOf(event, 'UID')?.value.trim() ?? '') ?? []),
    }),
  )
  return { events: terms.timed === 'open' ? joined(found) : found }
}

/** Days of an event that other entries of the same UID change or call off. RFC 5545 §3.8.4.4. */
function movedDays(events: readonly Component[], zone: string): ReadonlyMap<string, readonly Temporal.PlainDate[]> {
  const moved = new Map<string, Temporal.PlainDate[]>()
  for (const event of events) {
    const line = lineOf(event, 'RECURRENCE-ID')
    const time = line && readTime(line.value, zone)
    if (!time) continue
    const uid = lineOf(event, 'UID')?.value.trim() ?? ''
    const day =
      time.kind === 'day'
        ? time.day
        : time.time
            .toZonedDateTime(time.zone ?? zone)
            .withTimeZone(zone)
            .toPlainDate()
    moved.set(uid, [...(moved.get(uid) ?? []), day])
  }
  return moved
}

/** Opening hours of one day come as several events: they are one exception together. */
function joined(events: readonly ReadEvent[]): readonly ReadEvent[] {
  const kept: ReadEvent[] = []
  const places = new Map<string, number>()
  for (const event of events) {
    const [only, more] = event.exceptions
    if (!only || more || only.hours.length === 0) {
      kept.push(event)
      continue
    }
    const key = JSON.stringify({ ...only, hours: [], name: '' })
    const at = places.get(key)
    const other = at === undefined ? undefined : kept[at]
    const others = other?.exceptions[0]
    if (at === undefined || !other || !others || overlap(others, only)) {
      places.set(key, kept.length)
      kept.push(event)
    } else kept[at] = { ...other, exceptions: [{ ...others, hours: [...others.hours, ...only.hours] }] }
  }
  return kept
}

function overlap(a: Pick<ExceptionalDays, 'hours'>, b: Pick<ExceptionalDays, 'hours'>): boolean {
  return a.hours.some((one) => b.hours.some((other) => one.opens < other.closes && other.opens < one.closes))
}
