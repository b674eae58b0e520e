import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { noteFailure, refuseGuessing } from '../../platform/session.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { checkPin, lendingBlocks, patronById, patronFacts, shownCard, type ShownCard } from '../patrons/index.ts'
import type { OpenedVisit, Own } from './contract-walk.ts'
import { ownDevice, settingsOf, tables, type DeviceRow } from './device-store.ts'
import { ownThings } from './own-things.ts'
import { stopFor } from './rules/for-patrons.ts'
import { beginVisit, paused, stepOf, visitAt } from './visit-store.ts'

/** Cards that nobody has, scanned at one device within a quarter of an hour, before it stops asking. */
const unknownCards = 40

/**
 * Begins with the person of a card. Opens its transactions itself, so that wrong PINs and unknown cards are counted. Whoever
 * was at the device before is signed out in any case: the new card says that someone else stands there.
 */
export async function openVisit(
  w: Work,
  { card, pin }: { readonly card: string; readonly pin?: string },
  address: string,
): Promise<OpenedVisit | Refusal> {
  const device = await ownDevice(w)
  if (isRefusal(device)) return device
  if (device.paused_at !== null) return paused()
  const shown = await cardAt(w, `kiosk:${device.id}`, card, address)
  if (isRefusal(shown)) return shown
  if (!shown.current)
    return refuse({ code: 'card-not-current', message: 'This card is no longer in use. Please ask at the desk.' })
  const asks = settingsOf(device).pin
  if (asks === 'required' && !shown.hasPin)
    return refuse({ code: 'pin-missing', message: 'This card has no PIN yet. The desk gives one.' })
  if (asks === 'required' && pin === undefined)
    return refuse({ code: 'pin-needed', message: 'Enter the PIN of the card.' })
  const wrong = pin === undefined ? undefined : await checkPin(w, shown.patron, pin, address)
  if (wrong) return wrong
  const known = asks === 'none' || pin !== undefined
  return withWork(w.platform, w.actor, (inner) => begin(inner, { patron: shown.patron, by: 'card', known }))
}

/** Whether a number is somebody's card, at a device. */
export async function askCard(
  w: Work,
  { card, during }: { readonly card: string; readonly during?: string },
  address: string,
): Promise<object | Refusal> {
  const device = await ownDevice(w)
  if (isRefusal(device)) return device
  const visit = during === undefined ? undefined : await visitAt(w, device, during, { prolong: false })
  const where = visit && !isRefusal(visit) ? `visit:${visit.id}` : `kiosk:${device.id}`
  const shown = await cardAt(w, where, card, address)
  return isRefusal(shown) ? shown : {}
}

/** The owner of a card; numbers that are none are counted, so that nobody tries them all. */
async function cardAt(w: Work, where: string, card: string, address: string): Promise<ShownCard | Refusal> {
  const throttled = await refuseGuessing(w.platform, 'machine', where, address, unknownCards)
  if (throttled) return throttled
  const shown = await shownCard(w, card)
  if (shown) return shown
  await noteFailure(w.platform, 'machine', where, address)
  return refuse({ code: 'patron-not-found', message: 'This card is not known here. Please ask at the desk.' })
}

/** Begins a visit of someone who has shown who they are. */
export async function begin(
  w: Work,
  person: { readonly patron: number; readonly by: 'card' | 'phone'; readonly known: boolean },
): Promise<OpenedVisit | Refusal> {
  const device = await ownDevice(w, { lock: true })
  if (isRefusal(device)) return device
  if (device.paused_at !== null) return paused()
  const facts = await patronFacts(w, { id: person.patron })
  const patron = await patronById(w, person.patron)
  if (isRefusal(patron)) return patron
  if (!facts) throw new Error(`Patron ${person.patron} is gone.`)
  const visit = await beginVisit(w, device, person)
  const today = await todayAt(w, device.branch_id)
  return {
    visit,
    name: patron.preferredName || patron.givenName || patron.familyName,
    language: patron.language,
    known: person.known,
    hasMail: patron.email !== '',
    stops: lendingBlocks(facts, today, { what: 'loans', now: w.now, desk: device.branch_id }).map(stopFor),
    own: person.known ? await ownThings(w, device, facts) : null,
  }
}

/** Where the PIN is optional: shows what is one's own once it was entered. */
export async function showPin(
  w: Work,
  { visit, pin }: { readonly visit: string; readonly pin: string },
  address: string,
): Promise<Own | Refusal> {
  const step = await stepOf(w, visit, await ownDevice(w), { prolong: false })
  if (isRefusal(step)) return step
  const wrong = await checkPin(w, step.visit.patron_id, pin, address)
  if (wrong) return wrong
  return withWork(w.platform, w.actor, async (inner) => {
    const again = await stepOf(inner, visit, await ownDevice(inner))
    if (isRefusal(again)) return again
    await tables(inner).updateTable('kiosks.visit').set({ known: true }).where('id', '=', again.visit.id).execute()
    return ownOf(inner, again.device, again.visit.patron_id)
  })
}

/** What the person at a device sees of their own; refused until they have shown their PIN where it is asked for. */
export async function getOwn(w: Work, visit: string): Promise<Own | Refusal> {
  const step = await stepOf(w, visit, await ownDevice(w), { prolong: false })
  if (isRefusal(step)) return step
  if (!step.visit.known) return refuse({ code: 'pin-needed', message: 'Enter the PIN of the card to see this.' })
  return ownOf(w, step.device, step.visit.patron_id)
}

async function ownOf(w: Work, device: DeviceRow, patron: number): Promise<Own> {
  const facts = await patronFacts(w, { id: patron })
  if (!facts) throw new Error(`Patron ${patron} is gone.`)
  return ownThings(w, device, facts)
}
