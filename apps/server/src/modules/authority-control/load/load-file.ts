import type { Readable } from 'node:stream'
import type { Actor } from '../../../platform/actor.ts'
import { handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { withWork } from '../../../platform/work.ts'
import type { AuthorityLoad } from '../contract.ts'
import { loadView } from './load-view.ts'
import { change, runLoad, type LoadListener } from './run-load.ts'
import { createLoad, loadJob, type LoadOptions } from './start-load.ts'

const silent: LoadListener = { progress: () => {}, cancelled: () => false }

/** Loads a file here and now, for the command line, the demo library and tests: the same as an upload and its job. */
export async function loadAuthorityFile(
  platform: Platform,
  actor: Actor,
  file: LoadOptions & { readonly stream: Readable | AsyncIterable<Uint8Array> },
  listener: LoadListener = silent,
): Promise<Outcome<AuthorityLoad>> {
  const stored = await platform.files.put(file.stream)
  const row = await withWork(platform, actor, (w) => createLoad(w, stored, file))
  if (isRefusal(row)) return row
  try {
    return loadView(await runLoad(platform, actor, row.id, listener))
  } catch (error) {
    await change(platform, row.id, {
      state: 'failed',
      error: 'The load broke off. Load the file again: what was taken is not taken twice.',
      finished_at: platform.clock.now(),
    }).catch(() => {})
    throw error
  }
}

/** Does a queued load, with its progress. */
export const loadHandler: JobHandler = handle(loadJob, async (context, payload) => {
  const ended = await runLoad(context.platform, context.actor, payload.load, {
    progress: (done, total, message) => context.progress(done, total, message),
    cancelled: () => context.cancelled(),
  })
  if (ended.error !== null) throw new Error(ended.error)
  const { id, read, added, updated, unchanged, kept, refused, linked } = ended
  return { load: id, read, added, updated, unchanged, kept, refused, linked }
})
