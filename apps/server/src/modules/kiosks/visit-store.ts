import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { tokenHash } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import { cancelPaymentLink } from '../fees/index.ts'
import { settingsOf, tables, type DeviceRow } from './device-store.ts'
import type { KiosksTables } from './tables.ts'

/** How a visit ends: the person is done, nothing happened for a while, someone else came, or staff ended it. */
export type VisitEnd = 'patron' | 'idle' | 'next' | 'staff'

/** A visit that is open, and whose. */
export type OpenVisitRow = Selectable<KiosksTables['kiosks.visit']> & { readonly patron_id: number }

/** The page shows its own countdown; the server ends a visit somewhat later, should the page have died. */
const slack = 30

const lastsUntil = (w: Work, device: DeviceRow) => w.now.add({ seconds: settingsOf(device).idleSeconds + slack })

/** Ends whoever is at a device and forgets who it was; the address at which they would have paid ends too. */
export async function endVisits(w: Work, device: number, how: VisitEnd): Promise<void> {
  const ended = await tables(w)
    .selectFrom('kiosks.visit')
    .select(['id', 'payment_link'])
    .where('device_id', '=', device)
    .where('ended_at', 'is', null)
    .forUpdate()
    .execute()
  for (const { id, payment_link: link } of ended) {
    if (link !== null) await cancelPaymentLink(w, link)
    await tables(w).deleteFrom('kiosks.visit_loan').where('visit_id', '=', id).execute()
    await tables(w)
      .updateTable('kiosks.visit')
      .set({ ended_at: w.now, ended_by: how, patron_id: null, payment_link: null, payment_path: null })
      .where('id', '=', id)
      .execute()
  }
}

/** Begins a visit at a device that is locked; whoever was there is signed out. */
export async function beginVisit(
  w: Work,
  device: DeviceRow,
  person: { readonly patron: number; readonly by: 'card' | 'phone'; readonly known: boolean },
): Promise<string> {
  await endVisits(w, device.id, 'next')
  const token = randomBytes(24).toString('base64url')
  await tables(w)
    .insertInto('kiosks.visit')
    .values({
      device_id: device.id,
      token_hash: tokenHash(token),
      patron_id: person.patron,
      by: person.by,
      known: person.known,
      opened_at: w.now,
      expires_at: lastsUntil(w, device),
    })
    .execute()
  return token
}

const over = () => refuse({ code: 'visit-ended', message: 'You were signed out. Scan your card to begin again.' })

/** The open visit of a token at the device that asks, and nowhere else; undefined `token` never fits. */
export async function visitAt(
  w: Work,
  device: DeviceRow,
  token: string,
  { prolong = true }: { readonly prolong?: boolean } = {},
): Promise<OpenVisitRow | Refusal> {
  const row = await tables(w)
    .selectFrom('kiosks.visit')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .where('device_id', '=', device.id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', w.now)
    .executeTakeFirst()
  if (!row || row.patron_id === null) return over()
  if (prolong)
    await tables(w)
      .updateTable('kiosks.visit')
      .set({ expires_at: lastsUntil(w, device) })
      .where('id', '=', row.id)
      .execute()
  return { ...row, patron_id: row.patron_id }
}

/** The device that asks and the visit of a token there, for every step of the walk. A paused device does nothing. */
export async function stepOf(
  w: Work,
  token: string,
  device: DeviceRow | Refusal,
  options: { readonly prolong?: boolean } = {},
): Promise<{ readonly device: DeviceRow; readonly visit: OpenVisitRow } | Refusal> {
  if (isRefusal(device)) return device
  if (device.paused_at !== null) return paused()
  const visit = await visitAt(w, device, token, options)
  return isRefusal(visit) ? visit : { device, visit }
}

/** The answer of a device that staff have paused. */
export function paused(): Refusal {
  return refuse({ code: 'kiosk-paused', message: 'This self-check is out of use just now. Please go to the desk.' })
}
