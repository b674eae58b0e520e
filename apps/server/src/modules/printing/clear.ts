import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { readSetting } from '../../platform/setting.ts'
import { contentHours, giveUpHours, keepDays } from './settings.ts'
import { printTopic } from './tell-print.ts'

/**
 * Gives up what its printer did not take for hours, drops the words of what was printed, and forgets old pages, all as
 * the library sets. What waits or is held keeps its words: nothing is lost.
 */
export async function clearQueues(platform: Platform): Promise<void> {
  const db = platform.database.kysely
  const now = platform.clock.now()
  const [hours, content, days] = await Promise.all([
    readSetting({ db }, giveUpHours),
    readSetting({ db }, contentHours),
    readSetting({ db }, keepDays),
  ])
  const given = await sql<{ printer_id: number }>`
    update printing.print_job set state = 'failed', ended_at = ${now},
      problem = ${`Its printer did not take it for ${hours} hours.`} || ' ' || problem
    where state = 'waiting' and queued_at < ${now.subtract({ hours })} returning printer_id`.execute(db)
  // Numbers say nothing about a person once the loan is cleared; texts do.
  await sql`
    update printing.print_job set content = null,
      document = case when document->>'type' in ('text', 'label') then null else document end
    where state in ('printed', 'cancelled') and ended_at < ${now.subtract({ hours: content })}
      and (content is not null or document->>'type' in ('text', 'label'))`.execute(db)
  await sql`
    delete from printing.print_job
    where state in ('printed', 'cancelled', 'failed', 'held') and queued_at < ${now.subtract({ hours: days * 24 })}`.execute(
    db,
  )
  for (const printer of new Set(given.rows.map((row) => row.printer_id))) platform.live.tell(printTopic, { printer })
}
