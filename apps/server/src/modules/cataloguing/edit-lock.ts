import { editLockOf, openForEditing, releaseEditLock, takeEditLock, type EditLocks } from '../../platform/edit-lock.ts'
import { notFound, type Outcome } from '../../platform/refusal.ts'
import type { EditLock } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { bibExists } from '../catalog/index.ts'

const locks: EditLocks = { table: 'cataloguing.edit_lock', column: 'bib_id', topic: 'record-lock', subject: 'bib' }

/** Takes or renews the lock of a title’s record for one window; see `takeEditLock`. */
export async function takeLock(w: Work, bib: number, token: string, take = false): Promise<Outcome<EditLock>> {
  if (!(await bibExists(w, bib))) return notFound('bib', `There is no title ${bib}. It may have been deleted.`)
  return takeEditLock(w, locks, bib, { token, take })
}

/** Who has a record open now; null when nobody has. */
export function lockOf(w: Pick<Work, 'db' | 'now'>, bib: number): Promise<EditLock | null> {
  return editLockOf(w, locks, bib)
}

/** Ends the lock that a window has; that of another stays. */
export async function releaseLock(w: Work, bib: number, token: string): Promise<object> {
  await releaseEditLock(w, locks, bib, token)
  return {}
}

/** Every title that someone has open for editing now, with the name of whoever has it. */
export function openRecords(w: Pick<Work, 'db' | 'now'>): Promise<ReadonlyMap<number, string>> {
  return openForEditing(w, locks)
}
