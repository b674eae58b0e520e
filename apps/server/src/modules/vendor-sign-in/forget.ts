import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { tokenSeconds } from './codes.ts'
import { publicKeys } from './keys.ts'

const Forget = defineJob('vendor-sign-in.forget')

/** Forgets what has run out, and changes keys when it is time although nobody signs in. */
export const forgetHandler: JobHandler = handle(
  Forget,
  async ({ platform }) => {
    const now = platform.clock.now()
    const { kysely } = platform.database
    await sql`delete from vendor_sign_in.request where expires_at < ${now}`.execute(kysely)
    await sql`delete from vendor_sign_in.code where created_at < ${now.subtract({ seconds: 2 * tokenSeconds })}`.execute(
      kysely,
    )
    const { rows } = await sql<{ used: boolean }>`select exists (select 1 from vendor_sign_in.vendor) as used`.execute(
      kysely,
    )
    if (rows[0]?.used === true) await publicKeys(platform)
  },
  '47 * * * *',
)
