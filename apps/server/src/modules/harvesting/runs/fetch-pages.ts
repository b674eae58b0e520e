import { createWriter } from '@carrel/marc'
import { writeOaiDate, type HarvestedAnswer } from '@carrel/oai-pmh'
import { sql } from 'kysely'
import { jsonText } from '../../../platform/json-text.ts'
import type { Platform } from '../../../platform/platform.ts'
import { mustWork, readWork, type Actor } from '../../../platform/work.ts'
import { askRepository, problemIn, RepositoryProblem } from '../repositories/ask-repository.ts'
import { recordOfMetadata } from '../rules/record-of-metadata.ts'

/** A harvest as it stands. */
export interface OpenRun {
  readonly id: number
  readonly repository: number
  readonly name: string
  readonly url: string
  readonly prefix: string
  readonly set: string
  readonly since: Temporal.Instant | null
  readonly token: string | null
  readonly pages: number
  readonly records: number
  /** Records that could not be read so far. */
  readonly unreadable: number
  /** The harvest whose unreadable records this one asks for once more. */
  readonly againFor: number | null
}

const mostRecords = 2_000_000
const mostPages = 50_000
const mostIdentifier = 1000
/** Unreadable records of a harvest of which the source is kept, and how many characters of each. */
const mostSources = 500
const longestSource = 65_536

/**
 * Fetches page after page and keeps each with the token that leads on, in one transaction. False when somebody stopped it.
 * Throws a `RepositoryProblem`.
 */
export async function fetchPages(
  platform: Platform,
  actor: Actor,
  run: OpenRun,
  progress: (records: number, of: number | undefined) => void,
  cancelled: () => boolean,
): Promise<boolean> {
  const w = readWork(platform, actor)
  let { token, pages, records } = run
  let place = await lastPlace(platform, run.id)
  let { unreadable } = run
  let granularity: 'day' | 'second' = 'day'
  if (token === null) {
    const answer = await askRepository(w, run.url, { verb: 'Identify' })
    if (!answer.identity) throw new RepositoryProblem(problemIn(answer) ?? 'The repository does not say who it is.')
    granularity = answer.identity.granularity
  }
  for (;;) {
    if (cancelled()) return false
    const answer = await askRepository(w, run.url, {
      verb: 'ListRecords',
      ...(token === null ? listArguments(run, granularity) : { resumptionToken: token }),
    })
    const problem = problemIn(answer)
    if (problem !== undefined) throw new RepositoryProblem(problem)
    const next = answer.token
    if (next !== '' && next === token)
      throw new RepositoryProblem('The repository gives the same resumption token again: its list has no end.')
    const page = readPage(answer, run, { place, unreadable })
    const kept = await keepPage(platform, actor, {
      run: run.id,
      number: pages + 1,
      first: pages === 0,
      next,
      page,
      answer,
    })
    if (kept === undefined) return false
    if (next !== '' && kept === 0)
      throw new RepositoryProblem(
        'The repository gives the same records, or none, again and again: its list has no end.',
      )
    ;({ place, unreadable } = page)
    pages++
    records += kept
    progress(records, answer.size)
    if (next === '') return true
    if (records > mostRecords || pages >= mostPages)
      throw new RepositoryProblem(
        `The list has more than ${mostRecords.toLocaleString('en')} records. Choose a set of it.`,
      )
    token = next
  }
}

function listArguments(run: OpenRun, granularity: 'day' | 'second'): Record<string, string> {
  return {
    metadataPrefix: run.prefix,
    ...(run.set !== '' && { set: run.set }),
    ...(run.since !== null && { from: writeOaiDate(run.since.epochMilliseconds, granularity) }),
  }
}

