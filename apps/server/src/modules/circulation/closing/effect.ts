import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { DateChangeEffect, MovedHold, MovedLoan } from '../contract-closings.ts'
import { movingSql } from './due-groups.ts'
import type { Plan, ShelfMove } from './plan.ts'

interface Page {
  readonly limit?: number
  readonly offset?: number
}

type Shown<T> = { readonly [K in keyof T]: T[K] extends string ? unknown : T[K] }

/** What a plan would do, in counts per branch and rows. */
export async function effectOf(w: Work, plan: Plan, page: Page): Promise<DateChangeEffect> {
  const limit = page.limit ?? 200
  const offset = page.offset ?? 0
  const moving = movingSql(plan.moves, plan.condition)
  const counted = plan.moves.length === 0 ? [] : await countByBranch(w, moving)
  const planned = plan.moves.reduce((sum, move) => sum + move.loans, 0)
  const loans = counted.reduce((sum, row) => sum + row.count, 0)
  const fines = plan.fines ? await finesByBranch(w, plan.fines) : []
  const of = (rows: readonly { branch: number; count: number }[], branch: number) =>
    rows.find((row) => row.branch === branch)?.count ?? 0
  return {
    loans,
    holds: plan.holds.length,
    fines: fines.reduce((sum, row) => sum + row.count, 0),
    keptByRule: plan.keptByRule,
    notPossible: planned - loans,
    branches: plan.branches.map((branch) => ({
      branch: branch.branch,
      name: branch.name,
      closes: branch.closes,
      opensAgain: branch.opensAgain?.toString() ?? null,
      loans: of(counted, branch.branch),
      holds: plan.holds.filter((hold) => hold.branch === branch.branch).length,
      fines: of(fines, branch.branch),
    })),
    loanRows: loans === 0 || limit === 0 ? [] : await loanRows(w, moving, limit, offset),
    holdRows: await holdRows(w, plan.holds.slice(offset, offset + limit)),
    fineRows: plan.fines && limit > 0 ? await fineRows(w, plan.fines, limit, offset) : [],
  }
}

async function countByBranch(w: Work, moving: RawBuilder<unknown>) {
  const { rows } = await sql<{ branch: number; count: number }>`
    select l.branch_id as branch, count(*)::int as count from ${moving} group by 1`.execute(w.db)
  return rows
}

async function finesByBranch(w: Work, condition: RawBuilder<unknown>) {
  const { rows } = await sql<{ branch: number; count: number }>`
    select l.branch_id as branch, count(*)::int as count from circulation.loan l
    where l.returned_at is null and ${condition} group by 1`.execute(w.db)
  return rows
}

async function loanRows(w: Work, moving: RawBuilder<unknown>, limit: number, offset: number): Promise<MovedLoan[]> {
  const { rows } = await sql<Shown<MovedLoan> & { due: Temporal.Instant; newDue: Temporal.Instant }>`
    select x.*, p.name as "patronName", p.card from (
      select l.id as loan, l.branch_id as branch, l.patron_id as patron, i.barcode, i.title, l.due_at as due, m."to" as "newDue"
      from ${moving} order by l.due_at, l.id limit ${limit} offset ${offset}
    ) x left join patrons.patron_view p on p.id = x.patron order by x.due, x.loan`.execute(w.db)
  return rows.map((row) => ({
    loan: row.loan,
    branch: row.branch,
    patron: row.patron,
    patronName: textOrNull(row.patronName),
    card: textOrNull(row.card),
    barcode: String(row.barcode),
    title: String(row.title),
    due: row.due.toString(),
    newDue: row.newDue.toString(),
  }))
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

async function holdRows(w: Work, moves: readonly ShelfMove[]): Promise<MovedHold[]> {
  if (moves.length === 0) return []
  const { rows } = await sql<{
    hold: number
    patron: number
    patronName: string
    card: string | null
    barcode: string | null
    title: string
  }>`
    select h.id as hold, h.patron_id as patron, p.name as "patronName", p.card, i.barcode, b.title
    from holds.open_hold_view h join patrons.patron_view p on p.id = h.patron_id
      join catalog.bib_view b on b.id = h.bib_id left join catalog.item_view i on i.id = h.caught_item_id
    where h.id = any(${moves.map(({ hold }) => hold)}::bigint[])`.execute(w.db)
  const byHold = new Map(rows.map((row) => [row.hold, row]))
  return moves.flatMap((move) => {
    const row = byHold.get(move.hold)
    return row ? [{ ...row, branch: move.branch, until: move.day.toString(), newUntil: move.newDay.toString() }] : []
  })
}

async function fineRows(w: Work, condition: RawBuilder<unknown>, limit: number, offset: number) {
  const { rows } = await sql<{
    loan: number
    branch: number
    patronName: string | null
    card: string | null
    barcode: string
    title: string
    due: Temporal.Instant
  }>`
    select l.id as loan, l.branch_id as branch, p.name as "patronName", p.card, i.barcode, i.title, l.due_at as due
    from circulation.loan l join catalog.item_history_view i on i.id = l.item_id
      left join patrons.patron_view p on p.id = l.patron_id
    where l.returned_at is null and ${condition} order by l.due_at, l.id limit ${limit} offset ${offset}`.execute(w.db)
  return rows.map((row) => ({ ...row, due: row.due.toString() }))
}
