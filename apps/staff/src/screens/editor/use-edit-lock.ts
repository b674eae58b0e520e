import { useEffect, useState } from 'react'
import {
  ReleaseAuthorityLock,
  TakeAuthorityLock,
} from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { ReleaseLock, TakeLock } from '../../../../server/src/modules/cataloguing/contract.ts'
import type { EditLock } from '../../../../server/src/platform/schemas.ts'
import { useDesk } from '../../desk-context.ts'

/** How often others are told that the record is still open, in milliseconds; the server forgets after two minutes. */
const beat = 45_000

/** The locks of each kind of record. */
const locks = {
  bib: { take: TakeLock, release: ReleaseLock },
  authority: { take: TakeAuthorityLock, release: ReleaseAuthorityLock },
}

/** Tells others that this window edits a record; gives the lock of somebody else who had it open before. */
export function useEditLock(kind: keyof typeof locks, id: number | undefined): EditLock | undefined {
  const { call } = useDesk()
  const [lock, setLock] = useState<EditLock>()
  useEffect(() => {
    if (id === undefined) return
    const token = windowToken()
    const params = { id }
    const { take, release } = locks[kind]
    const renew = () => {
      // Without the server nobody is told, and nothing is lost by it: versions see to that.
      call(take, { params, body: { token } }).then(setLock, () => undefined)
    }
    renew()
    const timer = setInterval(renew, beat)
    return () => {
      clearInterval(timer)
      call(release, { params, query: { token } }).catch(() => undefined)
    }
  }, [kind, id, call])
  return lock?.mine === false ? lock : undefined
}

/** One for each window, which stays when the page is loaded anew: nobody is told of a lock of their own. */
function windowToken(): string {
  const storedUnder = 'carrel-window'
  const fresh = crypto.randomUUID()
  try {
    const token = sessionStorage.getItem(storedUnder) ?? fresh
    sessionStorage.setItem(storedUnder, token)
    return token
  } catch {
    return fresh
  }
}
