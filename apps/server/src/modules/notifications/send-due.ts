import { sql } from 'kysely'
import { carrel, mustWork, type Work } from '../../platform/work.ts'
import type { Platform } from '../../platform/platform.ts'
import { composeNotices, type WaitingNotice } from './compose.ts'
import { loanKinds, scheduleLoanNotices } from './schedule-loans.ts'
import { scheduleBills, scheduleCardNotices, scheduleHoldNotices } from './schedule-others.ts'

/** Makes every notice that the clock has made due. Running it twice, or in two processes at once, makes none twice. */
export async function scheduleDue(platform: Platform): Promise<number> {
  let made = 0
  for (const kind of loanKinds) {
    for (let after = 0; ;) {
      const from = after
      const page = await mustWork(platform, carrel, (w) => scheduleLoanNotices(w, kind, from))
      made += page.made
      if (!page.more || page.last === null) break
      after = page.last
    }
  }
  for (const schedule of [scheduleHoldNotices, scheduleCardNotices, scheduleBills])
    made += await mustWork(platform, carrel, (w) => schedule(w))
  return made
}

/** Patrons whose notices are written in one transaction. */
const together = 1500

/** Takes the waiting notices of some patrons for this work alone: another worker passes over them. */
async function claim(w: Work): Promise<readonly WaitingNotice[]> {
  const { rows } = await sql<WaitingNotice>`
    select n.* from notifications.notice n
    where n.state = 'queued' and n.send_after <= ${w.now} and n.patron_id = any (array(
      select patron_id from notifications.notice
      where state = 'queued' and send_after <= ${w.now} order by patron_id limit ${together}))
    order by n.patron_id, n.id for update skip locked`.execute(w.db)
  return rows
}

/** Writes every notice whose time has come; gives how many messages were written. */
export async function writeDue(platform: Platform): Promise<number> {
  let written = 0
  for (;;) {
    const { taken, mails } = await mustWork(platform, carrel, async (w) => {
      const notices = await claim(w)
      return { taken: notices.length, mails: await composeNotices(w, notices) }
    })
    if (taken === 0) return written
    written += mails
  }
}
