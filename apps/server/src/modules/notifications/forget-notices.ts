import { sql } from 'kysely'
import { readSetting } from '../../platform/setting.ts'
import type { Platform } from '../../platform/platform.ts'
import { keepDays } from './settings.ts'

// What was borrowed is nobody's business once it is back and nothing came of it.
const returnedDays = 30

/** Forgets notices and their texts when their time is over, those about forgotten loans sooner. */
export async function forgetNotices(platform: Platform): Promise<void> {
  const db = platform.database.kysely
  const now = platform.clock.now()
  const days = await readSetting({ db }, keepDays)
  const old = now.subtract({ hours: 24 * days })
  const returned = now.subtract({ hours: 24 * returnedDays })
  await sql`
    with gone as (
      delete from notifications.notice n
      where n.state <> 'queued' and (n.created_at < ${old}
        or n.created_at < ${returned} and n.loan_id is not null
          and exists (select from circulation.forgotten_loan_view f where f.id = n.loan_id))
      returning n.id)
    delete from platform.mail m using notifications.delivery d, gone g
    where d.notice_id = g.id and m.id = d.mail_id and m.state not in ('queued', 'sending')
      and not exists (select from notifications.delivery o where o.mail_id = m.id and o.notice_id not in (select id from gone))`.execute(
    db,
  )
}
