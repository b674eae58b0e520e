import { handle, type JobHandler } from '../../../platform/jobs.ts'
import { runImport } from './run-import.ts'
import { importJob } from './start-import.ts'

/** Does a queued import, with its progress. */
export const importHandler: JobHandler = handle(importJob, async (context, payload) => {
  const ended = await runImport(context.platform, context.actor, payload.import, {
    progress: (bytes, size, records) => context.progress(bytes, size, `${records.toLocaleString('en')} records`),
    cancelled: () => context.cancelled(),
  })
  if (ended.error !== null) throw new Error(ended.error)
  const { id, read, added, updated, unchanged, refused } = ended
  return { import: id, read, added, updated, unchanged, refused }
})
