import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import type { Reason } from '../../../platform/schemas.ts'
import type { Period } from '../../policy/contract.ts'
import { periodInWords } from '../../policy/index.ts'
import { dueDate, type DueFacts } from './due-date.ts'

/** What the due moment of a loan that is called back depends on. */
export interface RecallFacts {
  /** When the loan was made. */
  readonly out: Temporal.Instant
  /** When it is due now. */
  readonly due: Temporal.Instant
  /** The moment of the recall. */
  readonly now: Temporal.Instant
  /** The borrower keeps it this long after the loan was made at least. */
  readonly minimum: Period | null
  /** The borrower has this long after the recall. */
  readonly interval: Period | null
  /** An overdue loan is due this long after the recall; null: stays as it was. */
  readonly overdueExtends: Period | null
  /** The period of the loan: whether it ends with a day or at a moment. */
  readonly period: Period
  /** Calendar, closed days and the like. */
  readonly calendar: Pick<DueFacts, 'calendar' | 'branchName' | 'words' | 'closedDue' | 'dueTime'>
}

/** When a loan that is called back is due, and why. A recall never gives a later date but to an overdue loan, where the rules say so. */
export function recalledDue(
  facts: RecallFacts,
):
  | { readonly ok: true; readonly due: Temporal.Instant; readonly moved: boolean; readonly reasons: readonly Reason[] }
  | Refusal {
  const { out, due, now, minimum, interval, overdueExtends } = facts
  if (Temporal.Instant.compare(due, now) < 0) {
    if (overdueExtends === null) return kept(facts, 'It is overdue already: due as it was')
    const extended = after(facts, now, overdueExtends)
    if (isRefusal(extended)) return extended
    return {
      ...extended,
      moved: true,
      reasons: [{ decided: true, text: `Overdue and recalled: ${periodInWords(overdueExtends)} from the recall` }],
    }
  }
  const back = after(facts, now, interval ?? nothing(facts.period))
  if (isRefusal(back)) return back
  const least = minimum === null ? undefined : after(facts, out, minimum)
  if (isRefusal(least)) return least
  const guaranteed = least !== undefined && Temporal.Instant.compare(least.due, back.due) > 0
  const wanted = guaranteed ? least.due : back.due
  if (Temporal.Instant.compare(wanted, due) >= 0) return kept(facts, 'The recall would not make it due earlier')
  const text =
    guaranteed && minimum
      ? `Recalled; kept at least ${periodInWords(minimum)} from the loan`
      : interval
        ? `Recalled; ${periodInWords(interval)} to bring it back`
        : 'Recalled; due at once'
  return { ok: true, due: wanted, moved: true, reasons: [{ decided: true, text }] }
}

function kept({ due }: RecallFacts, text: string) {
  return { ok: true, due, moved: false, reasons: [{ decided: true, text: `Recalled. ${text}` }] } as const
}

/** No time at all, in the unit of the loan. */
function nothing({ unit }: Period): Period {
  return { count: 0, unit }
}

/** The due moment of a length of time from a moment; never in the past. */
function after({ now, calendar }: RecallFacts, from: Temporal.Instant, period: Period) {
  return dueDate({ ...calendar, from, now, period, fixedDue: undefined, card: undefined })
}
