import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import { readSetting, defineSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { calendarOf, libraryOf, type Branch } from '../org/index.ts'
import type { PatronFacts } from '../patrons/index.ts'
import { reasonsFor, type ResolvedAttributes } from '../policy/index.ts'
import type { LendingFacts } from './lending-facts.ts'
import { dueDate } from './rules/due-date.ts'
import { dayWords } from './rules/words.ts'

/** Whether loans end with the card at the latest. */
export const dueWithinCard = defineSetting(
  'circulation.due-within-card',
  true,
  'Loans end at the latest with the card of the patron',
)

/** A due moment with everything that led to it. */
export interface FoundDue {
  readonly due: Temporal.Instant
  readonly shortened: boolean
  readonly reasons: readonly Reason[]
}

/** The due moment that rules, calendar, card and queue give for a loan that counts from a moment. */
export async function findDue(
  w: Work,
  { policy, resolved, demand }: Pick<LendingFacts, 'policy' | 'resolved' | 'demand'>,
  patron: Pick<PatronFacts, 'expires'>,
  branch: Branch,
  count: { readonly from: Temporal.Instant; readonly period?: ResolvedAttributes['period'] },
): Promise<FoundDue | Refusal> {
  const { attributes } = resolved
  const found = dueDate({
    from: count.from,
    now: w.now,
    period: count.period ?? attributes.period,
    fixedDue:
      attributes.fixedDue === null
        ? undefined
        : { day: Temporal.PlainDate.from(attributes.fixedDue.day), mode: attributes.fixedDue.mode },
    closedDue: attributes.closedDue,
    calendar: await calendarOf(w, branch.id),
    branchName: branch.name,
    words: dayWords((await libraryOf(w)).locale, branch.timeZone, w.now),
    cardExpires:
      patron.expires !== null && (await readSetting(w, dueWithinCard, branch.id)) ? patron.expires : undefined,
  })
  if (isRefusal(found)) return found
  const [deciding, ...overruled] = reasonsFor(policy, resolved, 'period')
  const queue: Reason =
    demand.waiting > 0
      ? { decided: false, text: `${demand.waiting} waiting for this title` }
      : { decided: false, text: 'No one is waiting, no shorter loan', detail: 'Holds on title: 0' }
  return {
    due: found.due,
    shortened: found.shortened,
    reasons: [...(deciding ? [deciding] : []), ...found.reasons, ...overruled, queue],
  }
}
