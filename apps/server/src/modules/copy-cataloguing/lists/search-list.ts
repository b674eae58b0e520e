import { sql } from 'kysely'
import { handle, type JobHandler } from '../../../platform/jobs.ts'
import { asOnlyRunner } from '../../../platform/only-runner.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, mustWork, readWork } from '../../../platform/work.ts'
import { openTarget } from '../ask/open-target.ts'
import type { TargetLine } from '../ask/target-line.ts'
import { chooseBest } from '../rules/choose-best.ts'
import { startSearch, type StartedSearch } from '../searches/begin-search.ts'
import { candidatesOf } from '../searches/candidates.ts'
import { askLine, failed, finishSearch, keepOutcome, wishesFor, type TargetOutcome } from '../searches/run-search.ts'
import { mayAskInside, wishesOf } from '../settings.ts'
import { targetsToAsk, type Target } from '../targets/targets.ts'
import { searchListJob } from './begin-list.ts'
import { listRow } from './lists.ts'

/** Any number, the same in every process: with the number of a list it names the lock of whoever works on it. */
export const listLocks = 1_817_360
/** A catalogue that fails so often in a row is not asked any more for this list. */
const mostFailures = 3
/** Lines that are asked for at the same time; each has its own connection to a catalogue. */
const atOnce = 2

/** What someone who waits for a list hears, and says. */
export interface ListListener {
  progress(done: number, total: number): void
  cancelled(): boolean
}

/** Does the search of a queued list, with its progress. */
export const searchListHandler: JobHandler = handle(searchListJob, async (context, { list }) => {
  await searchList(context.platform, list, context)
  return { list }
})

interface Waiting {
  readonly number: number
  readonly isbn: string
}

/** Asks the catalogues for every waiting line of a list, one after the other until a record is good enough. */
export async function searchList(platform: Platform, id: number, listener: ListListener): Promise<void> {
  await asOnlyRunner(platform, listLocks, id, async () => {
    const db = platform.database.kysely
    const list = await listRow({ db }, id)
    if (isRefusal(list)) return
    const targets = await targetsToAsk({ db }, list.targets)
    if (isRefusal(targets))
      return endList(platform, id, 'failed', 'A catalogue that was to be asked has been taken off the list.')
    await sql`update copy_cataloguing.isbn_list set state = 'searching' where id = ${id}`.execute(db)
    const { rows: waiting } = await sql<Waiting>`
      select number, isbn from copy_cataloguing.list_line
      where list_id = ${id} and outcome = 'waiting' and isbn is not null order by number`.execute(db)
    let done = 0
    const failures = new Map<number, number>()
    const next = [...waiting]
    const worker = async () => {
      const lines = new OpenLines(await mayAskInside(readWork(platform, carrel)))
      try {
        for (let line = next.shift(); line && !listener.cancelled(); line = next.shift()) {
          await searchLine(platform, { list: id, line, targets, leastScore: list.leastScore, lines, failures })
          listener.progress(++done, waiting.length)
          platform.live.tell('copy-list', { id })
        }
      } finally {
        await lines.close()
      }
    }
    listener.progress(0, waiting.length)
    await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, worker))
    await endList(platform, id, listener.cancelled() ? 'stopped' : 'searched', null)
  })
}

async function endList(platform: Platform, id: number, state: string, error: string | null): Promise<void> {
  await sql`update copy_cataloguing.isbn_list set state = ${state}, error = ${error}, finished_at = ${platform.clock.now()}
    where id = ${id}`.execute(platform.database.kysely)
  platform.live.tell('copy-list', { id })
}

/** The connections of one worker: opened when first wanted, opened anew after a fault. */
class OpenLines {
  readonly #lines = new Map<number, TargetLine>()
  readonly #privateAddresses: boolean
  constructor(privateAddresses: boolean) {
    this.#privateAddresses = privateAddresses
  }
  async to(target: Target): Promise<TargetLine> {
    const known = this.#lines.get(target.id)
    if (known) return known
    const line = await openTarget(target, { privateAddresses: this.#privateAddresses })
    this.#lines.set(target.id, line)
    return line
  }
  async drop(target: Target): Promise<void> {
    const line = this.#lines.get(target.id)
    this.#lines.delete(target.id)
    await line?.close().catch(() => {})
  }
  async close(): Promise<void> {
    for (const line of this.#lines.values()) await line.close().catch(() => {})
    this.#lines.clear()
  }
}

interface LineToSearch {
  readonly list: number
  readonly line: Waiting
  readonly targets: readonly Target[]
  readonly leastScore: number
  readonly lines: OpenLines
  readonly failures: Map<number, number>
}

async function searchLine(platform: Platform, asked: LineToSearch): Promise<void> {
  const { list, line, targets, leastScore } = asked
  const search = await mustWork(platform, carrel, (w) => startSearch(w, [{ key: 'isbn', text: line.isbn }], targets))
  const problems: string[] = []
  for (const [at, target] of targets.entries()) {
    const outcome = await outcomeOf(platform, asked, search, target)
    if (outcome.state === 'failed') problems.push(`${target.name}: ${outcome.message ?? 'it did not answer.'}`)
    await keepOutcome(platform, { id: search.id, place: at + 1, target, outcome })
    const found = chooseBest(await choosable(platform, search.id), line.isbn, leastScore)
    if (found.outcome === 'found') break
  }
  const db = platform.database.kysely
  await sql`
    update copy_cataloguing.search_target set state = 'not-asked', message = 'A catalogue before it had a record that is good enough.'
    where search_id = ${search.id} and state = 'waiting'`.execute(db)
  await finishSearch(platform, search.id)
  const choice = chooseBest(await choosable(platform, search.id), line.isbn, leastScore)
  const isFailure = choice.outcome === 'nothing' && problems.length > 0
  await sql`
    update copy_cataloguing.list_line set outcome = ${isFailure ? 'failed' : choice.outcome},
      message = ${isFailure ? problems.join(' ').slice(0, 2000) : choice.message}, search_id = ${search.id},
      candidate_id = ${choice.candidate}
    where list_id = ${list} and number = ${line.number}`.execute(db)
}

async function outcomeOf(
  platform: Platform,
  { lines, failures }: LineToSearch,
  { terms }: StartedSearch,
  target: Target,
): Promise<TargetOutcome> {
  if ((failures.get(target.id) ?? 0) >= mostFailures) {
    const message = `It failed ${mostFailures} times in a row and was not asked any more for this list.`
    return { state: 'failed', hits: null, message, candidates: [] }
  }
  const wishes = wishesFor(await wishesOf(readWork(platform, carrel)), terms)
  try {
    const outcome = await askLine(await lines.to(target), target, terms, { wishes })
    failures.delete(target.id)
    return outcome
  } catch (error) {
    failures.set(target.id, (failures.get(target.id) ?? 0) + 1)
    await lines.drop(target)
    return failed(error)
  }
}

async function choosable(platform: Platform, search: number) {
  const rows = await candidatesOf({ db: platform.database.kysely }, search)
  return rows.map(({ id, score, edition, brief, source }) => ({ id, score, edition, isbns: brief.isbns, source }))
}
