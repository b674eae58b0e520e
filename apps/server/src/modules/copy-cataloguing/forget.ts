import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { readSetting } from '../../platform/setting.ts'
import { keepDays } from './settings.ts'

const Forget = defineJob('copy-cataloguing.forget')

/** Forgets searches that are older than the library keeps them; those of a list stay as long as the list is new. */
export const forgetHandler: JobHandler = handle(
  Forget,
  async ({ platform }) => {
    const w = readWork(platform, carrel)
    const before = platform.clock.now().subtract({ hours: 24 * (await readSetting(w, keepDays)) })
    await sql`delete from copy_cataloguing.search where created_at < ${before}`.execute(w.db)
  },
  '17 3 * * *',
)
