import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import {
  historyForgotten,
  moveColumn,
  movesWithPatrons,
  patronDeleted,
  patronErased,
  patronExported,
  patronMerged,
  patronRegistered,
} from '../patrons/index.ts'

import { welcome } from './mail-person.ts'

type Payload<T> = T extends { readonly payload?: infer P } ? P : never

/** What was still to come for a patron who is gone is not sent; bills and letters about what is owed are. */
async function stopWaiting(w: Work, { patron }: Payload<typeof patronDeleted>): Promise<void> {
  await sql`
    update notifications.notice set state = 'dropped', outcome = 'The patron was deleted.'
    where patron_id = ${patron} and state = 'queued'`.execute(w.db)
}

/** Forgets the notices of a patron that `which` names, with the messages that told nothing else. */
async function forget(w: Work, patron: number, which: 'all' | 'returned'): Promise<void> {
  await sql`
    with gone as (
      delete from notifications.notice n where n.patron_id = ${patron} and n.state <> 'queued'
        and (${which} = 'all' or n.loan_id is not null
          and not exists (select from circulation.notice_loan_view l where l.id = n.loan_id))
      returning n.id)
    delete from platform.mail m using notifications.delivery d, gone g
    where d.notice_id = g.id and m.id = d.mail_id and m.state not in ('queued', 'sending')
      and not exists (select from notifications.delivery o where o.mail_id = m.id and o.notice_id not in (select id from gone))`.execute(
    w.db,
  )
}

async function eraseAll(w: Work, { patron }: Payload<typeof patronErased>): Promise<void> {
  await stopWaiting(w, { patron })
  await forget(w, patron, 'all')
  await sql`delete from notifications.notice where patron_id = ${patron}`.execute(w.db)
  await sql`delete from notifications.preference where patron_id = ${patron}`.execute(w.db)
  await sql`delete from platform.mail where patron_id = ${patron} and state <> 'sending'`.execute(w.db)
}

async function addNotices(w: Work, { patron, sections }: Payload<typeof patronExported>): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`
    select n.kind, n.created_at as at, m.channel, m.recipient as "to", m.subject, m.text, m.state
    from notifications.notice n left join notifications.delivery d on d.notice_id = n.id left join platform.mail m on m.id = d.mail_id
    where n.patron_id = ${patron} order by n.id`.execute(w.db)
  sections['notices'] = rows.map((row) => ({ ...row, at: String(row['at']) }))
  const preferences = await sql<Record<string, unknown>>`
    select kind, channels, digest from notifications.preference where patron_id = ${patron}`.execute(w.db)
  sections['notice-preferences'] = preferences.rows
}

/** What the record that stays has chosen stays; the rest comes over. */
async function movePreferences(w: Work, { kept, gone, moved }: Payload<typeof patronMerged>): Promise<void> {
  await moveColumn(
    w,
    { table: 'notifications.preference', column: 'patron_id', key: ['kind'] },
    { kept, gone },
    moved,
    sql`exists (select from notifications.preference k where k.kind = r.kind and k.patron_id = ${kept})`,
  )
}

/** What happens to patrons: notices go with them, and are forgotten with them. */
export const patronHappenings: readonly Subscription[] = [
  on(patronRegistered, (w, { patron }) => welcome(w, patron)),
  on(patronDeleted, stopWaiting),
  on(patronErased, eraseAll),
  on(historyForgotten, (w, { patron }) => forget(w, patron, 'returned')),
  on(patronExported, addNotices),
  on(patronMerged, movePreferences),
  ...movesWithPatrons('notifications', ['preference.patron_id']),
]
