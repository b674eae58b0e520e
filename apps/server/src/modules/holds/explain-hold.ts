import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { itemsOfBib } from '../catalog/index.ts'
import { branchesOf } from '../org/index.ts'
import { holdById } from './hold-views.ts'
import { openHoldsOf } from './store.ts'

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

/** Why a hold is where it is, and what it waits for, in words. */
export async function explainHold(w: Work, id: number): Promise<{ reasons: Reason[] } | Refusal> {
  const hold = await holdById(w, id)
  if (!hold) return notFound('hold', `There is no hold ${id}.`)
  const { byId: branches } = await branchesOf(w)
  switch (hold.state) {
    case 'ready':
      return {
        reasons: [
          {
            decided: true,
            text: `Waits at ${hold.pickupName} until ${hold.shelfUntil}`,
            detail: `Item ${hold.barcode}`,
          },
        ],
      }
    case 'in-transit':
      return { reasons: [{ decided: true, text: `On its way to ${hold.pickupName}`, detail: `Item ${hold.barcode}` }] }
    case 'filled':
    case 'cancelled':
    case 'expired':
      return { reasons: [{ decided: true, text: `This hold has ended: ${hold.state}` }] }
    case 'waiting':
  }
  const reasons: Reason[] = [
    {
      decided: true,
      text: `Place ${hold.position} of ${hold.queueLength}`,
      detail: 'Holds are served in the order in which they were placed, unless staff moved them',
    },
  ]
  if (hold.suspended)
    reasons.push({
      decided: true,
      text: `Passed over until ${hold.suspendedUntil ?? 'it is taken up again'}; it keeps its place`,
    })
  const ahead = (await openHoldsOf(w, hold.bib)).filter(
    (one) => one.position !== null && one.position < (hold.position ?? 0),
  )
  const paused = ahead.filter((one) => one.suspended).length
  if (paused > 0)
    reasons.push({
      decided: false,
      text: `${count(paused, 'hold')} ahead ${paused === 1 ? 'is' : 'are'} suspended and passed over for now`,
    })
  const items = (await itemsOfBib(w, hold.bib)).filter((item) => hold.item === null || item.id === hold.item)
  const free = items.filter((item) => item.status === 'available')
  if (free.length > 0) {
    const places = [...new Set(free.map((item) => branches.get(item.holdingBranch)?.name ?? ''))].join(', ')
    reasons.push({
      decided: true,
      text: `${count(free.length, 'copy', 'copies')} on the shelf at ${places}: on the pull list there as far as the queue reaches`,
    })
  } else {
    reasons.push({
      decided: true,
      text: `None of ${count(items.length, 'copy', 'copies')} is on the shelf`,
      detail: 'The next one that comes in goes to the first in the queue',
    })
  }
  return { reasons }
}
