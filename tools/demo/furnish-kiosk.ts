import { adoptAhead } from '../../apps/server/src/modules/kiosks/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel, mustWork } from '../../apps/server/src/platform/work.ts'
import type { House } from './furnish-house.ts'

/** A self-check that any browser may become. */
export interface DemoKiosk {
  readonly name: string
  /** Opened in a browser, below the address of the library: this browser is the self-check from then on. */
  readonly path: string
  /** Opens the page of staff there. */
  readonly servicePin: string
}

/** Sets up the self-check at the entrance of the first branch; it takes things back, and lends on without the server. */
export async function furnishKiosk(platform: Platform, house: House): Promise<DemoKiosk> {
  const [branch] = house.branches.values()
  if (branch === undefined) throw new Error('A self-check stands at a branch.')
  const name = 'Entrance'
  const servicePin = '2468'
  const { secret } = await mustWork(platform, carrel, (w) =>
    adoptAhead(w, { name, branch, settings: { checkIn: true, offline: true }, servicePin }),
  )
  return { name, path: `/kiosk#claim=${secret}`, servicePin }
}
