import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { charge } from '../fees/index.ts'
import type { ResolvedAttributes } from '../policy/index.ts'
import { fillingOf, rulesFor } from './filling.ts'
import { updateHold, type HoldRow } from './store.ts'
import { waiterOf } from './waiters.ts'

/** The moments at which a hold may cost something. */
export type FeeMoment = ResolvedAttributes['holdFeeWhen']

/** Charges the fee of a hold if it falls due at this moment and was not charged before. */
export async function chargeHoldFee(w: Work, hold: HoldRow, item: ItemFacts, moment: FeeMoment): Promise<void> {
  if (hold.fee_charged_at !== null) return
  const rules = rulesFor(await fillingOf(w), await waiterOf(w, hold), item)
  if (!rules.holdFee || rules.holdFeeWhen !== moment) return
  await chargeOnce(w, hold, rules.holdFee, item)
}

/** Charges a hold's fee; a second time nothing is charged. */
export async function chargeOnce(
  w: Work,
  hold: Pick<HoldRow, 'id' | 'patron_id' | 'pickup_branch_id'>,
  amount: NonNullable<ResolvedAttributes['holdFee']>,
  item: Pick<ItemFacts, 'title'> & Partial<Pick<ItemFacts, 'id'>>,
): Promise<void> {
  await charge(w, {
    patron: hold.patron_id,
    kind: 'hold',
    amount,
    description: `Hold: ${item.title}`,
    branch: hold.pickup_branch_id,
    ...(item.id !== undefined && { item: item.id }),
  })
  await updateHold(w, hold.id, { feeCharged: true })
}

/** Charges what the rules ask for a hold that was not collected. */
export async function chargeNotCollected(w: Work, hold: HoldRow, item: ItemFacts): Promise<void> {
  const { holdNotCollectedFee } = rulesFor(await fillingOf(w), await waiterOf(w, hold), item)
  if (!holdNotCollectedFee) return
  await charge(w, {
    patron: hold.patron_id,
    kind: 'hold',
    amount: holdNotCollectedFee,
    description: `Hold not collected: ${item.title}`,
    branch: hold.pickup_branch_id,
    item: item.id,
  })
}
