import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { deleteBib, deleteItem, getBib, itemForUpdate } from '../catalog/index.ts'
import { checkIn } from '../circulation/index.ts'
import { cancelHold, holdById } from '../holds/index.ts'
import { endRequest, type RequestRow } from './requests.ts'

/** Ends the hold of a request, if it is still open. */
export async function endItsHold(w: Work, request: RequestRow, reason: string): Promise<Refusal | undefined> {
  const hold = request.hold_id === null ? undefined : await holdById(w, request.hold_id)
  if (!hold || !['waiting', 'in-transit', 'ready'].includes(hold.state)) return undefined
  const done = await cancelHold(w, hold.id, reason)
  return isRefusal(done) ? done : undefined
}

/**
 * Takes what a partner lent out of the catalogue: its item, and the title that was made for it if nothing else hangs on it. Refused
 * while the item is on loan. The rows stay for the history of loans and charges; the barcode is free again.
 */
export async function takeAway(w: Work, request: RequestRow, reason: string): Promise<Refusal | undefined> {
  const held = await endItsHold(w, request, reason)
  if (held) return held
  const item = request.item_id === null ? undefined : await itemForUpdate(w, { id: request.item_id })
  if (item) {
    // A journey, or its place on the hold shelf, ends with it: it goes back to its library now.
    if (item.status === 'in-transit' || item.status === 'on-hold-shelf') {
      const back = await checkIn(w, { barcode: item.barcode, noHolds: true, noTransits: true })
      if (isRefusal(back)) return back
    }
    const gone = await deleteItem(w, item.id)
    if (isRefusal(gone)) return gone
    const bib = await getBib(w, item.bib)
    if (!isRefusal(bib) && bib.suppressed && bib.items.length === 0) {
      const deleted = await deleteBib(w, item.bib)
      if (isRefusal(deleted)) return deleted
    }
  }
  return undefined
}

/** Closes what a partner lent: hold, item and title go, the request ends. */
export async function closeAccepted(
  w: Work,
  request: RequestRow,
  state: 'closed' | 'cancelled',
  reason: string,
): Promise<Refusal | undefined> {
  const refused = await takeAway(w, request, reason)
  if (refused) return refused
  await endRequest(w, request.id, state)
  return undefined
}
