import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'

const Forget = defineJob('machines.forget')
const mostOfMachine = 50_000

/** Forgets what machines said a day ago, lines of processes that died, and answers that nobody asks for again. */
export const jobs: readonly JobHandler[] = [
  handle(
    Forget,
    async ({ platform }) => {
      const { kysely: db } = platform.database
      const yesterday = platform.clock.now().subtract({ hours: 24 })
      await sql`delete from machines.trace where at < ${yesterday}`.execute(db)
      await sql`delete from machines.trace t using (
          select machine_id, (array_agg(id order by id desc))[${mostOfMachine}] as oldest from machines.trace
          group by machine_id having count(*) > ${mostOfMachine}) m
        where t.machine_id is not distinct from m.machine_id and t.id < m.oldest`.execute(db)
      await sql`delete from machines.done where at < ${yesterday}`.execute(db)
      await sql`delete from machines.session where seen_at < now() - interval '10 minutes'`.execute(db)
      await sql`delete from machines.listener where seen_at < now() - interval '10 minutes'`.execute(db)
    },
    '23 * * * *',
  ),
]
