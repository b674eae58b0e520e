import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { carrel, withWork, type Work } from '../../../platform/work.ts'
import { fetchBytes, FetchProblem, mayAskInside } from '../../copy-cataloguing/index.ts'
import { collectionNotFound } from '../collections/collections.ts'
import { bringList, largestList } from './bring-list.ts'

const fetchJob = defineJob('e-collections.fetch')

/** Fetches the lists that are due. */
export const fetchHandler: JobHandler = handle(fetchJob, ({ platform }) => fetchDue(platform), '*/5 * * * *')

/** Lets a list be fetched with the next look, which follows at once. */
export async function fetchNow(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ url: string }>`
    update e_collections.collection set next_at = ${w.now}, seen_file = '' where id = ${id} and deleted_at is null
    returning url`.execute(w.db)
  if (!rows[0]) return collectionNotFound()
  if (rows[0].url === '')
    return refuse({ code: 'no-address', field: 'url', message: 'Write first from which address the list is fetched.' })
  await w.enqueue(fetchJob, {})
  return {}
}

interface Due {
  readonly id: number
  readonly url: string
  readonly seen: string
}

/** Fetches the list of every collection that is due; what has not changed is not read again. */
export async function fetchDue(platform: Platform): Promise<void> {
  for (;;) {
    const now = platform.clock.now()
    // The next look is set first, so that a process that is killed does not look for ever.
    const { rows } = await sql<Due>`
      update e_collections.collection set next_at = ${now}::timestamptz + make_interval(hours => every_hours)
      where id = (select id from e_collections.collection where url <> '' and deleted_at is null and next_at <= ${now}
        order by next_at limit 1 for update skip locked) returning id, url, seen_file as seen`.execute(
      platform.database.kysely,
    )
    const [due] = rows
    if (!due) return
    const said = await fetched(platform, due).catch((error: unknown) => {
      if (!(error instanceof FetchProblem)) throw error
      return error.message
    })
    await sql`update e_collections.collection set said = ${said.slice(0, 500)}, said_at = ${now} where id = ${due.id}`.execute(
      platform.database.kysely,
    )
    platform.live.tell('e-collection', { id: due.id })
  }
}

async function fetched(platform: Platform, { id, url, seen }: Due): Promise<string> {
  const inside = await mayAskInside({ db: platform.database.kysely })
  const bytes = await fetchBytes(url, { inside, bytes: largestList, patience: 120_000 })
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (hash === seen) return 'Nothing new.'
  const stored = await platform.files.put(
    (async function* () {
      yield bytes
    })(),
  )
  const name = decodeURIComponentSafely(basename(new URL(url).pathname)) || 'list'
  const brought = await withWork(platform, carrel, async (w) => {
    await sql`update e_collections.collection set seen_file = ${hash} where id = ${id}`.execute(w.db)
    return bringList(w, { collection: id, stored, name, mode: 'replace', automatic: true })
  })
  return isRefusal(brought)
    ? brought.blocks.map(({ message }) => message).join(' ')
    : `A new list was fetched: ${name}.`
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
