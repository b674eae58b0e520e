import { sql, type RawBuilder } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { OfflineException, Resolution } from './contract.ts'
import { choicesFor } from './rules/choices.ts'

type Row = Omit<
  OfflineException,
  'at' | 'receivedAt' | 'due' | 'choices' | 'settled' | 'outcome' | 'blocks' | 'notes'
> & {
  readonly at: Temporal.Instant
  readonly receivedAt: Temporal.Instant
  readonly due: Temporal.Instant | null
  readonly state: OfflineException['outcome'] | 'waiting'
  readonly blocks: OfflineException['blocks']
  readonly notes: string[]
  readonly settledHow: Resolution | null
  readonly settledBy: string | null
  readonly settledAt: Temporal.Instant | null
  readonly settledReason: string
  readonly total: number
}

async function readExceptions(w: Pick<Work, 'db'>, condition: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select e.id, e.kind, e.at, e.received_at as "receivedAt", e.branch_id as branch, b.name as "branchName", e.desk, e.by_name as by,
      e.sent_by as "sentBy", e.card, e.patron_id as patron, p.name as "patronName", e.barcode, e.item_id as item,
      coalesce(i.title, e.title) as title, e.due, e.loan_id as loan, e.blocks, e.notes, e.state, e.settled_how as "settledHow",
      e.settled_by as "settledBy", e.settled_at as "settledAt", e.settled_reason as "settledReason", count(*) over () as total
    from offline.entry e join org.branch_view b on b.id = e.branch_id
      left join patrons.patron_view p on p.id = e.patron_id left join catalog.item_history_view i on i.id = e.item_id
    where ${condition}`.execute(w.db)
  return rows
}

function view(row: Row): OfflineException {
  const { state, settledHow, settledBy, settledAt, settledReason, total: _, ...rest } = row
  return {
    ...rest,
    outcome: state === 'waiting' ? 'open' : state,
    at: row.at.toString(),
    receivedAt: row.receivedAt.toString(),
    due: row.due?.toString() ?? null,
    choices: settledHow === null ? [...choicesFor(row)] : [],
    settled:
      settledHow === null || settledBy === null || settledAt === null
        ? null
        : { how: settledHow, by: settledBy, at: settledAt.toString(), reason: settledReason },
  }
}

/** What was done without the server and nobody has looked at yet, oldest first; or what was settled, latest first. */
export async function listExceptions(
  w: Work,
  query: {
    readonly branch?: number
    readonly settled?: boolean
    readonly limit?: number
    readonly offset?: number
  },
): Promise<{ total: number; rows: OfflineException[] }> {
  const rows = await readExceptions(
    w,
    sql`${query.settled === true ? sql`e.settled_at is not null` : sql`e.state in ('noted', 'open') and e.settled_at is null`}
      and (${query.branch ?? null}::bigint is null or e.branch_id = ${query.branch ?? null})
      order by ${query.settled === true ? sql`e.settled_at desc` : sql`e.at, e.sequence`} limit ${query.limit ?? 200} offset ${query.offset ?? 0}`,
  )
  return { total: rows[0]?.total ?? 0, rows: rows.map(view) }
}

/** One entry, exception or not. */
export async function exceptionById(w: Work, id: string): Promise<OfflineException | Refusal> {
  const [row] = await readExceptions(w, sql`e.id = ${id}`)
  return row ? view(row) : notFound('offline-entry', 'There is no such entry of a desk without the server.')
}
