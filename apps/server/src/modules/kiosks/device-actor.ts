import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Actor } from '../../platform/work.ts'
import { deviceById } from './device-store.ts'

// It lends and takes back by the rules. Both permissions pass questions such as "are all discs there?"; it holds none to override.
const permissions: ReadonlySet<string> = new Set(['circulation:check-out', 'circulation:check-in'])

/** The actor behind a device's session; undefined once it was signed out. */
export async function kioskActor(platform: Platform, id: number): Promise<Actor | undefined> {
  const device = await deviceById({ db: platform.database.kysely }, id)
  if (isRefusal(device)) return undefined
  return { kind: 'machine', id, name: device.name, branch: device.branch_id, permissions }
}
