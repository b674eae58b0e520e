import { sql } from 'kysely'
import type { Platform } from '../../../platform/platform.ts'
import { readWork, type Actor } from '../../../platform/work.ts'
import { askRepository, problemIn, RepositoryProblem } from '../repositories/ask-repository.ts'
import { keepPage, lastPlace, readPage, type OpenRun } from './fetch-pages.ts'

/**
 * Asks one by one for the records that an earlier harvest could not read and keeps each answer as a page. False when somebody stopped
 * it. Throws a `RepositoryProblem`.
 */
export async function fetchAgain(
  platform: Platform,
  actor: Actor,
  run: OpenRun,
  progress: (records: number, of: number | undefined) => void,
  cancelled: () => boolean,
): Promise<boolean> {
  const w = readWork(platform, actor)
  const { rows } = await sql<{ identifier: string }>`
    select identifier from harvesting.entry where run_id = ${run.againFor} and problem is not null and identifier <> ''
    order by identifier`.execute(platform.database.kysely)
  let [place, unreadable] = [await lastPlace(platform, run.id), run.unreadable]
  if (rows.length === 0) throw new RepositoryProblem('The records that could not be read were tried again already.')
  for (const [at, { identifier }] of rows.entries()) {
    if (at < run.pages) continue
    if (cancelled()) return false
    const answer = await askRepository(w, run.url, { verb: 'GetRecord', identifier, metadataPrefix: run.prefix })
    const problem = problemIn(answer)
    const [record] = answer.records.length > 0 ? answer.records : [unanswered(identifier)]
    const read = readPage({ records: record ? [{ ...record, identifier }] : [] }, run, { place, unreadable })
    const page =
      problem === undefined
        ? read
        : { ...read, entries: read.entries.map((entry) => ({ ...entry, problem, source: null })) }
    const next = at + 1 === rows.length ? '' : String(at + 1)
    const kept = await keepPage(platform, actor, { run: run.id, number: at + 1, first: at === 0, next, page, answer })
    if (kept === undefined) return false
    ;({ place, unreadable } = page)
    progress(at + 1, rows.length)
  }
  return true
}

const unanswered = (identifier: string) => ({
  identifier,
  datestamp: undefined,
  isDeleted: false,
  sets: [],
  metadata: undefined,
  source: '',
})
