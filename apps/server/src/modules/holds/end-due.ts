import { readSetting } from '../../platform/setting.ts'
import type { JobContext } from '../../platform/jobs.ts'
import { carrel, withWork, type Work } from '../../platform/work.ts'
import { tablesOf } from '../../platform/work.ts'
import { itemForUpdate } from '../catalog/index.ts'
import { passOn } from './catch-hold.ts'
import { endHold, isShelfTimeOver } from './end-hold.ts'
import { fillFromShelf } from './settings.ts'
import { holdForUpdate } from './store.ts'
import type { HoldsTables } from './tables.ts'

const step = 500

/**
 * Ends holds whose time is over: those that nothing was found for, and those that were not collected, whose copies go to the
 * next in the queue where the library wants that. Until then such holds are read as what they are by the clock; this only
 * writes it down. A second run finds nothing left to do. Returns how many were ended.
 */
export async function endDueHolds({ platform }: Pick<JobContext, 'platform'>): Promise<number> {
  const tables = tablesOf<HoldsTables>({ db: platform.database.kysely })
  const now = platform.clock.now()
  let ended = 0
  for (let last = 0; ;) {
    const due = await tables
      .selectFrom('holds.hold')
      .select(['id', 'caught_item_id as item'])
      .where('id', '>', last)
      .where((is) =>
        is.or([
          is.and([is('state', '=', 'waiting'), is('expires_at', '<=', now)]),
          is.and([is('state', '=', 'ready'), is('shelf_until_at', '<', now)]),
        ]),
      )
      .orderBy('id')
      .limit(step)
      .execute()
    for (const { id, item } of due) {
      const done = await withWork(platform, carrel, (w) => endIfDue(w, id, item))
      if (done === true) ended += 1
      last = id
    }
    if (due.length < step) return ended
  }
}

/** Ends one hold if its time is over still; the item is locked before the queue, as everywhere. */
async function endIfDue(w: Work, id: number, caught: number | null): Promise<boolean> {
  const item = caught === null ? undefined : await itemForUpdate(w, { id: caught })
  const hold = await holdForUpdate(w, id)
  if (!hold || hold.caught_item_id !== caught) return false
  if (hold.state === 'waiting' && hold.expires_at && Temporal.Instant.compare(hold.expires_at, w.now) <= 0) {
    await endHold(w, hold, 'expired', 'No copy was found in time')
    return true
  }
  if (!isShelfTimeOver(hold, w.now)) return false
  await endHold(w, hold, 'expired', 'Not collected')
  const branch = hold.pickup_branch_id
  if (item?.status === 'on-hold-shelf' && (await readSetting(w, fillFromShelf, branch))) await passOn(w, item, branch)
  return true
}
