import { parseIsbn } from '@carrel/identifiers'
import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import { asOnlyRunner } from '../../../platform/only-runner.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, mustWork, readWork } from '../../../platform/work.ts'
import { readSources } from '../sources.ts'
import { keepCover } from '../title-cover.ts'
import { askSources, type FromSources } from './ask-sources.ts'

/** Any number, the same in every process: it names the lock of whoever asks. */
const locks = 1_817_210
const monthDays = 90
const troubleDays = 2

/** Asks sources for some titles each minute, in the order of the catalogue: nobody outside learns what is read here. */
export const coversHandler: JobHandler = handle(
  defineJob('covers.look'),
  ({ platform }) => lookForCovers(platform),
  '* * * * *',
)

const nothing: FromSources = { cover: undefined, description: undefined, troubles: [] }

interface Next {
  readonly bib: number
  readonly isbn: string | null
  readonly cover: boolean
  readonly description: boolean
}

/** Asks for the titles of one minute; nothing while no source is on. Gives how many were asked for. */
export async function lookForCovers(platform: Platform): Promise<number> {
  const sources = await readSources({ db: platform.database.kysely })
  if (!sources.openLibrary && !sources.googleBooks && sources.template === '') return 0
  const done = await asOnlyRunner(platform, locks, 0, async () => {
    const titles = await nextTitles(platform, Math.ceil(sources.perHour / 60))
    for (const title of titles) {
      const isbn = parseIsbn(title.isbn ?? '')?.isbn13
      const found = isbn === undefined ? nothing : await askSources(readWork(platform, carrel), isbn, sources, title)
      await keep(platform, title.bib, found)
    }
    return titles.length
  })
  return done?.value ?? 0
}

/** The next titles that have an ISBN and no cover: those that were never asked for, then those whose time has come again. */
async function nextTitles(platform: Platform, count: number): Promise<readonly Next[]> {
  return mustWork(platform, carrel, async (w) => {
    const wanted = sql`b.isbn is not null and not b.suppressed and c.bib_id is null`
    const columns = sql`b.id as bib, b.isbn, c.bib_id is null as cover, b.summary is null and d.bib_id is null as description`
    const { rows: fresh } = await sql<Next>`
      select ${columns} from catalog.bib_view b left join covers.cover c on c.bib_id = b.id
        left join covers.description d on d.bib_id = b.id
      where b.id > (select last_bib from covers.progress) and ${wanted} order by b.id limit ${count}`.execute(w.db)
    const last = fresh.at(-1)
    if (last) await sql`update covers.progress set last_bib = ${last.bib}`.execute(w.db)
    const { rows: again } = await sql<Next>`
      select ${columns} from covers.look l join catalog.bib_view b on b.id = l.bib_id left join covers.cover c on c.bib_id = b.id
        left join covers.description d on d.bib_id = b.id
      where l.next_at <= ${w.now} and ${wanted} and b.id <> all(${fresh.map(({ bib }) => bib)}::bigint[])
      order by l.next_at limit ${count - fresh.length}`.execute(w.db)
    const next = [...fresh, ...again]
    // Noted before they are asked for: those that a process does not come to, as it is killed, have their turn again in an hour.
    await sql`insert into covers.look (bib_id, at, outcome, said, next_at)
      select bib, ${w.now}, 'trouble', 'The sources did not answer to the end.', ${w.now.add({ hours: 1 })}
      from unnest(${next.map(({ bib }) => bib)}::bigint[]) as n(bib)
      on conflict (bib_id) do update set next_at = excluded.next_at`.execute(w.db)
    return next
  })
}

async function keep(platform: Platform, bib: number, { cover, description, troubles }: FromSources): Promise<void> {
  const stored =
    cover &&
    (await platform.files.put(
      (async function* () {
        yield cover.bytes
      })(),
    ))
  await mustWork(platform, carrel, async (w) => {
    if (cover && stored) {
      // Whoever uploaded or removed one meanwhile is right.
      const { rows } = await sql`select from covers.cover where bib_id = ${bib}`.execute(w.db)
      const kept =
        rows.length > 0
          ? undefined
          : await keepCover(w, { bib, bytes: cover.bytes, file: stored.hash, source: cover.source })
      // The title was deleted meanwhile.
      if (kept && isRefusal(kept)) return {}
    }
    if (description)
      await sql`insert into covers.description (bib_id, state, text, source, changed_at)
        values (${bib}, 'shown', ${description.text}, ${description.source}, ${w.now}) on conflict do nothing`.execute(
        w.db,
      )
    const outcome = cover || description ? 'found' : troubles.length > 0 ? 'trouble' : 'nothing'
    const days = outcome === 'trouble' ? troubleDays : monthDays
    const next = cover ? null : w.now.add({ hours: 24 * days })
    const said = [
      cover ? `Cover of ${cover.source}.` : '',
      description ? `Description of ${description.source}.` : '',
      ...troubles,
    ]
      .filter((text) => text !== '')
      .join(' ')
    await sql`insert into covers.look (bib_id, at, outcome, said, next_at) values (${bib}, ${w.now}, ${outcome}, ${said.slice(0, 500)}, ${next})
      on conflict (bib_id) do update set at = excluded.at, outcome = excluded.outcome, said = excluded.said, next_at = excluded.next_at`.execute(
      w.db,
    )
    w.afterCommit(() => w.platform.live.tell('cover', { bib }))
    return {}
  })
}
