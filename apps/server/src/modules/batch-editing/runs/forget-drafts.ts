import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'

const Forget = defineJob('batch-editing.forget')

/** Lets go of records that wait to be written and no longer need to, each night. */
export const forgetHandler: JobHandler = handle(Forget, ({ platform }) => forgetDrafts(platform), '23 3 * * *')

/**
 * Lets go of what previews kept: of runs that are written, at once, since their versions are in the catalogue; of previews
 * that nobody has written for ninety days, which are thrown away. What each run did stays listed.
 */
export async function forgetDrafts({ database, clock }: Platform): Promise<void> {
  const old = clock.now().subtract({ hours: 24 * 90 })
  await sql`
    update batch_editing.run set state = 'discarded'
    where state in ('previewed', 'failed') and created_at < ${old}`.execute(database.kysely)
  await sql`
    delete from batch_editing.draft d using batch_editing.run r, batch_editing.change c
    where r.id = d.run_id and c.run_id = d.run_id and c.bib_id = d.bib_id
      and (r.state in ('discarded', 'failed') or (r.state = 'applied' and (c.state = 'ready' or r.created_at < ${old})))`.execute(
    database.kysely,
  )
}
