import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'

const Forget = defineJob('protocols.forget')
const mostFaults = 100

/** Keeps the last hundred faults of a week for each protocol, and counts of a month. */
export const jobs: readonly JobHandler[] = [
  handle(
    Forget,
    async ({ platform }) => {
      const { kysely: db } = platform.database
      const now = platform.clock.now()
      await sql`delete from protocols.traffic where hour < ${now.subtract({ hours: 24 * 31 })}`.execute(db)
      await sql`delete from protocols.fault where at < ${now.subtract({ hours: 24 * 7 })}`.execute(db)
      await sql`delete from protocols.fault f using (
          select protocol, (array_agg(id order by id desc))[${mostFaults}] as oldest from protocols.fault
          group by protocol having count(*) > ${mostFaults}) m
        where f.protocol = m.protocol and f.id < m.oldest`.execute(db)
    },
    '17 * * * *',
  ),
]
