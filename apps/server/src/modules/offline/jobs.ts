import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { mustWork, readWork } from '../../platform/work.ts'
import { waitingEntries } from './entry-rows.ts'
import { forgetSettled } from './forget.ts'
import { workOff } from './work-off.ts'

const ForgetSettled = defineJob('offline.forget')
/** Works off what was received while the server stopped, for desks that never send it again. */
export const WorkOffWaiting = defineJob('offline.work-off')

export const jobs: readonly JobHandler[] = [
  handle(
    WorkOffWaiting,
    async ({ platform, actor }) => {
      for (const { id } of await waitingEntries(readWork(platform, actor), 'all')) await workOff(platform, actor, id)
    },
    '*/5 * * * *',
  ),
  handle(ForgetSettled, ({ platform, actor }) => mustWork(platform, actor, forgetSettled), '20 3 * * *'),
]
