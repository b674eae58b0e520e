import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { cancelPaymentLink, createPaymentLink } from '../fees/index.ts'
import { siteLink } from '../org/index.ts'
import type { PayAtKiosk } from './contract-walk.ts'
import { ownDevice, settingsOf, tables } from './device-store.ts'
import { stepOf } from './visit-store.ts'

/** Makes an address at which the person pays on their phone. It ends with the visit, so that nobody who comes later finds it open. */
export async function payAtKiosk(
  w: Work,
  token: string,
): Promise<NonNullable<(typeof PayAtKiosk)['types']>['response'] | Refusal> {
  const step = await stepOf(w, token, await ownDevice(w))
  if (isRefusal(step)) return step
  const { device, visit } = step
  if (!settingsOf(device).pay) return refuse({ code: 'online-payments-off', message: 'Please pay at the desk.' })
  if (!visit.known) return refuse({ code: 'pin-needed', message: 'Enter the PIN of the card to pay.' })
  if (visit.payment_link !== null) await cancelPaymentLink(w, visit.payment_link)
  const link = await createPaymentLink(w, { patron: visit.patron_id, mail: false })
  if (isRefusal(link)) return link
  await tables(w)
    .updateTable('kiosks.visit')
    .set({ payment_link: link.id, payment_path: link.path })
    .where('id', '=', visit.id)
    .execute()
  return { address: (await siteLink(w))(link.path), amount: { ...link.amount } }
}
