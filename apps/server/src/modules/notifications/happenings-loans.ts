import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { loanCreated, loanLost, loanRenewed, loanReturned } from '../circulation/index.ts'
import { itemFacts } from '../catalog/index.ts'
import type { NoticeKindCode } from './contract.ts'
import { isAsked, noticePolicy } from './notice-policy.ts'
import type { RawItem } from './rules/words-of-facts.ts'
import { noticeSettings } from './settings.ts'
import { tell } from './tell.ts'

/** A loan as an event finds it, with what its rule depends on. */
export interface ToldLoan {
  readonly id: number
  readonly patron_id: number
  readonly branch_id: number
  readonly due_at: Temporal.Instant
  readonly patron_category: string
  readonly item_type: string
  readonly title: string
  readonly author: string | null
  readonly barcode: string
  readonly call_number: string
}

/** An open loan, read for an event. */
export async function toldLoan(w: Work, id: number): Promise<ToldLoan | undefined> {
  const { rows } = await sql<ToldLoan>`
    select l.id, l.patron_id, l.branch_id, l.due_at, l.patron_category, l.item_type, i.title, i.author, i.barcode, i.call_number
    from circulation.notice_loan_view l join catalog.item_history_view i on i.id = l.item_id where l.id = ${id}`.execute(
    w.db,
  )
  return rows[0]
}

/** Facts of a loan as they are now, for a notice that is written later. */
export function itemOfLoan(loan: ToldLoan): RawItem {
  return {
    title: loan.title,
    author: loan.author,
    barcode: loan.barcode,
    callNumber: loan.call_number,
    due: loan.due_at.toString(),
  }
}

interface Telling {
  readonly what: string
  readonly once?: string
  readonly more?: Partial<RawItem>
  readonly waitMinutes?: number
}

/** Tells the patron of an open loan of something that happened to it. */
export async function tellOfLoan(w: Work, kind: NoticeKindCode, id: number, telling: Telling): Promise<void> {
  const loan = await toldLoan(w, id)
  if (!loan) return
  const { what, once, more, waitMinutes } = telling
  await tell(w, {
    kind,
    patron: loan.patron_id,
    branch: loan.branch_id,
    the: { patronCategory: loan.patron_category, itemType: loan.item_type, branch: loan.branch_id },
    what,
    loan: loan.id,
    facts: { items: [{ ...itemOfLoan(loan), ...more }] },
    ...(once !== undefined && { once }),
    ...(waitMinutes !== undefined && { waitMinutes }),
  })
}

/** A receipt, where the rules ask for one; elsewhere nothing is asked of the database. */
async function receipt(w: Work, kind: 'check-out' | 'renewal', loan: number, what: string): Promise<void> {
  if (!isAsked(await noticePolicy(w), kind)) return
  const found = await toldLoan(w, loan)
  if (!found) return
  const { receiptPause } = await noticeSettings(w, found.branch_id)
  await tellOfLoan(w, kind, loan, { what, waitMinutes: receiptPause })
}

async function returnReceipt(
  w: Work,
  back: { readonly loan: number; readonly patron: number | null; readonly item: number },
): Promise<void> {
  if (back.patron === null || !isAsked(await noticePolicy(w), 'check-in')) return
  const item = await itemFacts(w, { id: back.item })
  const { rows } = await sql<{ category_code: string; branch_id: number }>`
    select category_code, branch_id from patrons.notice_patron_view where id = ${back.patron}`.execute(w.db)
  const patron = rows[0]
  if (!item || !patron) return
  const branch = 'branch' in w.actor && w.actor.branch !== null ? w.actor.branch : patron.branch_id
  const { receiptPause } = await noticeSettings(w, branch)
  await tell(w, {
    kind: 'check-in',
    patron: back.patron,
    branch,
    the: { patronCategory: patron.category_code, itemType: item.itemType, branch },
    what: 'It was returned',
    loan: back.loan,
    facts: { items: [{ title: item.title, author: item.author, barcode: item.barcode, callNumber: item.callNumber }] },
    waitMinutes: receiptPause,
  })
}

/** What happens to loans and is told. */
export const loanHappenings: readonly Subscription[] = [
  on(loanCreated, (w, { loan }) => receipt(w, 'check-out', loan, 'It was borrowed')),
  on(loanRenewed, (w, { loan }) => receipt(w, 'renewal', loan, 'It was renewed')),
  on(loanReturned, returnReceipt),
  on(loanLost, async (w, { loan, how }) => {
    if (!isAsked(await noticePolicy(w), 'lost')) return
    const { rows } = await sql<{ amount: number; currency: string }>`
      select sum(outstanding) as amount, min(currency) as currency from fees.owed_charge_view where loan_id = ${loan} having count(*) > 0`.execute(
      w.db,
    )
    const [owed] = rows
    await tellOfLoan(w, 'lost', loan, {
      what: how === 'aged' ? 'Its time ran out: it is taken for lost' : 'It was declared lost',
      ...(owed && { more: { amount: owed } }),
    })
  }),
]
