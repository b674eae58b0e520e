import { editLockOf, releaseEditLock, takeEditLock, type EditLocks } from '../../platform/edit-lock.ts'
import type { Outcome } from '../../platform/refusal.ts'
import type { EditLock } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { authorityExists, authorityNotFound } from './read-authority.ts'

const locks: EditLocks = {
  table: 'authorities.edit_lock',
  column: 'authority_id',
  topic: 'authority-lock',
  subject: 'authority',
}

/** Takes or renews the lock of an authority record for one window; see `takeEditLock`. */
export async function takeAuthorityLock(
  w: Work,
  id: number,
  asked: { readonly token: string; readonly take?: boolean },
): Promise<Outcome<EditLock>> {
  return (await authorityExists(w, id)) ? takeEditLock(w, locks, id, asked) : authorityNotFound(id)
}

/** Who has an authority record open now; null when nobody has. */
export function authorityLockOf(w: Pick<Work, 'db' | 'now'>, id: number): Promise<EditLock | null> {
  return editLockOf(w, locks, id)
}

/** Ends the lock that a window has; that of another stays. */
export async function releaseAuthorityLock(w: Work, id: number, token: string): Promise<object> {
  await releaseEditLock(w, locks, id, token)
  return {}
}
