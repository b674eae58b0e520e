import type { Addressee, HoldFacts, LoanFacts } from '../notice-facts.ts'
import type { WaitingNotice } from '../compose.ts'
import type { NoticeKind } from './kinds.ts'

/** What is known now of what a notice is about. */
export interface Now {
  readonly patrons: ReadonlyMap<number, Addressee>
  readonly loans: ReadonlyMap<number, LoanFacts>
  readonly holds: ReadonlyMap<number, HoldFacts>
}

/** Why a notice is no longer true and is not sent; undefined while it is. */
export function staleness(notice: WaitingNotice, kind: NoticeKind, now: Now): string | undefined {
  const patron = now.patrons.get(notice.patron_id)
  if (!patron) return 'The patron is no longer known.'
  if (!patron.active && kind.optional) return 'The account is closed.'
  if (notice.loan_id !== null && notice.due_at !== null && kind.when !== 'event') {
    const loan = now.loans.get(notice.loan_id)
    if (!loan) return 'It was returned before this was sent.'
    if (!loan.due_at.equals(notice.due_at)) return 'It has another due date since.'
    if (loan.state === 'claimed-returned') return 'The patron says that it was returned.'
    if (loan.state !== 'out') return 'It is no longer an ordinary loan.'
  }
  if (notice.hold_id !== null && (kind.code === 'hold-ready' || kind.code === 'hold-expiring')) {
    if (now.holds.get(notice.hold_id)?.state !== 'ready') return 'The hold is on the shelf no longer.'
  }
  if (kind.code === 'card-expiring') {
    const until = notice.facts?.more?.['until']
    if (typeof until === 'string' && patron.expires?.toString() !== until) return 'The card was renewed.'
  }
  return undefined
}
