import { jsonb, violates } from '../../platform/db.ts'
import { hashPassword } from '../../platform/password.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import { lendingBranch } from '../org/index.ts'
import { nameTaken } from './adopt.ts'
import type { ChangeKiosk, Kiosk } from './contract.ts'
import { deviceById, settingsOf, tables } from './device-store.ts'
import { kioskById } from './devices.ts'
import { endVisits } from './visit-store.ts'

type Change = NonNullable<(typeof ChangeKiosk)['types']>['body']

function tell(w: Work, id: number): void {
  w.afterCommit(() => w.platform.live.tell('kiosks', { kiosk: id }))
}

/** Changes what a self-check is called, where it stands and how it works; pausing ends what goes on there. */
export async function changeKiosk(w: Work, id: number, change: Change): Promise<Kiosk | Refusal> {
  const device = await deviceById(w, id, { lock: true })
  if (isRefusal(device)) return device
  const branch = change.branch === undefined ? undefined : await lendingBranch(w, change.branch, 'branch')
  if (isRefusal(branch)) return branch
  const { servicePin } = change
  try {
    await tables(w)
      .updateTable('kiosks.device')
      .set({
        name: change.name?.trim() ?? device.name,
        branch_id: branch?.id ?? device.branch_id,
        place: change.place?.trim() ?? device.place,
        settings: jsonb({ ...settingsOf(device), ...change.settings }),
        ...(servicePin !== undefined && {
          service_pin_hash: servicePin === '' ? null : await hashPassword(servicePin),
        }),
        ...(change.paused !== undefined && { paused_at: change.paused ? (device.paused_at ?? w.now) : null }),
      })
      .where('id', '=', id)
      .execute()
  } catch (error) {
    if (!violates(error, 'device_name')) throw error
    return nameTaken()
  }
  if (change.paused === true || (branch && branch.id !== device.branch_id)) await endVisits(w, id, 'staff')
  const { servicePin: _, ...said } = change
  await w.audit({
    action: 'kiosk.change',
    subject: `kiosk:${id}`,
    detail: { ...said, ...(servicePin !== undefined && { servicePin: servicePin !== '' }) },
  })
  tell(w, id)
  return kioskById(w, id)
}

/** Ends what goes on at a self-check; it shows its first page as soon as it is heard of. */
export async function sendHome(w: Work, id: number): Promise<Kiosk | Refusal> {
  const device = await deviceById(w, id, { lock: true })
  if (isRefusal(device)) return device
  await endVisits(w, id, 'staff')
  await tables(w)
    .updateTable('kiosks.device')
    .set({ home_asked: device.home_asked + 1 })
    .where('id', '=', id)
    .execute()
  await w.audit({ action: 'kiosk.home', subject: `kiosk:${id}` })
  tell(w, id)
  return kioskById(w, id)
}

/** Signs a self-check out for good. What it did stays on record under its name. */
export async function revokeKiosk(w: Work, id: number): Promise<object | Refusal> {
  const device = await deviceById(w, id, { lock: true })
  if (isRefusal(device)) return device
  await endVisits(w, id, 'staff')
  await closeSessionsOf(w, 'machine', id)
  await tables(w).updateTable('kiosks.device').set({ revoked_at: w.now }).where('id', '=', id).execute()
  await w.audit({ action: 'kiosk.revoke', subject: `kiosk:${id}`, detail: { name: device.name } })
  tell(w, id)
  return {}
}
