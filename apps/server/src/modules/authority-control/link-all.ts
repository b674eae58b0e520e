import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { mustWork } from '../../platform/work.ts'
import {
  gatherStatistics,
  headingFormsChanged,
  headingsAfter,
  linkHeadings,
  settleHeadings,
} from '../authorities/index.ts'

/** Headings that are linked in one transaction. */
const portion = 2000

interface LinkListener {
  progress(done: number, total: number, message: string): void
  cancelled(): boolean
}

/**
 * Looks for the authorities of all headings, a portion in each transaction, and gives how many have another link than before.
 * Done after a load, when one question for each heading is cheaper than one for each record.
 *
 * @param records - authority records that have just come, where it is known
 */
export async function linkAll(
  platform: Platform,
  actor: Actor,
  listener: LinkListener,
  records?: number,
): Promise<number> {
  await mustWork(platform, actor, settleHeadings)
  await mustWork(platform, actor, (w) => gatherStatistics(w, records))
  const total = await roughCount(platform)
  let last = 0
  let done = 0
  let changed = 0
  for (;;) {
    const count = await mustWork(platform, actor, async (w) => {
      const headings = await headingsAfter(w, last, portion)
      const touched = await linkHeadings(w, headings)
      if (touched.length > 0) await w.publish(headingFormsChanged, { headings: touched })
      last = headings.at(-1)?.id ?? last
      changed += touched.length
      return headings.length
    })
    done += count
    listener.progress(done, Math.max(total, done), `${done.toLocaleString('en')} headings looked at`)
    if (count < portion || listener.cancelled()) break
  }
  if (changed > 0) await mustWork(platform, actor, (w) => gatherStatistics(w, changed))
  return changed
}

async function roughCount(platform: Platform): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select greatest(reltuples, 0)::bigint as count from pg_class where oid = 'authorities.heading'::regclass`.execute(
    platform.database.kysely,
  )
  return rows[0]?.count ?? 0
}

/** Links all headings, when somebody asked for it. */
export const linkAllJob = defineJob<object>('authority-control.link-all', {
  title: () => 'Headings linked to their authorities',
  retries: 2,
})

/** Does that. */
export const linkAllHandler: JobHandler = handle(linkAllJob, async (context) => ({
  changed: await linkAll(context.platform, context.actor, {
    progress: (done, total, message) => context.progress(done, total, message),
    cancelled: () => context.cancelled(),
  }),
}))
