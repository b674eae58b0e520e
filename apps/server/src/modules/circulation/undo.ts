import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus } from '../catalog/index.ts'
import { chargesOfLoan, correct } from '../fees/index.ts'
import { holdForUpdate, restoreHold, type HoldRow } from '../holds/index.ts'
import type { Loan } from './contract.ts'
import { loanById, loanView } from './loan-rows.ts'
import { switchBack } from './on-site.ts'
import { leaveStage } from './rota-items.ts'
import {
  checkInForUpdate,
  deleteLoan,
  endTransit,
  hasLaterScan,
  markUndone,
  reopenLoan,
  reopenTransit,
  revivedBefore,
} from './store.ts'
import { liftSuspension } from '../patrons/index.ts'
import { undoReturnLost } from './return-lost.ts'
import { reopenClaim } from './store-losses.ts'
import type { CirculationTables } from './tables.ts'

const later: Block = {
  code: 'later-change',
  message:
    'Something has happened with this item since, so this cannot be undone any more. Check the item in or out as it is now.',
}
const paid: Block = {
  code: 'charge-settled',
  message: 'A charge of it was paid or waived since. Take that back first.',
}

/** True when a charge has had anything given towards it. */
const isSettled = (charge: { readonly amount: number; readonly outstanding: number }) =>
  charge.outstanding < charge.amount

/** Takes back a check-out made by mistake: item, hold and transit are as they were; it leaves no loan. */
export async function undoCheckOut(w: Work, id: number): Promise<{ undone: boolean } | Refusal> {
  const loan = await loanById(w, id, { lock: true })
  if (!loan) return notFound('loan', `There is no loan ${id}.`)
  const item = await itemForUpdate(w, { id: loan.item })
  const charges = await chargesOfLoan(w, id, ['overdue', 'rental', 'lost', 'processing', 'damage', 'other'])
  const blocks: Block[] = []
  if (loan.state !== 'out' || loan.renewals > 0 || !item || item.status !== 'on-loan') blocks.push(later)
  if (charges.some(isSettled)) blocks.push(paid)
  if (!item || blocks.length > 0) return refuse(...(blocks.length > 0 ? blocks : [later]))
  const { before } = await tablesOf<CirculationTables>(w)
    .selectFrom('circulation.loan')
    .select('before')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const was = revivedBefore(before)
  for (const charge of charges)
    await correct(w, charge.id, { amount: 0, currency: charge.currency }, 'check-out undone')
  if (was.onSite !== undefined) {
    await switchBack(w, id)
    await w.audit({ action: 'loan.take-home-undo', subject: `loan:${id}` })
    w.afterCommit(() => w.platform.live.tell('loan', { branch: loan.branch }))
    return { undone: true }
  }
  if (was.hold) await putBack(w, was.hold)
  if (was.transit !== null) await reopenTransit(w, was.transit)
  await setItemStatus(w, item, was.status === 'on-loan' ? 'available' : was.status, {
    holdingBranch: was.holdingBranch,
  })
  await deleteLoan(w, id)
  await w.audit({ action: 'loan.undo', subject: `loan:${id}`, detail: { item: loan.item } })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: loan.branch }))
  return { undone: true }
}

/** Takes back a return made by mistake: the loan is open again, the hold back in its place. */
export async function undoCheckIn(w: Work, id: number): Promise<{ undone: boolean; loan: Loan | null } | Refusal> {
  const scan = await checkInForUpdate(w, id)
  if (!scan) return notFound('check-in', `There is no check-in ${id}.`)
  const item = await itemForUpdate(w, { id: scan.item_id })
  const was = revivedBefore(scan.before)
  const charges = scan.loan_id === null ? [] : await chargesOfLoan(w, scan.loan_id, ['overdue'])
  const blocks: Block[] = []
  if (scan.undone_at !== null) blocks.push({ code: 'undone-already', message: 'This check-in was undone already.' })
  else if (!item || (await hasLaterScan(w, scan.item_id, id))) blocks.push(later)
  if (scan.loan_id !== null && was.patron === undefined)
    blocks.push({
      code: 'patron-forgotten',
      message: 'Who had this item is not known any more, so the loan cannot be opened again.',
    })
  if (!was.loss && charges.some((charge) => isSettled(charge) && charge.amount !== was.charged)) blocks.push(paid)
  if (!item || blocks.length > 0) return refuse(...blocks)

  if (scan.transit_id !== null) await endTransit(w, scan.transit_id, 'cancelled')
  if (was.transit !== null) await reopenTransit(w, was.transit)
  if (was.hold) await putBack(w, was.hold)
  if (scan.loan_id !== null && was.patron !== undefined) {
    await reopenLoan(w, scan.loan_id, was.patron, was.loanState ?? 'out', was.proxy ?? null)
    if (was.claim !== undefined) await reopenClaim(w, was.claim)
    if (was.suspension !== undefined) await liftSuspension(w, was.patron, was.suspension, 'check-in undone')
    if (was.loss) await undoReturnLost(w, scan.loan_id, was.patron, was.loss)
    else
      for (const charge of charges)
        await correct(w, charge.id, { amount: was.charged ?? 0, currency: charge.currency }, 'check-in undone')
  }
  await setItemStatus(w, item, was.status, {
    holdingBranch: was.holdingBranch,
    ...(was.stands && { stands: was.stands }),
  })
  if (was.reached === true) leaveStage(w, item.id)
  await markUndone(w, id)
  await w.audit({
    action: 'item.check-in-undo',
    subject: `item:${scan.item_id}`,
    detail: { checkIn: id, loan: scan.loan_id },
  })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: scan.branch_id }))
  const loan = scan.loan_id === null ? undefined : await loanById(w, scan.loan_id)
  return { undone: true, loan: loan ? await loanView(w, loan) : null }
}

async function putBack(w: Work, hold: HoldRow): Promise<void> {
  if (await holdForUpdate(w, hold.id)) await restoreHold(w, hold)
}