/** The number of the last record of a harvest that can be loaded. */
export async function lastPlace(platform: Platform, run: number): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    select coalesce(max(place), 0) as place from harvesting.entry where run_id = ${run}`.execute(
    platform.database.kysely,
  )
  return rows[0]?.place ?? 0
}

interface Entry {
  readonly identifier: string
  readonly place: number | null
  readonly datestamp: string | null
  readonly deleted: boolean
  readonly problem: string | null
  readonly source: string | null
}

/** Records of an answer, as they are kept until they are loaded. */
export interface Page {
  readonly entries: readonly Entry[]
  readonly records: Uint8Array
  readonly place: number
  readonly unreadable: number
}

/** The records of a page that can be loaded, one after the other, and a line for each of all. */
export function readPage(
  { records }: Pick<HarvestedAnswer, 'records'>,
  run: Pick<OpenRun, 'url'>,
  before: Pick<Page, 'place' | 'unreadable'>,
): Page {
  const writer = createWriter('marcxml')
  const source = new URL(run.url).hostname
  let { place, unreadable } = before
  const sourced = (text: string) => (++unreadable > mostSources ? null : text.slice(0, longestSource))
  const seen = new Set<string>()
  const entries = records.flatMap(
    ({ identifier: full, datestamp, isDeleted, metadata, source: text }): readonly Entry[] => {
      const identifier = full.slice(0, mostIdentifier)
      if (seen.has(identifier)) return []
      seen.add(identifier)
      const at = datestamp === undefined ? null : Temporal.Instant.fromEpochMilliseconds(datestamp).toString()
      const line = { identifier, datestamp: at, deleted: isDeleted, place: null, problem: null, source: null }
      if (isDeleted) return [line]
      const record = metadata && recordOfMetadata(metadata, { identifier, source })
      if (!record)
        return [
          {
            ...line,
            problem: metadata ? `It is in another format (${metadata.name.slice(0, 60)}).` : 'It has no metadata.',
            source: sourced(text),
          },
        ]
      const problem = writer.append(record)
      if (problem?.severity === 'error') return [{ ...line, problem: problem.message, source: sourced(text) }]
      return [{ ...line, place: ++place }]
    },
  )
  return { entries, records: writer.take(), place, unreadable }
}

interface Kept {
  readonly run: number
  readonly number: number
  readonly first: boolean
  readonly next: string
  readonly page: Page
  readonly answer: Pick<HarvestedAnswer, 'responseDate'>
}

/** Keeps a page; gives how many records were new in this harvest, or undefined when the harvest is not open any more. */
export async function keepPage(
  platform: Platform,
  actor: Actor,
  { run, number, first, next, page, answer }: Kept,
): Promise<number | undefined> {
  return mustWork(platform, actor, async (w) => {
    const until =
      answer.responseDate === undefined ? w.now : Temporal.Instant.fromEpochMilliseconds(answer.responseDate)
    const { rows } = await sql<{ id: number }>`
      update harvesting.run set token = ${next}, pages = ${number}, fetched = ${next === ''}, failures = 0, again_at = null, said = null,
        until = case when ${first} then ${until} else until end
      where id = ${run} and state = 'fetching' and pages = ${number - 1} returning id`.execute(w.db)
    if (rows.length === 0) return undefined
    // A record that comes again later in the list stands as it came first; the next harvest brings what changed since.
    const { rows: fresh } = await sql<{ deleted: boolean; problem: string | null }>`
      insert into harvesting.entry (run_id, identifier, place, datestamp, deleted, problem, source)
      select ${run}, identifier, place, datestamp, deleted, problem, convert_to(source, 'UTF8')
      from json_to_recordset(${jsonText(page.entries)}::json)
        as r(identifier text, place integer, datestamp timestamptz, deleted boolean, problem text, source text)
      on conflict do nothing returning deleted, problem`.execute(w.db)
    await sql`insert into harvesting.page (run_id, number, records) values (${run}, ${number}, ${Buffer.from(page.records)})`.execute(
      w.db,
    )
    const deletions = fresh.filter(({ deleted }) => deleted).length
    const unreadable = fresh.filter(({ problem }) => problem !== null).length
    await sql`update harvesting.run set records = records + ${fresh.length}, deletions = deletions + ${deletions},
      unreadable = unreadable + ${unreadable} where id = ${run}`.execute(w.db)
    return fresh.length
  })
}
