import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { readSetting } from '../../platform/setting.ts'
import { deliverDue } from './deliver.ts'
import { waitForNext } from './due-deliveries.ts'
import { clearLog, forgetDelivered } from './forget.ts'
import { tellOverdue } from './overdue.ts'
import { keepDays } from './settings.ts'
import { eventWaits } from './tell.ts'

const Overdue = defineJob('webhooks.overdue')
const Deliver = defineJob('webhooks.deliver')
const Forget = defineJob('webhooks.forget')

/** What is overdue is looked for every five minutes, what waits is sent each minute at the latest, the log is cleared each hour. */
export const jobs: readonly JobHandler[] = [
  handle(Overdue, ({ platform }) => tellOverdue(platform), '*/5 * * * *'),
  handle(Deliver, ({ platform }) => deliverDue(platform), '* * * * *'),
  handle(
    Forget,
    async ({ platform }) => {
      const db = { db: platform.database.kysely }
      const days = await readSetting(db, keepDays)
      const forgotten = await forgetDelivered(db)
      const removed = await clearLog(db, platform.clock.now().subtract({ hours: 24 * days }))
      return { forgotten, removed }
    },
    '7 * * * *',
  ),
]

/**
 * Sends at once what was written, and again when what failed is due; only in processes that do jobs. Returns how to stop.
 */
export async function startDelivering(platform: Platform): Promise<() => Promise<void>> {
  if (!platform.config.roles.includes('jobs')) return async () => {}
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const send = async () => {
    try {
      await deliverDue(platform)
      const wait = await waitForNext(platform)
      clearTimeout(timer)
      if (wait !== undefined && !stopped) timer = setTimeout(() => (last = send()), wait).unref()
    } catch (err) {
      platform.log.warn({ err }, 'webhooks')
    }
  }
  // What a process that was killed had left goes out at once.
  let last: Promise<unknown> = send()
  const stop = platform.live.hear((topic) => {
    if (topic === eventWaits) last = send()
  })
  return async () => {
    stopped = true
    stop()
    clearTimeout(timer)
    await last
  }
}
