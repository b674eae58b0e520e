import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import {
  dueDatesMoved,
  loanAutoRenewed,
  loanCreated,
  loanDueChanged,
  loanLost,
  loanNotRenewed,
  loanRecalled,
  loanRenewed,
  loanReturned,
  partsMissing,
} from '../circulation/index.ts'
import { itemFacts } from '../catalog/index.ts'
import type { NoticeKindCode } from './contract.ts'
import { addressees } from './notice-facts.ts'
import { isAsked, noticePolicy } from './notice-policy.ts'
import type { RawItem } from './rules/words-of-facts.ts'
import { tellMovedDueDates } from './moved-due-dates.ts'
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

interface ToldItem {
  readonly patron: number
  readonly item: number
  readonly loan?: number
  readonly what: string
  readonly once?: string
  readonly more?: Partial<RawItem>
  readonly wait?: boolean
}

/** Tells a patron of an item that is back: the loan has ended, so the item and the patron say which rule fits. */
async function tellOfItem(w: Work, kind: NoticeKindCode, telling: ToldItem): Promise<void> {
  const item = await itemFacts(w, { id: telling.item })
  const patron = (await addressees(w, [telling.patron])).get(telling.patron)
  if (!item || !patron) return
  const branch = 'branch' in w.actor && w.actor.branch !== null ? w.actor.branch : patron.branch_id
  const { receiptPause } = await noticeSettings(w, branch)
  await tell(w, {
    kind,
    patron: patron.id,
    branch,
    the: { patronCategory: patron.category_code, itemType: item.itemType, branch },
    what: telling.what,
    ...(telling.loan !== undefined && { loan: telling.loan }),
    ...(telling.once !== undefined && { once: telling.once }),
    facts: {
      items: [
        { title: item.title, author: item.author, barcode: item.barcode, callNumber: item.callNumber, ...telling.more },
      ],
    },
    ...(telling.wait === true && { waitMinutes: receiptPause }),
  })
}

async function returnReceipt(
  w: Work,
  back: { readonly loan: number; readonly patron: number | null; readonly item: number },
): Promise<void> {
  if (back.patron === null || !isAsked(await noticePolicy(w), 'check-in')) return
  const { patron, item, loan } = back
  await tellOfItem(w, 'check-in', { patron, item, loan, what: 'It was returned', wait: true })
}

function tellMissingParts(
  w: Work,
  missing: {
    readonly defect: number
    readonly patron: number
    readonly item: number
    readonly parts: readonly string[]
  },
): Promise<void> {
  return tellOfItem(w, 'parts-missing', {
    patron: missing.patron,
    item: missing.item,
    what: 'It came back without all its parts',
    once: `parts-missing:${missing.defect}`,
    more: { reason: missing.parts.join(', ') },
  })
}

/** What happens to loans and is told. */
export const loanHappenings: readonly Subscription[] = [
  on(loanCreated, (w, { loan }) => receipt(w, 'check-out', loan, 'It was borrowed')),
  on(loanRenewed, async (w, { loan, channel }) => {
    // What Carrel renews by itself is told as such.
    if (channel !== 'auto') await receipt(w, 'renewal', loan, 'It was renewed')
  }),
  on(loanAutoRenewed, (w, { loan, due }) =>
    tellOfLoan(w, 'renewed', loan, {
      what: 'Carrel renewed it by itself',
      once: `renewed:${loan}:${due}`,
      waitMinutes: 0,
    }),
  ),
  on(loanNotRenewed, (w, { loan, due, blocks }) =>
    tellOfLoan(w, 'not-renewed', loan, {
      what: 'Carrel could not renew it by itself',
      once: `not-renewed:${loan}:${due}`,
      more: { reason: blocks.map((block) => block.message).join(' ') },
      waitMinutes: 0,
    }),
  ),
  on(loanRecalled, async (w, { loan, hold, moved }) => {
    if (moved)
      await tellOfLoan(w, 'recall', loan, {
        what: 'It was called back for another reader',
        once: `recall:${loan}:${hold}`,
      })
  }),
  on(loanDueChanged, (w, { loan, due }) =>
    tellOfLoan(w, 'due-changed', loan, { what: 'Staff changed its due date', once: `due-changed:${loan}:${due}` }),
  ),
  on(dueDatesMoved, tellMovedDueDates),
  on(partsMissing, tellMissingParts),
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
