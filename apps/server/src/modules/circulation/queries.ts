import { sql, type RawBuilder } from 'kysely'
import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { bibBrief, itemsOfBib } from '../catalog/index.ts'
import { cashSince } from '../fees/index.ts'
import { branchesOf, libraryOf, shelvingLocationsOf } from '../org/index.ts'
import { policyOf, resolve } from '../policy/index.ts'
import type { Availability, Loan } from './contract.ts'
import { deskBranch } from './desk.ts'
import { lossReasons } from './losses.ts'
import { renewalReasons } from './explain-renewal.ts'
import { fineOf, loanById, loanView, readLoans } from './loan-rows.ts'

/** Which loans are asked for. */
export interface LoanQuery {
  readonly patron?: number
  readonly item?: number
  readonly bib?: number
  readonly branch?: number
  readonly overdue?: boolean
  readonly returned?: boolean
  readonly dueBefore?: string
  readonly limit?: number
  readonly offset?: number
}

function conditions(w: Work, query: LoanQuery): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [
    query.returned === true
      ? sql`(l.returned_at is not null or l.state = 'lost-paid')`
      : sql`l.returned_at is null and l.state <> 'lost-paid'`,
  ]
  if (query.patron !== undefined) parts.push(sql`l.patron_id = ${query.patron}`)
  if (query.item !== undefined) parts.push(sql`l.item_id = ${query.item}`)
  if (query.bib !== undefined) parts.push(sql`i.bib_id = ${query.bib}`)
  if (query.branch !== undefined) parts.push(sql`l.branch_id = ${query.branch}`)
  if (query.overdue === true) parts.push(sql`l.due_at < ${w.now} and l.state = 'out'`)
  if (query.dueBefore !== undefined) parts.push(sql`l.due_at < ${query.dueBefore}::date`)
  return sql.join(parts, sql` and `)
}

/** Loans as lists show them, earliest due first; returned ones latest first. */
export async function listLoans(w: Work, query: LoanQuery): Promise<{ total: number; rows: Loan[] }> {
  const order = query.returned === true ? sql`order by l.returned_at desc, l.id` : sql`order by l.due_at, l.id`
  const rows = await readLoans(
    w,
    conditions(w, query),
    sql`${order} limit ${query.limit ?? 200} offset ${query.offset ?? 0}`,
  )
  const views: Loan[] = []
  for (const row of rows) views.push(await loanView(w, row))
  return { total: rows[0]?.total ?? 0, rows: views }
}

/** One loan. */
export async function findLoan(w: Work, id: number): Promise<Loan | Refusal> {
  const row = await loanById(w, id)
  return row ? loanView(w, row) : notFound('loan', `There is no loan ${id}.`)
}

/** Why a loan is due then, why its fine is what it is, and whether it can be renewed. */
export async function explainLoan(
  w: Work,
  id: number,
): Promise<{ due: Reason[]; fine: Reason[]; renewal: Reason[] } | Refusal> {
  const row = await loanById(w, id)
  if (!row) return notFound('loan', `There is no loan ${id}.`)
  const fine = [...(await fineOf(w, row, row.returned ?? w.now)).reasons]
  return {
    due: [...row.reasons],
    fine: [...fine, ...(await lossReasons(w, row))],
    renewal: await renewalReasons(w, id),
  }
}

/** Where each copy of a title is now, and how long the queue. */
export async function availability(w: Work, bib: number): Promise<Availability | Refusal> {
  if (!(await bibBrief(w, bib))) return notFound('bib', `There is no title ${bib}.`)
  const items = await itemsOfBib(w, bib)
  const { rows: loans } = await sql<{ item: number; due: Temporal.Instant }>`
    select item_id as item, due_at as due from circulation.open_loan_view where item_id = any(${items.map((item) => item.id)}::bigint[])`.execute(
    w.db,
  )
  const { rows: holds } = await sql<{
    count: number
  }>`select count(*) as count from holds.open_hold_view where bib_id = ${bib} and state = 'waiting'`.execute(w.db)
  const { byId: branches } = await branchesOf(w)
  const locations = await shelvingLocationsOf(w)
  const policy = await policyOf(w)
  const due = new Map(loans.map((loan) => [loan.item, loan.due]))
  const views = items.map((item) => ({
    item: item.id,
    barcode: item.barcode,
    branch: item.holdingBranch,
    branchName: branches.get(item.holdingBranch)?.name ?? '',
    location: item.location === null ? null : (locations.get(item.location)?.name ?? null),
    callNumber: item.callNumber,
    itemType: item.itemType,
    status: item.status,
    due: due.get(item.id)?.toString() ?? null,
    part: item.part,
    lendable: resolve(policy, {
      itemType: item.itemType,
      location: item.location,
      branch: item.branch,
      owner: item.branch,
    }).attributes.lendable,
  }))
  const now = Map.groupBy(
    views.filter((view) => view.status === 'available'),
    (view) => view.branch,
  )
  const back = loans.map((loan) => loan.due).sort(Temporal.Instant.compare)[0]
  return {
    bib,
    holds: holds[0]?.count ?? 0,
    items: views,
    nowAt: [...now].map(([branch, copies]) => ({
      branch,
      name: branches.get(branch)?.name ?? '',
      count: copies.length,
    })),
    firstBack: back?.toString() ?? null,
  }
}

/** Figures of the branch today. */
export async function deskToday(
  w: Work,
): Promise<
  { checkedOut: number; checkedIn: number; till: { amount: number; currency: string }; holdsToShelve: number } | Refusal
> {
  const branch = await deskBranch(w, undefined)
  if (isRefusal(branch)) return branch
  const midnight = w.now.toZonedDateTimeISO(branch.timeZone).startOfDay().toInstant()
  const { rows } = await sql<{ out: number; back: number; holds: number }>`
    select (select count(*) from circulation.loan where branch_id = ${branch.id} and out_at >= ${midnight}) as out,
      (select count(*) from circulation.check_in where branch_id = ${branch.id} and at >= ${midnight} and undone_at is null) as back,
      (select count(*) from holds.open_hold_view where pickup_branch_id = ${branch.id} and state = 'in-transit') as holds`.execute(
    w.db,
  )
  const row = rows[0]
  const { currency } = await libraryOf(w)
  return {
    checkedOut: row?.out ?? 0,
    checkedIn: row?.back ?? 0,
    till: { amount: await cashSince(w, branch.id, midnight), currency },
    holdsToShelve: row?.holds ?? 0,
  }
}

/** Items of a title that a patron has on loan. Answers the port of the holds. */
export async function itemsOnLoanTo(w: Work, patron: number, bib: number): Promise<readonly number[]> {
  const { rows } = await sql<{ item: number }>`
    select l.item_id as item from circulation.open_loan_view l join catalog.item_history_view i on i.id = l.item_id
    where l.patron_id = ${patron} and i.bib_id = ${bib}`.execute(w.db)
  return rows.map((row) => row.item)
}
