import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { forgetNotices } from './forget-notices.ts'
import { scheduleDue, writeDue } from './send-due.ts'

const SendDue = defineJob('notifications.send-due')
const Forget = defineJob('notifications.forget')

/** Reads from the clock which notices are due and writes them; the outbox sends what was written. */
export const jobs: readonly JobHandler[] = [
  handle(
    SendDue,
    async ({ platform }) => {
      const made = await scheduleDue(platform)
      const written = await writeDue(platform)
      return { made, written }
    },
    '*/5 * * * *',
  ),
  handle(Forget, ({ platform }) => forgetNotices(platform), '37 3 * * *'),
]
