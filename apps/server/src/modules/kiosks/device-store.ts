import type { Selectable } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { usualSettings, type KioskSettings } from './contract.ts'
import type { KiosksTables } from './tables.ts'

/** A device as it is kept. */
export type DeviceRow = Selectable<KiosksTables['kiosks.device']>

/** The tables of this module. */
export const tables = (w: Pick<Work, 'db'>) => tablesOf<KiosksTables>(w)

/** What was set for a device; what came with a later version has its usual value. */
export function settingsOf(row: Pick<DeviceRow, 'settings'>): KioskSettings {
  return { ...usualSettings, ...(row.settings as Partial<KioskSettings>) }
}

/** A device that is signed in; with `lock` nobody else opens or ends a visit at it meanwhile. */
export async function deviceById(
  w: Pick<Work, 'db'>,
  id: number,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<DeviceRow | Refusal> {
  const wanted = tables(w).selectFrom('kiosks.device').selectAll().where('id', '=', id).where('revoked_at', 'is', null)
  const row = await (lock ? wanted.forUpdate() : wanted).executeTakeFirst()
  return row ?? notFound('kiosk', 'There is no such self-check, or it was signed out.')
}

/** The device that calls. Only for endpoints with the access `machine`. */
export async function ownDevice(w: Work, options: { readonly lock?: boolean } = {}): Promise<DeviceRow | Refusal> {
  if (w.actor.kind !== 'machine') throw new Error('Only a device asks this.')
  return deviceById(w, w.actor.id, options)
}
