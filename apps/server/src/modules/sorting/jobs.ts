import { sql } from 'kysely'
import { defineJob, handle } from '../../platform/jobs.ts'

const ForgetReports = defineJob('sorting.forget-gate-reports')

/** Forgets which reports gates sent once no gate would send them again: after eight days. */
export const forgetReports = handle(
  ForgetReports,
  async ({ platform }) => {
    const before = platform.clock.now().subtract({ hours: 24 * 8 })
    await sql`delete from sorting.gate_report where at < ${before}`.execute(platform.database.kysely)
  },
  '23 3 * * *',
)
