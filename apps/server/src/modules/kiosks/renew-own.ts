import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { renew, renewAll } from '../circulation/index.ts'
import type { RenewAtKiosk } from './contract-walk.ts'
import { ownDevice, tables } from './device-store.ts'
import { zoneOf } from './own-things.ts'
import { dueAt } from './rules/due-words.ts'
import { blockFor, stopFor } from './rules/for-patrons.ts'
import { stepOf } from './visit-store.ts'

type Rows = NonNullable<(typeof RenewAtKiosk)['types']>['response']

/** Renews one loan of the person at the device, or all that can be renewed, each with its result. */
export async function renewAtKiosk(
  w: Work,
  request: { readonly visit: string; readonly loan?: number; readonly seen?: boolean },
): Promise<Rows | Refusal> {
  const step = await stepOf(w, request.visit, await ownDevice(w))
  if (isRefusal(step)) return step
  const { device, visit } = step
  const zone = await zoneOf(w, device)
  const options = { patron: visit.patron_id, channel: 'self-check', seen: request.seen ?? false } as const
  if (request.loan !== undefined) {
    const done = await renew(w, request.loan, options)
    if (isRefusal(done)) return refuse(...done.blocks.map((block) => blockFor(block)))
    await count(w, visit.id, 1)
    const { id: loan, title, due } = done.loan
    return { rows: [{ loan, title, renewed: true, ...dueAt(Temporal.Instant.from(due), zone), stops: [] }] }
  }
  // A list of everything that one has is one's own: not before the PIN where it is asked for.
  if (!visit.known) return refuse({ code: 'pin-needed', message: 'Enter the PIN of the card to renew everything.' })
  const all = await renewAll(w, visit.patron_id, options)
  if (isRefusal(all)) return all
  await count(w, visit.id, all.rows.filter((row) => row.renewed).length)
  return {
    rows: all.rows.map(({ loan, title, renewed, due, blocks }) => ({
      loan,
      title,
      renewed,
      ...dueAt(Temporal.Instant.from(due), zone),
      stops: blocks.map(stopFor),
    })),
  }
}

async function count(w: Work, visit: number, renewed: number): Promise<void> {
  await tables(w)
    .updateTable('kiosks.visit')
    .set((is) => ({ renewed: is('renewed', '+', renewed) }))
    .where('id', '=', visit)
    .execute()
}
