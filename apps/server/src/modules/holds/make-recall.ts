import { tablesOf, type Work } from '../../platform/work.ts'
import type { HoldsTables } from './tables.ts'

/** Makes a hold a recall; who may do so, and what it calls back, is for the caller to say. */
export async function makeRecall(w: Work, id: number): Promise<void> {
  await tablesOf<HoldsTables>(w).updateTable('holds.hold').set({ kind: 'recall' }).where('id', '=', id).execute()
  await w.audit({ action: 'hold.recall', subject: `hold:${id}` })
  w.afterCommit(() => w.platform.live.tell('hold', { hold: id }))
}
