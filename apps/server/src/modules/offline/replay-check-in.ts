import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate } from '../catalog/index.ts'
import { checkIn } from '../circulation/index.ts'
import type { EntryRow, Made } from './entry-rows.ts'
import { momentText, overtaken, sinceThen } from './later.ts'

/** Writes a return that was taken without the server: fines end when it came in, holds catch it now. */
export async function replayCheckIn(w: Work, entry: EntryRow): Promise<Made | Refusal> {
  const item = await itemForUpdate(w, { barcode: entry.barcode })
  if (!item) return notFound('item', `No item has the barcode ${entry.barcode}.`)
  const since = await sinceThen(w, item.id, entry.at)
  if (since.lent) return refuse(...(await overtaken(w, entry.branch, since)))
  if (since.returned) {
    return {
      state: 'noted',
      blocks: [
        {
          code: 'returned-earlier',
          message: `It came in here on ${await momentText(w, entry.branch, entry.at)}, and again on ${await momentText(w, entry.branch, since.returned)}, which stands in the books. See whether a fine was charged for the time between.`,
        },
      ],
      item: item.id,
    }
  }
  const taken = await checkIn(
    w,
    { barcode: entry.barcode, branch: entry.branch, returned: entry.at.toString(), claim: 'found' },
    true,
  )
  if (isRefusal(taken)) return taken
  const elsewhere = taken.route !== 'shelf' && taken.route !== entry.told
  return {
    state: elsewhere ? 'noted' : 'done',
    ...(elsewhere && {
      blocks: [
        {
          code: 'put-elsewhere',
          message: `${taken.message.replace(/[.]+$/, '')}. At the desk ${entry.told === 'set-aside' ? 'it was set aside' : 'it went to the shelf'}, for that was not known. Fetch it.`,
        },
      ],
    }),
    patron: taken.loan?.patron ?? null,
    item: item.id,
    loan: taken.loan?.id ?? null,
    checkIn: taken.checkIn,
  }
}
