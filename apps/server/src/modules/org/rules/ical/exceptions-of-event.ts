import type { ExceptionalDays, Hours } from '../calendar.ts'
import { hoursFrom } from '../calendar-problems.ts'
import { lineOf, textOf, type Component } from './content-lines.ts'
import { daysOf, mostTimes, readRule, type RecurrenceRule } from './recurrence-rule.ts'
import { readTime, timesOf, zoneOf, type CalendarTime } from './times.ts'

/** An event of a file: what would come of it, or why it was not understood. */
export interface ReadEvent {
  readonly uid: string
  readonly name: string
  /** More than one where an event goes over midnight. */
  readonly exceptions: readonly Omit<ExceptionalDays, 'id'>[]
  /** What was not understood; then there are no exceptions. */
  readonly problem?: string
  /** What was understood but simplified. */
  readonly remark?: string
}

/** How events with times are meant. */
export interface EventTerms {
  /** Zone of the branch. */
  readonly timeZone: string
  readonly today: Temporal.PlainDate
  /** Events with times close these hours, or are the opening hours of their days. */
  readonly timed: 'closed' | 'open'
  /** Days on which single times of the event were moved or called off by other entries of the file. */
  readonly except: readonly Temporal.PlainDate[]
}

// An event that never ends and that no way of repeating here fits is taken for this many years.
const yearsAhead = 10
const daysInMonthOf = 31

interface Span {
  readonly start: CalendarTime
  /** Days of an all-day event, or minutes. */
  readonly length: number
}

/** Reads an event (VEVENT) into exceptions of a calendar. */
export function exceptionsOfEvent(event: Component, terms: EventTerms): ReadEvent {
  const name = textOf(lineOf(event, 'SUMMARY')?.value ?? '').slice(0, 200)
  const startText = lineOf(event, 'DTSTART')?.value ?? ''
  const recurrenceId = lineOf(event, 'RECURRENCE-ID')?.value
  const uid =
    `${lineOf(event, 'UID')?.value.trim() || `${startText}/${name}`}${recurrenceId === undefined ? '' : `#${recurrenceId}`}`.slice(
      0,
      500,
    )
  const no = (problem: string): ReadEvent => ({ uid, name, exceptions: [], problem })
  if (lineOf(event, 'STATUS')?.value.toUpperCase() === 'CANCELLED') return no('The event was called off')
  const zone = zoneOfEvent(event, terms.timeZone)
  const span = spanOf(event, zone.zone)
  if ('problem' in span) return no(span.problem)
  if (dayIn(span.start).year < 1900 || dayIn(span.start).year > 2200) return no('It begins before 1900 or after 2200')
  const ruleText = lineOf(event, 'RRULE')?.value
  const rule = ruleText === undefined ? undefined : readRule(ruleText)
  if (rule && 'problem' in rule) return no(rule.problem)
  const listed = listOf(event, 'RDATE', zone.zone)
  const except = [...listOf(event, 'EXDATE', zone.zone), ...terms.except]
  const found = repeated(span, rule, { listed, except }, terms)
  if (found.exceptions.length === 0) return no('The rule by which it repeats gives no day')
  const remark = [zone.remark, found.remark].filter((text) => text !== undefined).join('; ')
  return {
    uid,
    name,
    exceptions: found.exceptions.map((days) => ({ ...days, name, ...carrelHours(event) })),
    ...(remark !== '' && { remark }),
  }
}

function zoneOfEvent(event: Component, branch: string): { readonly zone: string; readonly remark?: string } {
  const tzid = lineOf(event, 'DTSTART')?.params.get('TZID')
  if (tzid === undefined) return { zone: branch }
  const zone = zoneOf(tzid)
  return zone === undefined
    ? {
        zone: branch,
        remark: `the time zone "${tzid.slice(0, 60)}" is not known, its times are taken as those of the branch`,
      }
    : { zone }
}

function spanOf(event: Component, zone: string): Span | { readonly problem: string } {
  const startLine = lineOf(event, 'DTSTART')
  const start = startLine && readTime(startLine.value, zone)
  if (!start) return { problem: 'It does not say when it begins' }
  const endLine = lineOf(event, 'DTEND')
  const end = endLine && readTime(endLine.value, zoneOf(endLine.params.get('TZID') ?? '') ?? zone)
  if (endLine && !end) return { problem: 'Its end is not a date' }
  const duration = lineOf(event, 'DURATION')?.value
  if (start.kind === 'day') {
    const days =
      end?.kind === 'day' ? start.day.until(end.day).days : duration === undefined ? 1 : wholeDays(durationOf(duration))
    if (days === undefined || days < 0 || days > 3660) return { problem: 'It ends before it begins, or lasts too long' }
    // An end on the first day itself is written by programs that mean one day.
    return { start, length: Math.max(1, days) }
  }
  const minutes =
    end?.kind === 'time'
      ? Math.round(
          start.time
            .toZonedDateTime(start.zone ?? zone)
            .until(inZone(end, zone))
            .total('minutes'),
        )
      : duration === undefined
        ? undefined
        : durationOf(duration)
  if (minutes === undefined) return { problem: 'It has a time but no end, so there is nothing to close' }
  if (minutes <= 0 || minutes > 366 * 1440) return { problem: 'It ends before it begins, or lasts too long' }
  return { start, length: minutes }
}

