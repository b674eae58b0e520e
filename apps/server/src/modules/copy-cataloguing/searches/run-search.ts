import { sql } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/platform.ts'
import { carrel, mustWork, readWork, type Work } from '../../../platform/work.ts'
import { openTarget } from '../ask/open-target.ts'
import { TargetProblem, type TargetAnswer, type TargetLine } from '../ask/target-line.ts'
import type { ReadyTerm } from '../rules/search-terms.ts'
import type { Wishes } from '../rules/score-record.ts'
import { mayAskInside, wishesOf } from '../settings.ts'
import type { Target } from '../targets/targets.ts'
import type { StartedSearch } from './begin-search.ts'
import { readCandidate, type ReadCandidate } from './read-candidate.ts'

/** What came of asking one target. */
export interface TargetOutcome {
  readonly state: 'found' | 'nothing' | 'failed' | 'not-asked'
  readonly hits: number | null
  readonly message: string | null
  readonly candidates: readonly { readonly received: Uint8Array; readonly read: ReadCandidate }[]
}

/** Asks all targets of a search at once; what each answers is written down as it comes. */
export async function runSearch(platform: Platform, { id, terms, targets }: StartedSearch): Promise<void> {
  const w = readWork(platform, carrel)
  const [privateAddresses, wishes] = [await mayAskInside(w), wishesFor(await wishesOf(w), terms)]
  await Promise.all(
    targets.map(async (target, at) => {
      await begin(platform, id, at + 1)
      const outcome = await askOnce(target, terms, { privateAddresses, wishes })
      await keepOutcome(platform, { id, place: at + 1, target, outcome })
    }),
  )
  await finishSearch(platform, id)
}

/** Marks a search as done. */
export async function finishSearch(platform: Platform, id: number): Promise<void> {
  await sql`update copy_cataloguing.search set finished_at = ${platform.clock.now()} where id = ${id}`.execute(
    platform.database.kysely,
  )
  platform.live.tell('copy-search', { id })
}

/** What is looked for in the records of a search. */
export function wishesFor(wishes: Wishes, terms: readonly ReadyTerm[]): Wishes {
  const isbn = terms.find(({ key }) => key === 'isbn')?.ways[0]?.[0]
  return isbn === undefined ? wishes : { ...wishes, isbn }
}

interface Asking {
  readonly privateAddresses: boolean
  readonly wishes: Wishes
}

/** Opens a line to a target, asks it and closes the line again. Never throws: what goes wrong is the outcome. */
export async function askOnce(target: Target, terms: readonly ReadyTerm[], asking: Asking): Promise<TargetOutcome> {
  let line: TargetLine | undefined
  try {
    line = await openTarget(target, asking)
    return await askLine(line, target, terms, asking)
  } catch (error) {
    return failed(error)
  } finally {
    await line?.close().catch(() => {})
  }
}

/** Asks a target over a line that is open. Throws a `TargetProblem` when the line is of no more use. */
export async function askLine(
  line: TargetLine,
  target: Target,
  terms: readonly ReadyTerm[],
  { wishes }: Pick<Asking, 'wishes'>,
): Promise<TargetOutcome> {
  const answer = await line.search(terms, target.most)
  if (!answer) {
    const message = 'It cannot be searched in this way: no index is set for it.'
    return { state: 'not-asked', hits: null, message, candidates: [] }
  }
  return outcomeOf(answer, target, wishes)
}

function outcomeOf({ hits, records, notes }: TargetAnswer, { charset }: Target, wishes: Wishes): TargetOutcome {
  const candidates: { received: Uint8Array; read: ReadCandidate }[] = []
  const problems: string[] = [...notes]
  for (const received of records) {
    const read = readCandidate(received, charset, wishes)
    if (typeof read === 'string') problems.push(read)
    else candidates.push({ received: received.bytes, read })
  }
  const message = problems.length === 0 ? null : [...new Set(problems)].slice(0, 5).join(' ')
  const state = candidates.length > 0 ? 'found' : hits > 0 || problems.length > 0 ? 'failed' : 'nothing'
  return {
    state,
    hits,
    message: message ?? (state === 'failed' ? 'It says that it has records, and sent none.' : null),
    candidates,
  }
}

/** The outcome of an error: a sentence for what is known to happen; anything else is a bug and says so. */
export function failed(error: unknown): TargetOutcome {
  const message =
    error instanceof TargetProblem
      ? error.message
      : `Something went wrong while it was asked: ${error instanceof Error ? error.message : String(error)}`
  return { state: 'failed', hits: null, message: message.slice(0, 1000), candidates: [] }
}

async function begin(platform: Platform, id: number, place: number): Promise<void> {
  await sql`
    update copy_cataloguing.search_target set state = 'asking', started_at = ${platform.clock.now()}
    where search_id = ${id} and place = ${place}`.execute(platform.database.kysely)
}

interface Kept {
  readonly id: number
  readonly place: number
  readonly target: Pick<Target, 'name'>
  readonly outcome: TargetOutcome
}

/** Writes down what a target answered. */
export async function keepOutcome(platform: Platform, kept: Kept): Promise<void> {
  await mustWork(platform, carrel, (w) => writeOutcome(w, kept))
  platform.live.tell('copy-search', { id: kept.id })
}

async function writeOutcome(w: Work, { id, place, target, outcome }: Kept): Promise<object> {
  for (const [at, { received, read }] of outcome.candidates.entries()) {
    await sql`
      insert into copy_cataloguing.candidate (search_id, place, number, source, received, record, form, encoding, notes,
        score, reasons, brief, work_key, edition_key, match_keys)
      values (${id}, ${place}, ${at + 1}, ${target.name}, ${received}, ${read.bytes}, ${read.form}, ${read.encoding},
        ${read.notes}::text[], ${read.score}, ${jsonb(read.reasons)}, ${jsonb(read.brief)}, ${read.work}, ${read.edition},
        ${read.matchKeys}::text[])`.execute(w.db)
  }
  await sql`
    update copy_cataloguing.search_target set state = ${outcome.state}, hits = ${outcome.hits},
      fetched = ${outcome.candidates.length}, message = ${outcome.message}, finished_at = ${w.now}
    where search_id = ${id} and place = ${place}`.execute(w.db)
  return {}
}
