import { sql } from 'kysely'
import { carrel, mustWork } from '../../platform/work.ts'
import type { Platform } from '../../platform/platform.ts'
import { loansFallenDue } from './happenings-loans.ts'
import { hooksFor } from './hooks-in-force.ts'
import { tellHooks } from './tell.ts'

/**
 * Tells of loans whose due moment has passed since this was looked at last. Nothing else happens at that moment: a loan is
 * overdue by the clock alone. Who subscribes hears of what falls due from then on, not of all that is overdue already.
 */
export async function tellOverdue(platform: Platform): Promise<void> {
  await mustWork(platform, carrel, async (w) => {
    const wanted = (await hooksFor(w, 'loan.overdue')).length > 0
    if (!wanted) {
      await sql`delete from webhooks.overdue_told`.execute(w.db)
      return
    }
    await sql`insert into webhooks.overdue_told (until) values (${w.now}) on conflict do nothing`.execute(w.db)
    const { rows } = await sql<{ until: Temporal.Instant }>`select until from webhooks.overdue_told for update`.execute(
      w.db,
    )
    const since = rows[0]?.until ?? w.now
    await sql`update webhooks.overdue_told set until = ${w.now}`.execute(w.db)
    if (Temporal.Instant.compare(since, w.now) < 0) await tellHooks(w, 'loan.overdue', loansFallenDue(since, w.now))
  })
}