function inZone(end: Extract<CalendarTime, { kind: 'time' }>, zone: string): Temporal.ZonedDateTime {
  return end.time.toZonedDateTime(end.zone ?? zone).withTimeZone(zone)
}

function durationOf(text: string): number | undefined {
  try {
    return Math.round(Temporal.Duration.from(text.trim()).total({ unit: 'minutes', relativeTo: '2001-01-01' }))
  } catch {
    return undefined
  }
}

function wholeDays(minutes: number | undefined): number | undefined {
  return minutes === undefined ? undefined : Math.ceil(minutes / 1440)
}

function dayIn(time: CalendarTime): Temporal.PlainDate {
  return time.kind === 'day' ? time.day : time.time.toPlainDate()
}

function listOf(event: Component, name: string, zone: string): readonly Temporal.PlainDate[] {
  return event.lines
    .filter((line) => line.name === name)
    .flatMap((line) => timesOf(line, zoneOf(line.params.get('TZID') ?? '') ?? zone))
    .flatMap((time) => {
      if (!time) return []
      if (time.kind === 'day') return [time.day]
      return [
        time.time
          .toZonedDateTime(time.zone ?? zone)
          .withTimeZone(zone)
          .toPlainDate(),
      ]
    })
    .slice(0, mostTimes)
}

interface Days {
  readonly listed: readonly Temporal.PlainDate[]
  readonly except: readonly Temporal.PlainDate[]
}

type Found = { readonly exceptions: readonly Omit<ExceptionalDays, 'id' | 'name'>[]; readonly remark?: string }

function repeated(span: Span, rule: RecurrenceRule | undefined, days: Days, terms: EventTerms): Found {
  const start = dayIn(span.start)
  if (!rule && days.listed.length === 0)
    return { exceptions: days.except.some((day) => day.equals(start)) ? [] : partsOf(span, span.start, terms) }
  const native =
    rule && days.listed.length === 0 && isHere(span.start, terms.timeZone) ? asHere(rule, start) : undefined
  const parts = partsOf(span, span.start, terms)
  const [part] = parts
  if (native && part && parts.length === 1) {
    const until = rule?.until ? { until: dayIn(rule.until) } : {}
    return { exceptions: [{ ...part, ...native, ...until, except: days.except }] }
  }
  return listedOut(span, rule, days, terms)
}

function isHere(time: CalendarTime, zone: string): boolean {
  return time.kind === 'day' || time.zone === undefined || time.zone === zone
}

/** A rule as this calendar repeats days by itself; undefined when its days have to be listed. */
function asHere(rule: RecurrenceRule, start: Temporal.PlainDate): Partial<ExceptionalDays> | undefined {
  if (rule.count !== undefined) return undefined
  const { freq, byDay, byMonth, byMonthDay, interval } = rule
  const every = interval <= 100 ? interval : undefined
  const sameDay =
    (byMonth.length === 0 || (byMonth.length === 1 && byMonth[0] === start.month)) &&
    (byMonthDay.length === 0 || (byMonthDay.length === 1 && byMonthDay[0] === start.day))
  if (freq === 'YEARLY' && byDay.length === 0 && sameDay && every && !(start.month === 2 && start.day === 29))
    return { repeats: 'yearly', every }
  if (freq === 'WEEKLY' && byMonth.length === 0 && byDay.every(({ nth }) => nth === 0) && every) {
    if (every > 1 && rule.weekStart !== 0) return undefined
    return { repeats: 'weekly', every, weekdays: byDay.map(({ weekday }) => weekday + 1) }
  }
  const [only] = byDay
  const inMonth = freq === 'MONTHLY' || (freq === 'YEARLY' && byMonth.length === 1)
  if (inMonth && interval === 1 && byDay.length === 1 && only && only.nth !== 0 && Math.abs(only.nth) <= 5) {
    if (byMonthDay.length > 0 || byMonth.length > 1) return undefined
    return { repeats: 'nth-weekday', weekdays: [only.weekday + 1], nth: only.nth, month: byMonth[0] ?? null }
  }
  return undefined
}

