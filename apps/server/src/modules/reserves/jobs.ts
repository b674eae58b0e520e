import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, readWork, withWork } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { itemsToSync, syncItem } from './sync-item.ts'

const BeginAndEnd = defineJob('reserves.begin-and-end')

/** Puts items on reserve whose day has come, and gives back what they were to those whose last course has ended. */
export const jobs: readonly JobHandler[] = [
  handle(
    BeginAndEnd,
    async ({ platform }) => {
      const w = readWork(platform, carrel)
      for (const item of await itemsToSync(w, await todayAt(w, null))) {
        const done = await withWork(platform, carrel, (work) => syncItem(work, item))
        if (isRefusal(done))
          platform.log.warn({ item, blocks: done.blocks }, 'an item could not be put on or off reserve')
      }
    },
    '*/5 * * * *',
  ),
]
