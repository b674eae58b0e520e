import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import { checkIn } from '../circulation/index.ts'
import type { ReturnAtKiosk } from './contract-walk.ts'
import { ownDevice, settingsOf, tables } from './device-store.ts'
import { aboutItem } from './lend.ts'
import { blockFor } from './rules/for-patrons.ts'
import { paused } from './visit-store.ts'

type Returned = NonNullable<(typeof ReturnAtKiosk)['types']>['response']

const complete = { codes: ['accompanying-material'], reason: '' }

/** Takes an item back where the library lets this device do so. Nobody need be signed in, and nothing is said of who had it. */
export async function returnAtKiosk(
  w: Work,
  request: { readonly barcode: string; readonly complete?: boolean },
): Promise<Returned | Refusal> {
  const device = await ownDevice(w)
  if (isRefusal(device)) return device
  if (device.paused_at !== null) return paused()
  if (!settingsOf(device).checkIn)
    return refuse({ code: 'no-returns', message: 'Nothing is taken back here. Please bring it to the desk.' })
  const item = await itemFacts(w, { barcode: request.barcode })
  const done = await checkIn(w, {
    barcode: request.barcode,
    ...(request.complete === true && { override: complete }),
  })
  if (isRefusal(done))
    return refuse(...done.blocks.map((block, index) => blockFor(block, index === 0 ? aboutItem(item) : undefined)))
  await tables(w)
    .updateTable('kiosks.visit')
    .set((is) => ({ returned: is('returned', '+', 1) }))
    .where('device_id', '=', device.id)
    .where('ended_at', 'is', null)
    .execute()
  const { bib, barcode, title, author, accompanying } = done.item
  return { bib, barcode, title, author, accompanying, put: done.route === 'shelf' && !done.alert ? 'cart' : 'staff' }
}
