import { sql } from 'kysely'
import { notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { CandidateGroup, CopySearch, TargetState } from '../contract.ts'
import type { SearchTerm } from '../contract-search-keys.ts'
import { candidatesOf, candidateView, type CandidateRow } from './candidates.ts'
import { ownTitles } from './own-titles.ts'

/** Whoever has not answered after this is called slow. */
const slowAfter = { seconds: 4 }

interface SearchRow {
  readonly id: number
  readonly terms: readonly SearchTerm[]
  readonly text: string
  readonly at: Temporal.Instant
  readonly until: Temporal.Instant
  readonly finished: Temporal.Instant | null
}
interface TargetRow {
  readonly place: number
  readonly target: number | null
  readonly name: string
  readonly state: TargetState
  readonly hits: number | null
  readonly fetched: number
  readonly message: string | null
  readonly started: Temporal.Instant | null
}

/** A search: who has answered, what this library has already, and the records that came, grouped by edition. */
export async function getSearch(w: Work, id: number): Promise<Outcome<CopySearch>> {
  const { rows } = await sql<SearchRow>`
    select id, terms, text, created_at as at, until, finished_at as finished
    from copy_cataloguing.search where id = ${id}`.execute(w.db)
  const [search] = rows
  if (!search) return notFound('search', 'This search is no longer kept. Search again.')
  const { rows: targets } = await sql<TargetRow>`
    select place, target_id as target, name, state, hits, fetched, message, started_at as started
    from copy_cataloguing.search_target where search_id = ${id} order by place`.execute(w.db)
  const isOver = Temporal.Instant.compare(w.now, search.until) > 0
  return {
    id,
    terms: search.terms.map((term) => ({ ...term })),
    text: search.text,
    at: search.at.toString(),
    done: search.finished !== null || isOver,
    targets: targets.map(({ started, ...target }) => ({ ...target, ...standing(w, target, started, isOver) })),
    here: [...(await ownTitles(w, search.terms))],
    groups: [...grouped(await candidatesOf(w, id))],
  }
}

/** A target that was being asked when the program was stopped never answers. */
function standing(
  w: Pick<Work, 'now'>,
  { state, message }: Pick<TargetRow, 'state' | 'message'>,
  started: Temporal.Instant | null,
  isOver: boolean,
): { readonly state: TargetState; readonly message: string | null; readonly slow: boolean } {
  const isOpen = state === 'waiting' || state === 'asking'
  if (isOpen && isOver) {
    return { state: 'failed', message: 'The search ended before it answered. Search again.', slow: false }
  }
  const slow = isOpen && started !== null && Temporal.Instant.compare(w.now, started.add(slowAfter)) > 0
  return { state, message, slow }
}

/** Records of one edition stand together, the best record first; the group with the best record comes first. */
export function grouped(rows: readonly CandidateRow[]): readonly CandidateGroup[] {
  return [...Map.groupBy(rows, ({ edition }) => edition).values()].flatMap((members) => {
    const [best] = members
    if (!best) return []
    const { title, author, year, format } = best.brief
    return [{ work: best.work, title, author, year, format, candidates: members.map(candidateView) }]
  })
}
