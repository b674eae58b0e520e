import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { setItemStatus } from '../catalog/index.ts'
import { cancelCharges, restoreForgiven } from '../fees/index.ts'
import type { Loan } from './contract.ts'
import { loanFor, shownLoan } from './loan-for.ts'
import { lose } from './losses.ts'
import { endClaim, writeLoss } from './store-losses.ts'

/** Declares a loan lost: its fine stops growing, replacement and processing are charged, the item is lost. */
export async function declareLost(w: Work, id: number, note: string): Promise<Loan | Refusal> {
  const found = await loanFor(w, id, 'declare lost')
  if (isRefusal(found)) return found
  const { loan, item } = found
  const lost = await lose(w, loan, { at: w.now, how: 'declared', note, bill: true })
  if (loan.claim) await endClaim(w, loan.claim.id, 'lost', note)
  await setItemStatus(w, item, lost.state === 'lost-paid' ? 'lost-paid' : 'lost')
  await w.audit({ action: 'loan.lost', subject: `loan:${id}`, ...(note !== '' && { reason: note }) })
  return shownLoan(w, id)
}

/** Takes back that a loan was declared lost: what was charged for it is given back, it is out again as it was. */
export async function undoLost(w: Work, id: number, note: string): Promise<Loan | Refusal> {
  const found = await loanFor(w, id, 'undo the loss')
  if (isRefusal(found)) return found
  const { loan, item } = found
  if (loan.lostHow === 'aged')
    return refuse({
      code: 'loan-aged',
      message: 'Nobody declared this lost: it is overdue so long that it counts as lost. Check it in when it is found.',
    })
  const reason = note === '' ? 'Declared lost by mistake' : note
  await cancelCharges(w, id, ['lost', 'processing'], reason)
  if (loan.forgiven !== null) await restoreForgiven(w, loan.forgiven, reason)
  await writeLoss(w, id, { state: 'out', lostAt: null, lostHow: null, billedAt: null, forgiven: null }, '')
  await setItemStatus(w, item, 'on-loan')
  await w.audit({ action: 'loan.lost-undo', subject: `loan:${id}`, reason })
  return shownLoan(w, id)
}
