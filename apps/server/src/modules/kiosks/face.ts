import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { verifyPassword } from '../../platform/password.ts'
import type { SessionReply } from '../../platform/serve.ts'
import {
  closeSession,
  forgetFailures,
  noteFailure,
  prolongSession,
  refuseGuessing,
  type Session,
} from '../../platform/session.ts'
import { withWork, type Work } from '../../platform/work.ts'
import { branchById, libraryOf } from '../org/index.ts'
import { revokeKiosk } from './change-device.ts'
import type { KioskFace, OpenService } from './contract-walk.ts'
import { ownDevice, settingsOf, tables, type DeviceRow } from './device-store.ts'
import { endVisits, type VisitEnd } from './visit-store.ts'

/** What a device is to be and do. */
export async function kioskFace(w: Work, session: Session | undefined): Promise<KioskFace | Refusal> {
  const device = await ownDevice(w)
  return isRefusal(device) ? device : faceOf(w, device, session)
}

async function faceOf(w: Work, device: DeviceRow, session: Session | undefined): Promise<KioskFace> {
  const { refusedTypes: _, printer, ...settings } = settingsOf(device)
  return {
    ...settings,
    printer: printer !== null,
    name: device.name,
    branchName: (await branchById(w, device.branch_id))?.name ?? '',
    library: (await libraryOf(w)).name,
    paused: device.paused_at !== null,
    home: device.home_asked,
    service: device.service_pin_hash !== null,
    csrf: session?.csrf ?? '',
  }
}

/** Notes that a device is there, and keeps it signed in for as long as it is heard of. */
export async function signOfLife(
  w: Work,
  said: { readonly agent: string; readonly unsent: number },
  session: Session | undefined,
  reply: SessionReply,
): Promise<KioskFace | Refusal> {
  const device = await ownDevice(w)
  if (isRefusal(device)) return device
  await tables(w)
    .updateTable('kiosks.device')
    .set({ heard_at: w.now, agent: said.agent, unsent: said.unsent })
    .where('id', '=', device.id)
    .execute()
  if (session) await prolongSession(w, session)
  reply.renewSession('machine')
  if (device.heard_at === null || device.agent !== said.agent || device.unsent !== said.unsent)
    w.afterCommit(() => w.platform.live.tell('kiosks', { kiosk: device.id }))
  return faceOf(w, device, session)
}

/** Ends whatever visit is open at the device. */
export async function endVisit(w: Work, how: VisitEnd): Promise<object | Refusal> {
  const device = await ownDevice(w, { lock: true })
  if (isRefusal(device)) return device
  await endVisits(w, device.id, how)
  return {}
}

/** Opens the page of staff. Opens its transactions itself: wrong PINs are counted, ten in a quarter of an hour at most. */
export async function openService(
  w: Work,
  pin: string,
  address: string,
): Promise<NonNullable<(typeof OpenService)['types']>['response'] | Refusal> {
  const device = await ownDevice(w)
  if (isRefusal(device)) return device
  const name = `service:${device.id}`
  const throttled = await refuseGuessing(w.platform, 'machine', name, address)
  if (throttled) return throttled
  if (device.service_pin_hash === null || !(await verifyPassword(pin, device.service_pin_hash))) {
    await noteFailure(w.platform, 'machine', name, address)
    return refuse({ code: 'invalid-pin', field: 'pin', message: 'This PIN is wrong.' })
  }
  return withWork(w.platform, w.actor, async (inner) => {
    await forgetFailures(inner, 'machine', name)
    await endVisits(inner, device.id, 'staff')
    await inner.audit({ action: 'kiosk.service', subject: `kiosk:${device.id}` })
    return { device: device.id, adoptedAt: device.adopted_at.toString(), adoptedBy: device.adopted_by }
  })
}

/** Gives a device up from its own page of staff. */
export async function leaveKiosk(
  w: Work,
  session: Session | undefined,
  reply: SessionReply,
): Promise<object | Refusal> {
  const device = await ownDevice(w)
  if (isRefusal(device)) return device
  const done = await revokeKiosk(w, device.id)
  if (isRefusal(done)) return done
  if (session) await closeSession(w, session.id)
  reply.clearSession('machine')
  return {}
}
