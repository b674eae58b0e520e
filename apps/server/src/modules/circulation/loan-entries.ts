import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { LoanStep } from './contract-renewals.ts'
import type { CirculationTables } from './tables.ts'

type EntryTable = CirculationTables['circulation.loan_entry']

/** A step in the life of a loan that moved its due moment, or was meant to. */
export interface LoanEntry {
  readonly loan: number
  readonly kind: EntryTable['kind']
  readonly channel: EntryTable['channel']
  readonly branch: number | null
  readonly dueBefore: Temporal.Instant
  readonly dueAfter: Temporal.Instant
  readonly seen?: boolean
  readonly hold?: number
  readonly blocks?: readonly Block[]
  readonly note?: string
}

/** Writes a step; nobody waits for the answer. Patrons are not named: whose loan it is stands in the loan, for as long as it may. */
export function keepEntry(w: Work, entry: LoanEntry): void {
  const by = w.actor.kind === 'patron' ? 'Patron' : actorName(w.actor)
  const blocks = (entry.blocks ?? []).map(({ code, message }) => ({ code, message }))
  w.send(
    sql`insert into circulation.loan_entry (loan_id, at, kind, channel, by_name, branch_id, due_before, due_after, seen, hold_id, blocks, note)
      values (${entry.loan}, ${w.now}, ${entry.kind}, ${entry.channel}, ${by}, ${entry.branch}, ${entry.dueBefore}, ${entry.dueAfter},
        ${entry.seen ?? null}, ${entry.hold ?? null}, ${jsonb(blocks)}, ${entry.note ?? ''})`.compile(w.db),
  )
}

interface Row extends Omit<LoanStep, 'at' | 'dueBefore' | 'dueAfter'> {
  readonly at: Temporal.Instant
  readonly dueBefore: Temporal.Instant
  readonly dueAfter: Temporal.Instant
}

/** Every step of a loan, the first first. */
export async function readEntries(w: Pick<Work, 'db'>, loan: number): Promise<readonly LoanStep[]> {
  const { rows } = await sql<Row>`
    select e.id, e.at, e.kind, e.channel, e.by_name as by, e.branch_id as branch, b.name as "branchName",
      e.due_before as "dueBefore", e.due_after as "dueAfter", e.seen, e.hold_id as hold, e.blocks, e.note
    from circulation.loan_entry e left join org.branch_view b on b.id = e.branch_id
    where e.loan_id = ${loan} order by e.id`.execute(w.db)
  return rows.map((row) => ({
    ...row,
    at: row.at.toString(),
    dueBefore: row.dueBefore.toString(),
    dueAfter: row.dueAfter.toString(),
  }))
}
