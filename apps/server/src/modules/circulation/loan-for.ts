import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate, type ItemFacts } from '../catalog/index.ts'
import type { Loan } from './contract.ts'
import { agedUnwritten, loanById, loanView, type LoanRow } from './loan-rows.ts'
import { writeAge } from './losses.ts'
import { mayDo, type LoanState } from './rules/loan-states.ts'

/** A loan with its item, both locked, in a state in which an action is possible. */
export interface LoanToChange {
  readonly loan: LoanRow & { readonly patron: number }
  readonly item: ItemFacts
}

const stateWords: Readonly<Record<LoanState, string>> = {
  out: 'open',
  lost: 'declared lost already',
  'lost-paid': 'lost and paid for already',
  'claimed-returned': 'claimed returned already',
  returned: 'ended already',
}

/** Locks item and loan, in this order as everywhere; a loan whose time had run out is written down as lost first. */
export async function loanFor(w: Work, id: number, action: string): Promise<LoanToChange | Refusal> {
  const known = await loanById(w, id)
  if (!known) return notFound('loan', `There is no loan ${id}.`)
  const [item, found] = await Promise.all([itemForUpdate(w, { id: known.item }), loanById(w, id, { lock: true })])
  if (!item || !found) return notFound('item', 'The item of this loan is gone.')
  const loan = (await agedUnwritten(w, found)) ? await writeAge(w, found) : found
  const { patron } = loan
  if (patron === null || !mayDo(loan.state, action))
    return refuse({ code: `loan-${loan.state}`, message: `This loan is ${stateWords[loan.state]}.` })
  return { loan: { ...loan, patron }, item }
}

/** A loan as it is now, after open screens were told of the change. */
export async function shownLoan(w: Work, id: number): Promise<Loan> {
  const row = await loanById(w, id)
  if (!row) throw new Error(`Loan ${id} is gone.`)
  w.afterCommit(() => w.platform.live.tell('loan', { branch: row.branch, patron: row.patron }))
  return loanView(w, row)
}
