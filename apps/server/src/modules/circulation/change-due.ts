import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { fixOverdue } from '../fees/index.ts'
import { dayAt } from '../org/index.ts'
import { loanDueChanged } from './events.ts'
import { chosenDue } from './find-due.ts'
import { keepEntry } from './loan-entries.ts'
import { fineOf, loanView } from './loan-rows.ts'
import { loanParties, type Renewed } from './renew.ts'
import { dayWords } from './rules/words.ts'
import { moveDue } from './store.ts'
import { libraryOf } from '../org/index.ts'

/** A due date as staff set it. */
export interface ChangeDueRequest {
  readonly due: string
  readonly reason: string
  /** The fine that has accrued until now is charged; else it is gone with the new date. */
  readonly keepFine?: boolean
}

/** Sets the due moment of one loan by hand: no renewal, and no rule is asked. */
export async function changeDue(w: Work, id: number, request: ChangeDueRequest): Promise<Renewed | Refusal> {
  const parties = await loanParties(w, id)
  if (isRefusal(parties)) return parties
  const { loan, patron, item, branch } = parties
  const found = chosenDue(w, request.due, branch, loan.terms)
  const blocks: Block[] = isRefusal(found) ? [...found.blocks] : []
  if (loan.state === 'claimed-returned')
    blocks.push({
      code: 'loan-claimed-returned',
      message: 'The patron says that it was brought back. Settle that first.',
    })
  if (loan.state === 'lost' || loan.state === 'lost-paid')
    blocks.push({ code: 'loan-lost', message: 'This loan was declared lost. Check the item in first.' })
  if (request.reason.trim() === '')
    blocks.push({ code: 'invalid-reason', field: 'reason', message: 'Say why; it is kept with the loan.' })
  if (isRefusal(found) || blocks.length > 0) return refuse(...blocks)

  const { amount } = await fineOf(w, loan, w.now)
  const fixed = request.keepFine !== false && amount.amount > 0
  if (fixed)
    await fixOverdue(w, {
      patron: patron.id,
      amount,
      description: `Overdue: ${loan.title}`,
      loan: id,
      item: item.id,
      branch: branch.id,
    })
  const words = dayWords((await libraryOf(w)).locale, branch.timeZone, w.now)
  const reasons: Reason[] = [
    {
      decided: true,
      text: `Due date set by staff: ${request.reason.trim()}`,
      detail: `It was ${words.day(dayAt(branch, loan.due))}`,
    },
    ...loan.reasons.map((reason) => ({ ...reason, decided: false })),
  ]
  const moved = { due: found.due, reasons, finedBefore: fixed ? amount.amount : loan.finedBefore }
  moveDue(w, id, moved)
  keepEntry(w, {
    loan: id,
    kind: 'due-changed',
    channel: 'desk',
    branch: 'branch' in w.actor ? w.actor.branch : null,
    dueBefore: loan.due,
    dueAfter: found.due,
    note: request.reason.trim(),
  })
  await w.audit({
    action: 'loan.change-due',
    subject: `loan:${id}`,
    reason: request.reason.trim(),
    detail: { from: loan.due.toString(), to: found.due.toString(), fine: fixed ? amount.amount : 0 },
  })
  await w.publish(loanDueChanged, { loan: id, dueBefore: loan.due.toString(), due: found.due.toString() })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: branch.id, patron: patron.id }))
  return { loan: await loanView(w, { ...loan, ...moved, shortened: false }), reasons }
}
