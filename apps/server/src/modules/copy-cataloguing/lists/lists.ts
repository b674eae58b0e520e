import { sql } from 'kysely'
import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { IsbnList, IsbnListLine, IsbnListState, ListIsbnListLines } from '../contract.ts'
import { candidateColumns, candidateView, type CandidateRow } from '../searches/candidates.ts'

type LineQuery = NonNullable<typeof ListIsbnListLines.types>['query']

/** A list as it is stored. */
export interface ListRow {
  readonly id: number
  readonly name: string
  readonly state: IsbnListState
  readonly targets: readonly number[]
  readonly leastScore: number
  readonly columns: IsbnList['columns']
  readonly job: number | null
  readonly error: string | null
  readonly by: string
  readonly at: Temporal.Instant
}
interface Counted extends ListRow {
  readonly outcomes: IsbnList['outcomes']
  readonly lines: number
  readonly ready: number
  readonly brought: number
  readonly refused: number
  readonly undone: number
}

// A job that was cancelled before it began never told its list.
const columns = sql`l.id, l.name, l.targets, l.least_score as "leastScore", l.columns, l.job_id as job, l.error,
  l.by_name as by, l.created_at as at,
  case when l.state in ('waiting', 'searching', 'bringing', 'undoing') and exists (
    select from platform.job j where j.id = l.job_id and j.state in ('cancelled', 'failed')) then 'stopped' else l.state end as state`
/** A line that would be brought in: it has a record and nobody left it out. */
export const isReady = sql`(x.state in ('open', 'refused', 'undone') and x.candidate_id is not null)`

const counted = sql`${columns}, counts.* from copy_cataloguing.isbn_list l cross join lateral (
  select count(*)::int as lines, count(*) filter (where ${isReady})::int as ready,
    count(*) filter (where x.state = 'brought')::int as brought, count(*) filter (where x.state = 'refused')::int as refused,
    count(*) filter (where x.state = 'undone')::int as undone,
    jsonb_build_object(
      'waiting', count(*) filter (where x.outcome = 'waiting'), 'found', count(*) filter (where x.outcome = 'found'),
      'several', count(*) filter (where x.outcome = 'several'), 'weak', count(*) filter (where x.outcome = 'weak'),
      'here', count(*) filter (where x.outcome = 'here'), 'nothing', count(*) filter (where x.outcome = 'nothing'),
      'double', count(*) filter (where x.outcome = 'double'), 'not-isbn', count(*) filter (where x.outcome = 'not-isbn'),
      'failed', count(*) filter (where x.outcome = 'failed')) as outcomes
  from copy_cataloguing.list_line x where x.list_id = l.id) counts`

/** Lists of ISBNs, newest first. */
export async function listLists(
  w: Pick<Work, 'db'>,
  { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: IsbnList[] }> {
  const { rows: counts } = await sql<{ total: number }>`
    select count(*)::int as total from copy_cataloguing.isbn_list`.execute(w.db)
  const { rows } = await sql<Counted>`
    select ${counted} order by l.id desc limit ${limit} offset ${offset}`.execute(w.db)
  return { total: counts[0]?.total ?? 0, rows: rows.map(view) }
}

/** One list with what its lines came to. */
export async function getList(w: Pick<Work, 'db'>, id: number): Promise<Outcome<IsbnList>> {
  const { rows } = await sql<Counted>`select ${counted} where l.id = ${id}`.execute(w.db)
  return rows[0] ? view(rows[0]) : listNotFound()
}

/** A list as it is stored; with `lock` nobody else changes it until the work is done. */
export async function listRow(w: Pick<Work, 'db'>, id: number, { lock = false } = {}): Promise<Outcome<ListRow>> {
  const { rows } = await sql<ListRow>`
    select ${columns} from copy_cataloguing.isbn_list l where l.id = ${id} ${lock ? sql`for update of l` : sql``}`.execute(
    w.db,
  )
  return rows[0] ?? listNotFound()
}

interface LineRow extends Omit<IsbnListLine, 'candidate' | 'here'> {
  readonly candidateId: number | null
  readonly hereBib: number | null
  readonly hereTitle: string | null
  readonly hereItems: number
}

/** The lines of a list, each with the record that was chosen for it. */
export async function listLines(
  w: Pick<Work, 'db'>,
  id: number,
  query: LineQuery,
): Promise<Outcome<{ total: number; rows: IsbnListLine[] }>> {
  const list = await listRow(w, id)
  if (isRefusal(list)) return list
  const { outcome, state, limit = 100, offset = 0 } = query
  const meant = sql`x.list_id = ${id} and (${outcome ?? null}::text is null or x.outcome = ${outcome ?? null})
    and (${state ?? null}::text is null or x.state = ${state ?? null})`
  const { rows: counts } = await sql<{ total: number }>`
    select count(*)::int as total from copy_cataloguing.list_line x where ${meant}`.execute(w.db)
  return { total: counts[0]?.total ?? 0, rows: await lineViews(w, meant, { limit, offset }) }
}

/** One line of a list. */
export async function lineByNumber(w: Pick<Work, 'db'>, id: number, number: number): Promise<Outcome<IsbnListLine>> {
  const [line] = await lineViews(w, sql`x.list_id = ${id} and x.number = ${number}`, { limit: 1, offset: 0 })
  return line ?? notFound('line', `The list has no line ${number}.`)
}

async function lineViews(
  w: Pick<Work, 'db'>,
  meant: ReturnType<typeof sql>,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<IsbnListLine[]> {
  const { rows } = await sql<LineRow>`
    select x.number, x.text, x.isbn, x.cells, x.outcome, x.state, x.message, x.search_id as search, x.by_hand as "byHand",
      x.bib_id as bib, x.item_id as item, x.candidate_id as "candidateId", x.here_bib as "hereBib", b.title as "hereTitle",
      (select count(*)::int from catalog.item_view i where i.bib_id = x.here_bib) as "hereItems"
    from copy_cataloguing.list_line x left join catalog.bib_view b on b.id = x.here_bib
    where ${meant} order by x.number limit ${limit} offset ${offset}`.execute(w.db)
  const chosen = rows.flatMap(({ candidateId }) => candidateId ?? [])
  const { rows: candidates } = await sql<CandidateRow>`
    select ${candidateColumns} from copy_cataloguing.candidate c where c.id = any(${chosen}::bigint[])`.execute(w.db)
  const byId = new Map(candidates.map((row) => [row.id, row]))
  return rows.map(({ candidateId, hereBib, hereTitle, hereItems, ...row }) => {
    const candidate = byId.get(candidateId ?? 0)
    return {
      ...row,
      candidate: candidate ? candidateView(candidate) : null,
      here: hereBib === null || hereTitle === null ? null : { bib: hereBib, title: hereTitle, items: hereItems },
    }
  })
}

function view({ at, ...row }: Counted): IsbnList {
  return { ...row, targets: [...row.targets], at: at.toString() }
}

function listNotFound() {
  return notFound('isbn-list', 'There is no such list. It may have been deleted.')
}
