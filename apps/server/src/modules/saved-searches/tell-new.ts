import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, mustWork, type Work } from '../../platform/work.ts'
import { bibBriefs } from '../catalog/index.ts'
import type { AlertPace, KeptQuery } from './contract.ts'
import { newInSearch } from './events.ts'
import { bibsFound, newestBib, nextLook } from './save-search.ts'

const shown = 15

interface Due {
  readonly id: number
  readonly patron_id: number
  readonly name: string
  readonly query: KeptQuery
  readonly every: AlertPace
  readonly seen_bib: number
  readonly looked_bib: number | null
  readonly told: readonly number[]
  readonly token: string
}

/** Looks at every search that is due and tells what is new in it; gives how many were looked at. */
export async function tellNew(platform: Platform): Promise<number> {
  for (let looked = 0; ; looked++) {
    // One transaction for one search: a process that is killed has told those before it, and told them once.
    const found = await mustWork(platform, carrel, lookAtOne)
    if (!found) return looked
  }
}

async function lookAtOne(w: Work): Promise<boolean> {
  const { rows } = await sql<Due>`
    select s.id, s.patron_id, s.name, s.query, s.every, s.seen_bib, s.looked_bib, s.told, s.token from saved_searches.search s
    where s.next_at <= ${w.now} order by s.next_at, s.id limit 1 for update skip locked`.execute(w.db)
  const [search] = rows
  if (!search) return false
  const next = nextLook(search.every, w.now)
  // Before the search is asked: what comes between is above it, and is looked at again.
  const newest = await newestBib(w)
  const found = await bibsFound(w, search.query)
  // The search does not answer, or does not know a filter any more: it is looked at again at its next time.
  if (isRefusal(found)) {
    await sql`update saved_searches.search set next_at = ${next} where id = ${search.id}`.execute(w.db)
    return true
  }
  const told = new Set(search.told)
  const fresh = found.filter((bib) => bib > search.seen_bib && !told.has(bib))
  // Looks are a day apart at least: whatever was being written at the last one can be seen by now.
  const seen = Math.max(search.seen_bib, search.looked_bib ?? 0)
  await sql`
    update saved_searches.search set next_at = ${next}, seen_bib = ${seen}, looked_bib = ${newest},
      told = ${found.filter((bib) => bib > seen)}::bigint[],
      told_at = ${fresh.length === 0 ? sql`told_at` : w.now}
    where id = ${search.id}`.execute(w.db)
  if (fresh.length === 0) return true
  const briefs = await bibBriefs(w, fresh.slice(-shown).toReversed())
  await w.publish(newInSearch, {
    search: search.id,
    patron: search.patron_id,
    name: search.name,
    query: search.query,
    token: search.token,
    titles: briefs.map(({ id, title, author }) => ({ bib: id, title, author })),
    total: fresh.length,
  })
  return true
}

const TellNew = defineJob<object>('saved-searches.tell-new', { retries: 1 })

/** Runs every hour; each search has its own time. */
export const tellNewJob: JobHandler = handle(TellNew, ({ platform }) => tellNew(platform), '23 * * * *')
