import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { clearQueues } from './clear.ts'
import { openSender, type Sender } from './sender.ts'
import { printTopic } from './tell-print.ts'

/** Sends what waits and tidies the queues; sending does not wait for it, it is the net below. */
const TendQueues = defineJob<object>('printing.tend')
const service = 'printing.sender'

function senderOf(platform: Platform): Sender {
  const known = platform.services.get(service)
  if (known !== undefined) return known as Sender
  const sender = openSender(platform)
  platform.services.set(service, sender)
  return sender
}

export const jobs: readonly JobHandler[] = [
  handle(
    TendQueues,
    async ({ platform }) => {
      await clearQueues(platform)
      return { printed: await senderOf(platform).sendDue() }
    },
    '* * * * *',
  ),
]

/** Printers that could not print are looked after this often, in milliseconds. */
const lookAgain = 2000

/** In a process that does jobs: sends at once what is put into a queue, and tries again what could not be printed. */
export async function startSending(platform: Platform): Promise<() => Promise<void>> {
  const sender = senderOf(platform)
  const close = async () => {
    platform.services.delete(service)
    await sender.close()
  }
  if (!platform.config.roles.includes('jobs')) return close
  const stopHearing = platform.live.hear((topic) => {
    if (topic === printTopic) void sender.nudge()
  })
  const timer = setInterval(() => void sender.nudge(), lookAgain)
  void sender.nudge()
  return async () => {
    clearInterval(timer)
    stopHearing()
    await close()
  }
}