function listedOut(span: Span, rule: RecurrenceRule | undefined, { listed, except }: Days, terms: EventTerms): Found {
  const start = dayIn(span.start)
  const endless = rule !== undefined && rule.count === undefined && rule.until === undefined
  const horizon = endless ? terms.today.add({ years: yearsAhead }) : Temporal.PlainDate.from('2250-12-31')
  const begins = (day: Temporal.PlainDate): CalendarTime =>
    span.start.kind === 'day'
      ? { kind: 'day', day }
      : { ...span.start, time: day.toPlainDateTime(span.start.time.toPlainTime()) }
  const isPast = (day: Temporal.PlainDate) =>
    rule?.until !== undefined && isAfter(begins(day), rule.until, terms.timeZone)
  const byRule = rule ? daysOf(rule, start, isPast, horizon) : [start]
  const left = new Set(except.map(String))
  const days = [...new Set([...byRule, ...listed].map(String))].filter((day) => !left.has(day)).sort()
  const byHours = new Map<string, { part: Omit<ExceptionalDays, 'id' | 'name'>; dates: Temporal.PlainDate[] }>()
  for (const day of days) {
    for (const part of partsOf(span, begins(Temporal.PlainDate.from(day)), terms)) {
      const key = JSON.stringify([part.hours, part.effect, part.from.until(part.to).days])
      const same = byHours.get(key)
      if (same) same.dates.push(part.from)
      else byHours.set(key, { part, dates: [part.from] })
    }
  }
  const exceptions = [...byHours.values()].map(({ part, dates }) =>
    dates.length === 1 ? part : { ...part, repeats: 'dates' as const, dates },
  )
  const cut = byRule.length >= mostTimes ? `only the first ${mostTimes} times are taken` : undefined
  const remark = cut ?? (endless ? `repeats without end: the next ${yearsAhead} years are taken` : undefined)
  return { exceptions, ...(remark !== undefined && { remark }) }
}

function isAfter(time: CalendarTime, until: CalendarTime, zone: string): boolean {
  if (time.kind === 'day' || until.kind === 'day')
    return Temporal.PlainDate.compare(dayIn(time), until.kind === 'day' ? until.day : dayIn(until)) > 0
  const moment = (at: Extract<CalendarTime, { kind: 'time' }>) => at.time.toZonedDateTime(at.zone ?? zone).toInstant()
  return Temporal.Instant.compare(moment(time), moment(until)) > 0
}

/** One time of an event as exceptions of the branch's days: one for a day or days, several where hours go over midnight. */
function partsOf(span: Span, start: CalendarTime, terms: EventTerms): readonly Omit<ExceptionalDays, 'id' | 'name'>[] {
  if (start.kind === 'day')
    return [
      { from: start.day, to: start.day.add({ days: span.length - 1 }), hours: [], effect: 'hours', repeats: 'never' },
    ]
  const begins = start.time.toZonedDateTime(start.zone ?? terms.timeZone).withTimeZone(terms.timeZone)
  const ends = begins.add({ minutes: span.length })
  const first = begins.toPlainDate()
  const last = ends.toPlainDate()
  const days = first.until(last).days
  const minuteOf = (time: Temporal.ZonedDateTime) => time.hour * 60 + time.minute
  const of = (day: Temporal.PlainDate, hours: Hours, to = day) => ({
    from: day,
    to,
    hours: [hours],
    effect: terms.timed === 'closed' ? ('closed-between' as const) : ('hours' as const),
    repeats: 'never' as const,
  })
  if (days === 0)
    return [of(first, { opens: minuteOf(begins), closes: Math.max(minuteOf(ends), minuteOf(begins) + 1) })]
  const parts = [of(first, { opens: minuteOf(begins), closes: 1440 })]
  if (days > 1) parts.push(of(first.add({ days: 1 }), { opens: 0, closes: 1440 }, last.subtract({ days: 1 })))
  if (minuteOf(ends) > 0) parts.push(of(last, { opens: 0, closes: minuteOf(ends) }))
  return parts
}

/** What this program wrote into a file that it made itself, so that hours come back as they were. */
function carrelHours(event: Component): Partial<Pick<ExceptionalDays, 'hours' | 'effect'>> {
  const written = lineOf(event, 'X-CARREL-HOURS')?.value
  if (written === undefined || lineOf(event, 'DTSTART')?.value.length !== 8) return {}
  const hours = hoursFrom(
    written.split(',').flatMap((text) => {
      const [opens, closes] = text.split('-')
      return opens !== undefined && closes !== undefined ? [{ opens, closes }] : []
    }),
  )
  const effect = lineOf(event, 'X-CARREL-EFFECT')?.value
  if (!hours || hours.length === 0 || hours.length > daysInMonthOf) return {}
  return { hours, effect: effect === 'closed-between' || effect === 'also-open' ? effect : 'hours' }
}
