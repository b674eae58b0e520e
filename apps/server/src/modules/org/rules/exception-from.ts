import type { Block } from '../../../platform/refusal.ts'
import type { CalendarException } from '../contract-calendars.ts'
import { hoursFrom, invalidHours } from './calendar-problems.ts'
import type { ExceptionalDays } from './calendar.ts'
import { lengthOf } from './recurrence.ts'

/** An exception as it is asked for: only the first day is needed. */
export type AskedException = { readonly from: string } & Partial<Omit<CalendarException, 'id' | 'branch' | 'closing'>>

/** An exception that may be stored, or everything that is wrong with it. */
export function exceptionFrom(
  asked: AskedException,
): { readonly days: Omit<ExceptionalDays, 'id'> } | { readonly problems: readonly Block[] } {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const hours = hoursFrom(asked.hours ?? [])
  const effect = asked.effect ?? 'hours'
  const repeats = asked.repeats ?? 'never'
  const days = {
    from: day(asked.from),
    to: day(asked.to ?? asked.from),
    name: (asked.name ?? '').trim(),
    hours: hours ?? [],
    effect,
    repeats,
    every: asked.every ?? 1,
    weekdays: asked.weekdays ?? [],
    month: asked.month ?? null,
    ...(asked.nth != null && { nth: asked.nth }),
    ...(asked.easterOffset != null && { easterOffset: asked.easterOffset }),
    easterReckoning: asked.easterReckoning ?? ('western' as const),
    dates: (asked.dates ?? []).map(day),
    until: asked.until == null ? null : day(asked.until),
    except: (asked.except ?? []).map(day),
  }
  const problems = hours ? [] : [invalidHours('hours', days.name || asked.from)]
  problems.push(...daysProblems(days))
  if (effect !== 'hours' && (asked.hours ?? []).length === 0) {
    problems.push({
      code: 'invalid-hours',
      field: 'hours',
      message: effect === 'also-open' ? 'Say between which hours it is open.' : 'Say between which hours it is closed.',
    })
  }
  return problems.length > 0 ? { problems } : { days }
}

function daysProblems(days: Omit<ExceptionalDays, 'id'>): Block[] {
  const problems: Block[] = []
  const wrong = (field: string, message: string) => problems.push({ code: 'invalid-days', field, message })
  if (Temporal.PlainDate.compare(days.to, days.from) < 0)
    wrong('to', 'The last day comes before the first. Write the first day first.')
  if (days.until && Temporal.PlainDate.compare(days.until, days.from) < 0)
    wrong('until', 'It ends before it begins. Write a day after the first, or leave the end open.')
  if (days.repeats === 'nth-weekday' && !days.nth)
    wrong('nth', 'Say the how many-th weekday of the month it is: 1 to 5, or -1 for the last.')
  if (days.repeats === 'dates' && days.dates?.length === 0) wrong('dates', 'List at least one day.')
  if (days.repeats === 'easter' && days.easterOffset === undefined)
    wrong('easterOffset', 'Say how many days from Easter Sunday: -2 is Good Friday, 1 Easter Monday.')
  const longest = days.repeats === 'weekly' ? 7 * (days.every ?? 1) : 366
  if (days.repeats !== 'never' && lengthOf(days) > longest)
    wrong('to', 'Days that come again may not last longer than until they come again.')
  return problems
}
