import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { mustWork } from '../../platform/work.ts'
import { checkInBatchJob } from './check-in-batch.ts'
import { advanceRotas } from './rotas.ts'

const AdvanceRotas = defineJob('circulation.advance-rotas')
const Forget = defineJob('circulation.forget')

/** After a day a return cannot be undone any more, and who had the item is forgotten in its record too. */
export const jobs: readonly JobHandler[] = [
  checkInBatchJob,
  handle(AdvanceRotas, ({ platform, actor }) => mustWork(platform, actor, (w) => advanceRotas(w)), '7 * * * *'),
  handle(
    Forget,
    async ({ platform }) => {
      const before = platform.clock.now().subtract({ hours: 24 })
      await sql`update circulation.check_in set before = before - 'patron' - 'proxy' where at < ${before} and before ? 'patron'`.execute(
        platform.database.kysely,
      )
    },
    '23 * * * *',
  ),
]
