import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus } from '../catalog/index.ts'
import { chargesOfLoan } from '../fees/index.ts'
import { loanById } from './loan-rows.ts'
import { writeLoss } from './store-losses.ts'

/**
 * What was asked for a lost item is settled: the loan is lost and paid, and so is the item unless it has gone on to someone
 * else. A charge that was cancelled settles nothing.
 */
export async function settleLoss(w: Work, { loan: id }: { readonly loan: number }): Promise<void> {
  const charges = await chargesOfLoan(w, id, ['lost', 'processing'])
  if (charges.some((charge) => charge.outstanding > 0) || charges.every((charge) => charge.amount === 0)) return
  const { rows } = await sql<{ item: number }>`
    select item_id as item from circulation.loan where id = ${id} and state = 'lost' and billed_at is not null`.execute(
    w.db,
  )
  const [row] = rows
  if (!row) return
  const item = await itemForUpdate(w, { id: row.item })
  const loan = await loanById(w, id, { lock: true })
  if (!item || loan?.state !== 'lost') return
  await writeLoss(w, id, {
    state: 'lost-paid',
    lostAt: loan.lostAt,
    lostHow: loan.lostHow,
    billedAt: loan.billedAt,
    forgiven: loan.forgiven,
  })
  if (item.status === 'lost') await setItemStatus(w, item, 'lost-paid')
  await w.audit({ action: 'loan.lost-paid', subject: `loan:${id}` })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: loan.branch, patron: loan.patron }))
}

/** What had settled a loss was taken back: loan and item are lost again, unless the item has come back since. */
export async function reopenLoss(w: Work, { loan: id }: { readonly loan: number }): Promise<void> {
  const known = await loanById(w, id)
  if (known?.state !== 'lost-paid') return
  const item = await itemForUpdate(w, { id: known.item })
  const loan = await loanById(w, id, { lock: true })
  if (!item || loan?.state !== 'lost-paid') return
  await writeLoss(w, id, {
    state: 'lost',
    lostAt: loan.lostAt,
    lostHow: loan.lostHow,
    billedAt: loan.billedAt,
    forgiven: loan.forgiven,
  })
  if (item.status === 'lost-paid') await setItemStatus(w, item, 'lost')
  await w.audit({ action: 'loan.lost-unpaid', subject: `loan:${id}` })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: loan.branch, patron: loan.patron }))
}
