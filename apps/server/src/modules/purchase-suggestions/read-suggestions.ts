import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { MySuggestion, Suggestion, SuggestionState } from './contract.ts'
import { titleByIsbn } from './find-titles.ts'

type Times = 'createdAt' | 'decidedAt'
interface Row extends Omit<Suggestion, Times | 'found'> {
  readonly createdAt: Temporal.Instant
  readonly decidedAt: Temporal.Instant | null
}

const alike = sql`
  (select count(*) from purchase_suggestions.suggestion o where o.state in ('new', 'ordered')
    and (s.isbn <> '' and o.isbn = s.isbn or lower(o.title) = lower(s.title) and lower(o.author) = lower(s.author)))`

/** Suggestions that fit a condition on `s`. */
export async function readSuggestions(
  w: Work,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<readonly Suggestion[]> {
  const { rows } = await sql<Row>`
    select s.id, s.title, s.author, s.isbn, s.note, s.wants_hold as "wantsHold", s.pickup_branch_id as pickup, s.state, s.reason,
      s.bib_id as bib, s.hold_id as hold, s.created_at as "createdAt", s.decided_at as "decidedAt", s.decided_by as "decidedBy",
      s.patron_id as patron, p.name as "patronName", ${alike} as alike
    from purchase_suggestions.suggestion s left join patrons.patron_view p on p.id = s.patron_id
    where ${where} ${order}`.execute(w.db)
  const shown: Suggestion[] = []
  for (const row of rows) {
    const isOpen = row.state === 'new' || row.state === 'ordered'
    shown.push({
      ...row,
      alike: Math.max(1, row.alike),
      createdAt: row.createdAt.toString(),
      decidedAt: row.decidedAt?.toString() ?? null,
      found: isOpen && row.isbn !== '' ? ((await titleByIsbn(w, row.isbn)) ?? null) : null,
    })
  }
  return shown
}

/** What a patron sees of their own suggestion. */
export function ownPart(suggestion: Suggestion): MySuggestion {
  const { patron: _p, patronName: _n, decidedBy: _d, found: _f, alike: _a, ...own } = suggestion
  return own
}

/** What a patron suggested, latest first. */
export async function suggestionsOf(w: Work, patron: number): Promise<{ total: number; rows: MySuggestion[] }> {
  const rows = await readSuggestions(w, sql`s.patron_id = ${patron}`, sql`order by s.id desc limit 200`)
  return { total: rows.length, rows: rows.map(ownPart) }
}

/** Suggestions of a state, with how many there are of each. */
export async function listSuggestions(
  w: Work,
  {
    state = 'new',
    limit = 50,
    offset = 0,
  }: { readonly state?: SuggestionState; readonly limit?: number; readonly offset?: number },
) {
  const open = state === 'new' || state === 'ordered'
  const rows = await readSuggestions(
    w,
    sql`s.state = ${state}`,
    sql`order by ${open ? sql`s.created_at, s.id` : sql`s.decided_at desc, s.id desc`} limit ${limit} offset ${offset}`,
  )
  const counted = await sql<{ state: string; count: number }>`
    select state, count(*) as count from purchase_suggestions.suggestion group by state`.execute(w.db)
  const counts = Object.fromEntries(counted.rows.map((row) => [row.state, row.count]))
  return { total: counts[state] ?? 0, rows: [...rows], counts }
}
