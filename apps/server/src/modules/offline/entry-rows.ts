import { sql } from 'kysely'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { EntryOutcome, OfflineEntry, OfflineKind, Resolution } from './contract.ts'

/** An entry as it is kept. */
export interface EntryRow {
  readonly id: string
  readonly kind: OfflineKind
  readonly at: Temporal.Instant
  readonly receivedAt: Temporal.Instant
  readonly branch: number
  readonly desk: string
  readonly by: string
  readonly byId: number | null
  readonly sentBy: string
  readonly sender: string
  readonly card: string | null
  readonly barcode: string
  readonly due: Temporal.Instant | null
  readonly title: string | null
  readonly told: NonNullable<OfflineEntry['told']> | null
  readonly passed: OfflineEntry['passed'] | null
  readonly state: 'waiting' | EntryOutcome
  readonly blocks: readonly Block[]
  readonly notes: readonly string[]
  readonly patron: number | null
  readonly item: number | null
  readonly loan: number | null
  readonly settledHow: Resolution | null
}

const columns = sql`e.id, e.kind, e.at, e.received_at as "receivedAt", e.branch_id as branch, e.desk, e.by_name as by, e.by_id as "byId",
  e.sent_by as "sentBy", e.sender, e.card, e.barcode, e.due, e.title, e.told, e.passed, e.state, e.blocks, e.notes,
  e.patron_id as patron, e.item_id as item, e.loan_id as loan, e.settled_how as "settledHow"`

/** One entry, locked if asked so that nobody else works on it. */
export async function entryById(
  w: Pick<Work, 'db'>,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from offline.entry e where e.id = ${id} ${options.lock === true ? sql`for update` : sql``}`.execute(
    w.db,
  )
  return rows[0]
}

/** What those that are named have become. */
export async function entriesByIds(w: Pick<Work, 'db'>, ids: readonly string[]): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from offline.entry e where e.id = any(${[...ids]}::uuid[])`.execute(w.db)
  return rows
}

/** Entries that wait to be worked off, in the order in which they were done: those named and others of the same items, or all. */
export async function waitingEntries(
  w: Pick<Work, 'db'>,
  ids: readonly string[] | 'all',
): Promise<readonly { readonly id: string }[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select e.id from offline.entry e
    where e.state = 'waiting' and ${
      ids === 'all'
        ? sql`true`
        : sql`(e.id = any(${[...ids]}::uuid[]) or e.barcode in (select o.barcode from offline.entry o where o.id = any(${[...ids]}::uuid[])))`
    }
    order by e.at, e.sequence limit 5000`.execute(w.db)
  return rows
}

/** An entry as it is received. */
export type NewEntry = Pick<
  EntryRow,
  'id' | 'kind' | 'branch' | 'desk' | 'by' | 'byId' | 'sentBy' | 'sender' | 'barcode'
> & {
  readonly at: Temporal.Instant
  readonly shown: Temporal.Instant | null
  readonly card: string | null
  readonly due: string | null
  readonly title: string | null
  readonly told: EntryRow['told']
  readonly passed: EntryRow['passed']
  readonly notes: readonly string[]
}

/** Keeps entries; those that are known already stay as they are. */
export async function keepEntries(w: Work, entries: readonly NewEntry[]): Promise<void> {
  const lines = entries.map(({ at, shown, ...entry }) => ({
    ...entry,
    at: at.toString(),
    shown: shown?.toString() ?? null,
  }))
  await sql`
    insert into offline.entry (id, kind, at, shown_at, received_at, branch_id, desk, by_name, by_id, sent_by, sender, card, barcode,
      due, title, told, passed, notes)
    select l.id, l.kind, l.at, l.shown, ${w.now}, l.branch, l.desk, l.by, l."byId", l."sentBy", l.sender, l.card, l.barcode,
      l.due, l.title, l.told, l.passed, coalesce((select array_agg(n) from jsonb_array_elements_text(l.notes) n), '{}')
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l(id uuid, kind text, at timestamptz, shown timestamptz, branch bigint,
      desk text, by text, "byId" bigint, "sentBy" text, sender text, card text, barcode text, due timestamptz, title text, told text,
      passed jsonb, notes jsonb)
    on conflict (id) do nothing`.execute(w.db)
}

/** What an entry has become. */
export interface Made {
  readonly state: EntryOutcome
  readonly blocks?: readonly Block[]
  readonly notes?: readonly string[]
  readonly patron?: number | null
  readonly item?: number | null
  readonly loan?: number | null
  readonly checkIn?: number | null
}

/** Writes what an entry has become; what was known of it stays. */
export async function writeMade(w: Work, id: string, made: Made): Promise<void> {
  await sql`
    update offline.entry set state = ${made.state}, blocks = ${JSON.stringify(made.blocks ?? [])}::jsonb,
      notes = notes || ${[...(made.notes ?? [])]}::text[],
      patron_id = coalesce(${made.patron ?? null}, patron_id), item_id = coalesce(${made.item ?? null}, item_id),
      loan_id = coalesce(${made.loan ?? null}, loan_id), check_in_id = coalesce(${made.checkIn ?? null}, check_in_id)
    where id = ${id}`.execute(w.db)
}

/** Writes how an exception was settled. */
export async function writeSettled(
  w: Work,
  id: string,
  settled: { readonly how: Resolution; readonly by: string; readonly reason: string; readonly loan?: number | null },
): Promise<void> {
  await sql`
    update offline.entry set settled_how = ${settled.how}, settled_by = ${settled.by}, settled_at = ${w.now},
      settled_reason = ${settled.reason}, loan_id = coalesce(${settled.loan ?? null}, loan_id)
    where id = ${id}`.execute(w.db)
}
