import { isRefusal, notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibExists } from './bib-brief.ts'
import type { ItemChange } from './contract.ts'
import { itemChanged } from './events.ts'
import { itemFacts, itemForUpdate, type ItemFacts } from './item-facts.ts'
import { freeBarcode, items, refusingBadItem } from './item-store.ts'
import { isOnReserve } from './place-on-reserve.ts'
import { shelfKeyOf } from './rules/call-number.ts'
import { statusByHandProblem } from './rules/item-status.ts'
import { noteSearchChange } from './search/note-change.ts'
import { setItemStatus } from './set-item-status.ts'

/** Changes what is given of an item and leaves the rest. */
export async function changeItem(
  w: Work,
  id: number,
  change: ItemChange,
): Promise<Outcome<ItemFacts & { readonly sequence: number }>> {
  const before = await itemForUpdate(w, { id })
  if (!before) return notFound('item', `There is no item ${id}.`)
  const wrong = statusByHandProblem(before.status, change.status ?? before.status)
  if (wrong) return refuse(wrong)
  const barcode = change.barcode === undefined ? before.barcode : await freeBarcode(w, change.barcode, id)
  if (isRefusal(barcode)) return barcode
  if (change.bib !== undefined && !(await bibExists(w, change.bib))) {
    return refuse({
      code: 'bib-not-found',
      field: 'bib',
      message: `There is no title ${change.bib}.`,
    })
  }
  // An item that stands at home moves with its owner; one that is elsewhere comes home by a check-in.
  const movesTo = before.holdingBranch === before.branch ? change.branch : undefined
  const callNumber = change.callNumber?.trim()
  const onReserve = await isOnReserve(w, id)
  const written = await refusingBadItem(barcode, () =>
    items(w)
      .updateTable('catalog.item')
      .set({
        barcode,
        changed_at: w.now,
        ...(change.bib !== undefined && { bib_id: change.bib }),
        // What an item on reserve is meanwhile stays; the change counts when the reserve ends.
        ...(callNumber !== undefined &&
          (onReserve
            ? { home_call_number: callNumber, home_shelf_key: shelfKeyOf(callNumber) }
            : { call_number: callNumber, shelf_key: shelfKeyOf(callNumber) })),
        ...(change.branch !== undefined && { branch_id: change.branch }),
        ...(movesTo !== undefined && { holding_branch_id: movesTo }),
        ...(change.location !== undefined && { [onReserve ? 'home_location_id' : 'location_id']: change.location }),
        ...(change.itemType !== undefined && { [onReserve ? 'home_item_type' : 'item_type']: change.itemType }),
        ...(change.price !== undefined && {
          price_amount: change.price?.amount ?? null,
          price_currency: change.price?.currency ?? null,
        }),
        ...(change.cost !== undefined && {
          cost_amount: change.cost?.amount ?? null,
          cost_currency: change.cost?.currency ?? null,
        }),
        ...(change.copyNumber !== undefined && { copy_number: change.copyNumber }),
        ...(change.part !== undefined && { part: change.part }),
        ...(change.note !== undefined && { note: change.note }),
        ...(change.accompanying !== undefined && { accompanying: change.accompanying }),
        ...(change.collection !== undefined && { [onReserve ? 'home_collection' : 'collection']: change.collection }),
        ...(change.minimumAge !== undefined && { minimum_age: change.minimumAge }),
        ...(change.permanentLocation !== undefined && {
          [onReserve ? 'home_permanent_location_id' : 'permanent_location_id']: change.permanentLocation,
        }),
        ...(change.temporary !== undefined && { temporary: change.temporary }),
      })
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (isRefusal(written)) return written
  if (change.status !== undefined && change.status !== before.status) {
    await setItemStatus(w, before, change.status, {
      holdingBranch: movesTo ?? before.holdingBranch,
    })
  }
  const bib = change.bib ?? before.bib
  const sequence = await noteSearchChange(w, bib === before.bib ? 'availability' : 'document', [
    ...new Set([before.bib, bib]),
  ])
  await w.audit({ action: 'item.change', subject: `item:${id}`, detail: { ...change } })
  const isRenumbered = change.callNumber !== undefined && change.callNumber.trim() !== before.callNumber
  await w.publish(itemChanged, { item: id, bib, ...(isRenumbered && { callNumberBefore: before.callNumber }) })
  const after = await itemFacts(w, { id })
  return after ? { ...after, sequence } : notFound('item', `There is no item ${id}.`)
}
