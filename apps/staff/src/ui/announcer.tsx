import { useSyncExternalStore } from 'react'
import type { Announcements } from './announcements.ts'

/** The two live regions of the page: one that waits for its turn, one that interrupts. There is one on the page. */
export function Announcer({ announcements }: { readonly announcements: Announcements }) {
  const { soon, now } = useSyncExternalStore(announcements.subscribe, announcements.latest)
  return (
    <>
      <div aria-live="polite" className="visually-hidden">
        {soon}
      </div>
      <div aria-live="assertive" className="visually-hidden">
        {now}
      </div>
    </>
  )
}
