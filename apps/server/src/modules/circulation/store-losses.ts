import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { ItemStatus } from '../catalog/contract.ts'
import type { LoanState } from './rules/loan-states.ts'
import type { CirculationTables } from './tables.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<CirculationTables>(w)

/** What is written of a loan that is lost. */
export interface LossWritten {
  readonly state: LoanState
  readonly lostAt: Temporal.Instant | null
  readonly lostHow: 'declared' | 'aged' | null
  readonly billedAt: Temporal.Instant | null
  readonly forgiven: number | null
}

/** Writes since when and how a loan is lost, and what of it was charged. */
export async function writeLoss(w: Work, loan: number, loss: LossWritten, note?: string): Promise<void> {
  await tables(w)
    .updateTable('circulation.loan')
    .set({
      state: loss.state,
      lost_at: loss.lostAt,
      lost_how: loss.lostHow,
      billed_at: loss.billedAt,
      forgiven_id: loss.forgiven,
      ...(note !== undefined && { ended_note: note }),
    })
    .where('id', '=', loan)
    .execute()
}

/** Notes which movement forgave the fine of a lost loan. */
export async function setForgiven(w: Work, loan: number, forgiven: number | null): Promise<void> {
  await tables(w).updateTable('circulation.loan').set({ forgiven_id: forgiven }).where('id', '=', loan).execute()
}

/** What loan and item were before a claim, so that it can be undone. */
export interface BeforeClaim {
  readonly loanState: LoanState
  readonly status: ItemStatus
}

/** A claim to be written. */
export interface NewClaim {
  readonly loan: number
  readonly item: number
  readonly patron: number
  readonly branch: number
  readonly kind: 'returned' | 'never-had'
  readonly note: string
  readonly before: BeforeClaim
  readonly loanClosed: boolean
}

/** Writes a claim; a second open one for the loan fails on `claim_open`. */
export async function insertClaim(w: Work, claim: NewClaim): Promise<number> {
  const { id } = await tables(w)
    .insertInto('circulation.claim')
    .values({
      loan_id: claim.loan,
      item_id: claim.item,
      patron_id: claim.patron,
      branch_id: claim.branch,
      kind: claim.kind,
      at: w.now,
      by_name: actorName(w.actor),
      note: claim.note,
      before: jsonb(claim.before),
      loan_closed: claim.loanClosed,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** How a claim ended. */
export type ClaimEnd = 'found' | 'returned' | 'lost' | 'missing' | 'undone'

/** Ends a claim, with who did it and when. */
export async function endClaim(w: Work, claim: number, end: ClaimEnd, note: string): Promise<void> {
  await tables(w)
    .updateTable('circulation.claim')
    .set({ resolution: end, resolved_at: w.now, resolved_by: actorName(w.actor), resolution_note: note })
    .where('id', '=', claim)
    .where('resolution', 'is', null)
    .execute()
}

/** Opens a claim again that a return had ended by mistake. */
export async function reopenClaim(w: Work, claim: number): Promise<void> {
  await tables(w)
    .updateTable('circulation.claim')
    .set({ resolution: null, resolved_at: null, resolved_by: null, resolution_note: '' })
    .where('id', '=', claim)
    .execute()
}

/** A claim, its row locked. */
export function claimForUpdate(w: Work, id: number) {
  return tables(w).selectFrom('circulation.claim').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The open claims of an item whose loan they have closed. */
export function closedLoanClaims(w: Work, item: number) {
  return tables(w)
    .selectFrom('circulation.claim')
    .select('id')
    .where('item_id', '=', item)
    .where('resolution', 'is', null)
    .where('loan_closed', '=', true)
    .execute()
}

/** How many claims of a kind a patron has made that were not taken back. */
export async function claimCount(w: Pick<Work, 'db'>, patron: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from circulation.claim where patron_id = ${patron} and resolution is distinct from 'undone'`.execute(
    w.db,
  )
  return rows[0]?.count ?? 0
}
