import type { Money } from '../../platform/money.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus } from '../catalog/index.ts'
import { charge, fixOverdue } from '../fees/index.ts'
import { libraryOf } from '../org/index.ts'
import type { Loan } from './contract.ts'
import { fineOf, loanById, loanView, type LoanRow } from './loan-rows.ts'
import { mayDo } from './rules/loan-states.ts'
import { setLoanState } from './store.ts'

async function loanFor(w: Work, id: number, action: string): Promise<LoanRow | Refusal> {
  const loan = await loanById(w, id, { lock: true })
  if (!loan) return notFound('loan', `There is no loan ${id}.`)
  if (mayDo(loan.state, action)) return loan
  const words = {
    out: 'open',
    lost: 'declared lost already',
    'claimed-returned': 'claimed returned already',
    returned: 'ended already',
  }
  return refuse({ code: `loan-${loan.state}`, message: `This loan is ${words[loan.state]}.` })
}

/** What the library asks for a lost item: its price, else what the rules say. */
function replacementOf(loan: LoanRow, currency: string): Money | undefined {
  if (loan.priceAmount !== null) return { amount: loan.priceAmount, currency }
  return loan.terms.replacementPrice ?? undefined
}

/** Declares a loan lost: its fine stops growing, replacement and processing are charged, the item is lost. */
export async function declareLost(w: Work, id: number, note: string): Promise<Loan | Refusal> {
  const loan = await loanFor(w, id, 'declare lost')
  if ('ok' in loan) return loan
  if (loan.patron === null) return refuse({ code: 'loan-returned', message: 'This loan has ended already.' })
  const item = await itemForUpdate(w, { id: loan.item })
  if (!item) return notFound('item', 'The item of this loan is gone.')
  const { currency } = await libraryOf(w)
  const about = { patron: loan.patron, loan: id, item: loan.item, branch: loan.branch }
  const { amount } = await fineOf(w, loan, w.now)
  if (loan.state === 'out' && amount.amount > 0)
    await fixOverdue(w, { ...about, amount, description: `Overdue: ${loan.title}` })
  const replacement = replacementOf(loan, currency)
  if (replacement) await charge(w, { ...about, kind: 'lost', amount: replacement, description: `Lost: ${loan.title}` })
  if (loan.terms.processingFee)
    await charge(w, {
      ...about,
      kind: 'processing',
      amount: loan.terms.processingFee,
      description: `Processing: ${loan.title}`,
    })
  await setLoanState(w, id, 'lost', note)
  await setItemStatus(w, item, 'lost')
  await w.audit({
    action: 'loan.lost',
    subject: `loan:${id}`,
    ...(note !== '' && { reason: note }),
    detail: { replacement: replacement?.amount ?? 0 },
  })
  return shown(w, id)
}

/** Notes that the patron says it was brought back: fines stop, it cannot be renewed and does not count towards limits. */
export async function claimReturned(w: Work, id: number, note: string): Promise<Loan | Refusal> {
  const loan = await loanFor(w, id, 'claim returned')
  if ('ok' in loan) return loan
  const item = await itemForUpdate(w, { id: loan.item })
  if (!item) return notFound('item', 'The item of this loan is gone.')
  await setLoanState(w, id, 'claimed-returned', note)
  await setItemStatus(w, item, 'claimed-returned')
  await w.audit({ action: 'loan.claim-returned', subject: `loan:${id}`, ...(note !== '' && { reason: note }) })
  return shown(w, id)
}

async function shown(w: Work, id: number): Promise<Loan> {
  const row = await loanById(w, id)
  if (!row) throw new Error(`Loan ${id} is gone.`)
  w.afterCommit(() => w.platform.live.tell('loan', { branch: row.branch, patron: row.patron }))
  return loanView(w, row)
}
