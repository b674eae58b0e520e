import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import {
  moveColumn,
  movesWithPatrons,
  patronDeleted,
  patronErased,
  patronExported,
  patronMerged,
} from '../patrons/index.ts'

const Forget = defineJob('identity.forget')

/** Forgets trials, and sign-ins and assertions that would be refused for their age. */
export const forgetHandler: JobHandler = handle(
  Forget,
  async ({ platform }) => {
    const now = platform.clock.now()
    const { kysely } = platform.database
    await sql`delete from identity.trial where at < ${now.subtract({ hours: 1 })}`.execute(kysely)
    await sql`delete from identity.attempt where expires_at < ${now}`.execute(kysely)
    await sql`delete from identity.used where expires_at < ${now}`.execute(kysely)
  },
  '41 * * * *',
)

/**
 * A patron who leaves is linked with nothing any more; one who asks what is known of them is told with what. Of two records that
 * are one person, the one that stays keeps its own link with a provider where both have one.
 */
export const patronSubscriptions: readonly Subscription[] = [
  ...movesWithPatrons('identity', ['link.patron_id']),
  on(patronMerged, (w, merge) =>
    moveColumn(
      w,
      { table: 'identity.link', column: 'patron_id', key: ['id'] },
      merge,
      merge.moved,
      sql`exists (select from identity.link k where k.provider_id = r.provider_id and k.patron_id = ${merge.kept})`,
    ),
  ),
  on(patronDeleted, async (w, { patron }) => {
    await sql`delete from identity.link where patron_id = ${patron}`.execute(w.db)
  }),
  on(patronErased, async (w, { patron }) => {
    await sql`delete from identity.link where patron_id = ${patron}`.execute(w.db)
  }),
  on(patronExported, async (w, { patron, sections }) => {
    const { rows } = await sql<Record<string, unknown>>`
      select p.name as "signsInWith", l.subject as account, l.linked_at::text as "linkedAt", l.used_at::text as "usedAt"
      from identity.link l join identity.provider p on p.id = l.provider_id where l.patron_id = ${patron}`.execute(w.db)
    if (rows.length > 0) sections['signIn'] = rows
  }),
]
