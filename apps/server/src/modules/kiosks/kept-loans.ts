import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { takeEntries } from '../offline/index.ts'
import type { KeptLoan } from './contract-walk.ts'
import { ownDevice } from './device-store.ts'

/**
 * Books loans that a device made while the server did not answer, whatever its settings are by now: the books are with their
 * readers already. What stands against them is listed with the other offline exceptions. Opens its transactions itself.
 */
export async function takeKeptLoans(w: Work, entries: readonly KeptLoan[]): Promise<{ taken: string[] } | Refusal> {
  const device = await ownDevice(w)
  if (isRefusal(device)) return device
  const done = await takeEntries(
    w.platform,
    w.actor,
    entries.map((entry) => ({ ...entry, kind: 'check-out' as const, branch: device.branch_id, desk: device.name })),
  )
  return isRefusal(done) ? done : { taken: done.entries.map(({ id }) => id) }
}
