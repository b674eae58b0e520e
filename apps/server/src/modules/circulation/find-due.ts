import { defineCache } from '../../platform/live-cache.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { calendarOf, dayAt, lastMomentOf, libraryOf, type Branch } from '../org/index.ts'
import type { PatronFacts } from '../patrons/index.ts'
import { periodInWords, reasonsFor, type AttributeName, type ResolvedAttributes } from '../policy/index.ts'
import type { LendingFacts } from './lending-facts.ts'
import { dueDate, isDayBased, type DueFacts } from './rules/due-date.ts'
import { recalledDue } from './rules/recalled-due.ts'
import { dayWords } from './rules/words.ts'

/** Whether loans end with the card at the latest. */
export const dueWithinCard = defineSetting(
  'circulation.due-within-card',
  true,
  'Loans end at the latest with the card of the patron (rules may say otherwise: attribute "cardEnds")',
)

// Read at every check-out, changed hardly ever.
const withinCardAt = defineCache('circulation.due-within-card', ['setting'], (w, branch: number) =>
  readSetting(w, dueWithinCard, branch),
)

/** A due moment with everything that led to it. */
export interface FoundDue {
  readonly due: Temporal.Instant
  readonly shortened: boolean
  readonly reasons: readonly Reason[]
}

/** From when a period counts, and which one; the period of the loan when it is left out. */
export interface DueCount {
  readonly from: Temporal.Instant
  readonly period?: ResolvedAttributes['period']
  /** The attribute that gave the period. */
  readonly attribute?: AttributeName
  /** When the loan was made; now, for a new one. */
  readonly out?: Temporal.Instant
}

/** What calendar and rules say about days, for any due date at a branch. */
export async function dueSettings(
  w: Work,
  branch: Branch,
  attributes: Pick<ResolvedAttributes, 'closedDue' | 'dueTime'>,
): Promise<Pick<DueFacts, 'calendar' | 'branchName' | 'words' | 'closedDue' | 'dueTime'>> {
  return {
    calendar: await calendarOf(w, branch.id),
    branchName: branch.name,
    words: dayWords((await libraryOf(w)).locale, branch.timeZone, w.now),
    closedDue: attributes.closedDue,
    dueTime: attributes.dueTime,
  }
}

/** The due moment that rules, calendar, card and queue give for a loan that counts from a moment. */
export async function findDue(
  w: Work,
  { policy, resolved, demand }: Pick<LendingFacts, 'policy' | 'resolved' | 'demand'>,
  patron: Pick<PatronFacts, 'expires' | 'expiresAt'>,
  branch: Branch,
  count: DueCount,
): Promise<FoundDue | Refusal> {
  const { attributes } = resolved
  const inDemand = demand.waiting > 0 && attributes.periodWhenHeld !== null
  const attribute = count.attribute ?? (inDemand ? 'periodWhenHeld' : 'period')
  const period = count.period ?? (inDemand && attributes.periodWhenHeld ? attributes.periodWhenHeld : attributes.period)
  const settings = await dueSettings(w, branch, attributes)
  const found = dueDate({
    ...settings,
    from: count.from,
    now: w.now,
    period,
    fixedDue:
      attributes.fixedDue === null
        ? undefined
        : { day: Temporal.PlainDate.from(attributes.fixedDue.day), mode: attributes.fixedDue.mode },
    terms: termsOf(attributes),
    closedDaysCount: attributes.periodClosedDays,
    card: await cardOf(w, patron, branch, attributes),
  })
  if (isRefusal(found)) return found
  const [deciding, ...overruled] = reasonsFor(policy, resolved, attribute)
  const reasons = [...(deciding ? [deciding] : []), ...found.reasons]
  if (demand.recalls > 0) {
    const { recallMinimum: minimum, recallInterval: interval } = attributes
    const recalled = recalledDue({
      out: count.out ?? w.now,
      due: found.due,
      now: w.now,
      minimum,
      interval,
      overdueExtends: null,
      period,
      calendar: settings,
    })
    if (isRefusal(recalled)) return recalled
    if (recalled.moved)
      return { due: recalled.due, shortened: true, reasons: [...recalled.reasons, ...reasons, ...overruled] }
  }
  const queue: Reason =
    demand.waiting > 0
      ? { decided: inDemand, text: `${demand.waiting} waiting for this title` }
      : { decided: false, text: 'No one is waiting, no shorter loan', detail: 'Holds on title: 0' }
  return { due: found.due, shortened: found.shortened, reasons: [...reasons, ...overruled, queue] }
}

/** The terms of rules, with their days. */
export function termsOf({ terms }: Pick<ResolvedAttributes, 'terms'>): DueFacts['terms'] {
  if (terms === null) return undefined
  const day = (text: string) => Temporal.PlainDate.from(text)
  return {
    mode: terms.mode,
    terms: terms.terms.map(({ from, to, due }) => ({ from: day(from), to: day(to), due: day(due) })),
  }
}

async function cardOf(
  w: Work,
  { expires, expiresAt }: Pick<PatronFacts, 'expires' | 'expiresAt'>,
  branch: Branch,
  { cardEnds }: ResolvedAttributes,
): Promise<DueFacts['card']> {
  if (expires === null || cardEnds === 'ignore') return undefined
  if (cardEnds === null && !(await withinCardAt.get(w, branch.id))) return undefined
  return { ends: expiresAt ?? lastMomentOf(branch, expires), cut: cardEnds }
}

// What PostgreSQL and people take for a date; a slip beyond it is a slip.
const lastDay = Temporal.PlainDate.from('9999-12-31')

/** A due moment that staff chose: of a loan by days the end of that day. Refuses what is not to come. */
export function chosenDue(
  w: Pick<Work, 'now'>,
  text: string,
  branch: Branch,
  { period }: Pick<ResolvedAttributes, 'period'>,
): FoundDue | Refusal {
  const moment = Temporal.Instant.from(text)
  const day = dayAt(branch, moment)
  const due = isDayBased(period) ? lastMomentOf(branch, day) : moment
  if (Temporal.Instant.compare(due, w.now) <= 0 || Temporal.PlainDate.compare(day, lastDay) > 0)
    return refuse({
      code: 'invalid-due',
      field: 'due',
      message: 'The due date must lie in the future. Check the day and the year.',
    })
  return {
    due,
    shortened: false,
    reasons: [
      {
        decided: true,
        text: 'Due date chosen by staff',
        detail: isDayBased(period)
          ? `Lent by days (${periodInWords(period)}): due at the end of the day`
          : 'To the minute',
      },
    ],
  }
}
