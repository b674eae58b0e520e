import { sql, type RawBuilder } from 'kysely'
import type { Money } from '../../platform/money.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { calendarOf, libraryOf } from '../org/index.ts'
import { withDefaults, type ResolvedAttributes } from '../policy/index.ts'
import type { Loan } from './contract.ts'
import type { LoanState } from './rules/loan-states.ts'
import { agesAt, hasAged } from './rules/ageing.ts'
import { overdueFine, type Fine } from './rules/overdue-fine.ts'
import { dayWords } from './rules/words.ts'

/** A claim about a loan, as lists show it. */
export interface ClaimNote {
  readonly id: number
  readonly kind: 'returned' | 'never-had'
  readonly at: string
  readonly by: string
  readonly note: string
}

/** A loan with the words of its item and patron. */
export interface LoanRow {
  readonly id: number
  readonly item: number
  readonly patron: number | null
  readonly patronName: string | null
  readonly card: string | null
  readonly barcode: string
  readonly bib: number
  readonly title: string
  readonly author: string | null
  readonly classNumber: string | null
  readonly format: string
  readonly callNumber: string
  readonly itemType: string
  readonly location: number | null
  /** Owning branch of the item. */
  readonly owner: number
  /** Where it was lent. */
  readonly branch: number
  readonly state: LoanState
  readonly out: Temporal.Instant
  readonly due: Temporal.Instant
  readonly shortened: boolean
  readonly renewals: number
  readonly terms: ResolvedAttributes
  readonly reasons: readonly Reason[]
  readonly finedBefore: number
  readonly returned: Temporal.Instant | null
  readonly accompanying: string
  readonly onSite: boolean
  readonly proxy: number | null
  readonly priceAmount: number | null
  readonly costAmount: number | null
  /** Called back for a hold that still waits. */
  readonly recalled: boolean
  /** When it was first called back, whatever came of it. */
  readonly recalledAt: Temporal.Instant | null
  /** Renewals for which nobody saw the item. */
  readonly unseenRenewals: number
  /** What its patron says of it, while that is not settled. */
  readonly claim: ClaimNote | null
  /** Since when it counts as lost, if that was written down. */
  readonly lostAt: Temporal.Instant | null
  readonly lostHow: 'declared' | 'aged' | null
  readonly billedAt: Temporal.Instant | null
  /** The movement of the account that forgave its fine when it was lost. */
  readonly forgiven: number | null
  readonly total: number
}

/** Reads loans; `condition` may use `l` (loan), `i` (item) and `p` (patron), and `tail` order and limit. */
export async function readLoans(
  w: Pick<Work, 'db'>,
  condition: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql`order by l.due_at, l.id`,
): Promise<readonly LoanRow[]> {
  const { rows } = await sql<LoanRow>`
    select l.id, l.item_id as item, l.patron_id as patron, p.name as "patronName", p.card, i.barcode, i.bib_id as bib, i.title, i.author,
      i.class_number as "classNumber", i.format, i.call_number as "callNumber", i.item_type as "itemType", i.location_id as location,
      i.branch_id as owner, l.branch_id as branch, l.state, l.out_at as out, l.due_at as due, l.shortened, l.renewals, l.terms, l.reasons,
      l.fined_before as "finedBefore", l.returned_at as returned, i.accompanying, i.price_amount as "priceAmount",
      i.cost_amount as "costAmount", (l.recall_hold_id is not null
        and exists (select from holds.open_hold_view h where h.id = l.recall_hold_id and h.state = 'waiting')) as recalled,
      l.recalled_at as "recalledAt", l.unseen_renewals as "unseenRenewals",
      case when l.state in ('claimed-returned', 'lost') then (select json_build_object('id', c.id, 'kind', c.kind, 'at', c.at, 'by', c.by_name,
        'note', c.note) from circulation.claim c where c.loan_id = l.id and c.resolution is null) end as claim,
      l.on_site as "onSite", l.proxy_id as proxy, l.lost_at as "lostAt", l.lost_how as "lostHow", l.billed_at as "billedAt", l.forgiven_id as forgiven,
      count(*) over () as total
    from circulation.loan l
      join catalog.item_history_view i on i.id = l.item_id
      left join patrons.patron_view p on p.id = l.patron_id
    where ${condition} ${tail}`.execute(w.db)
  return rows.map((row) => ({ ...row, terms: withDefaults(row.terms) }))
}

/** One loan, its row locked when it is about to be changed. */
export async function loanById(
  w: Work,
  id: number,
  options: { readonly lock?: boolean } = {},
): Promise<LoanRow | undefined> {
  return options.lock === true ? lockedLoan(w, sql`l.id = ${id}`) : (await readLoans(w, sql`l.id = ${id}`))[0]
}

/** The open loan of an item, its row locked. */
export function openLoanForUpdate(w: Work, item: number): Promise<LoanRow | undefined> {
  return lockedLoan(w, sql`l.item_id = ${item} and l.returned_at is null`)
}

/** Locked first and then read, so that what another desk has just written is seen. */
async function lockedLoan(w: Work, condition: RawBuilder<unknown>): Promise<LoanRow | undefined> {
  const [, loans] = await Promise.all([
    sql`select from circulation.loan l where ${condition} for update`.execute(w.db),
    readLoans(w, condition),
  ])
  return loans[0]
}

/**
 * The overdue fine of a loan at a moment, with what was fixed at renewals, and why. It does not grow once the loan is
 * lost, unless `throughLoss`.
 */
export async function fineOf(
  w: Work,
  loan: LoanRow,
  at: Temporal.Instant,
  options: { readonly throughLoss?: boolean } = {},
): Promise<Fine> {
  const { currency, locale } = await libraryOf(w)
  const { terms } = loan
  const calendar = await calendarOf(w, loan.branch)
  const lost = options.throughLoss === true ? undefined : lostSince(loan, calendar.timeZone)
  const fine = overdueFine({
    due: loan.due,
    until: lost && Temporal.Instant.compare(lost, at) < 0 ? lost : at,
    fine: (loan.recalled ? terms.recallFine : null) ?? terms.fine ?? undefined,
    units: terms.fineUnits,
    grace: loan.recalled && !terms.recallGrace ? undefined : terms.grace,
    graceCharged: terms.graceCharged,
    reminders: terms.reminderFees ?? undefined,
    cap: (loan.recalled ? terms.recallFineCap : null) ?? terms.fineCap ?? undefined,
    priceCap: terms.fineCapItemPrice && loan.priceAmount !== null ? { amount: loan.priceAmount, currency } : undefined,
    closedDaysCount: terms.fineClosedDays,
    calendar,
    currency,
    words: dayWords(locale, calendar.timeZone, w.now),
  })
  if (loan.finedBefore === 0) return fine
  return {
    amount: { amount: fine.amount.amount + loan.finedBefore, currency },
    reasons: [...fine.reasons, { decided: true, text: 'With the fine of the time before it was renewed' }],
  }
}

/** Since when a loan counts as lost, or will; its age counts before anybody has written it down. */
export function lostSince(loan: LoanRow, timeZone: string): Temporal.Instant | undefined {
  return loan.lostAt ?? agesAt({ ...loan, timeZone })
}

/** True while a loan is out that counts as lost by its age, though no job has written that down yet. */
export async function agedUnwritten(w: Work, loan: LoanRow): Promise<boolean> {
  if (loan.state !== 'out' || Temporal.Instant.compare(w.now, loan.due) <= 0) return false
  const { timeZone } = await calendarOf(w, loan.branch)
  return hasAged({ ...loan, timeZone }, w.now)
}

/** The state of a loan as people see it. */
export async function shownState(w: Work, loan: LoanRow): Promise<Loan['state']> {
  if (loan.state !== 'out' || Temporal.Instant.compare(w.now, loan.due) <= 0) return loan.state
  return (await agedUnwritten(w, loan)) ? 'lost' : 'overdue'
}

/** A loan as the API shows it, with its fine as of now. */
export async function loanView(w: Work, loan: LoanRow): Promise<Loan> {
  const fine: Money =
    loan.state === 'out'
      ? (await fineOf(w, loan, w.now)).amount
      : { amount: 0, currency: (await libraryOf(w)).currency }
  return {
    id: loan.id,
    patron: loan.patron,
    patronName: loan.patronName,
    card: loan.card,
    item: loan.item,
    barcode: loan.barcode,
    bib: loan.bib,
    title: loan.title,
    author: loan.author,
    classNumber: loan.classNumber,
    format: loan.format,
    callNumber: loan.callNumber,
    itemType: loan.itemType,
    branch: loan.branch,
    out: loan.out.toString(),
    due: loan.due.toString(),
    shortened: loan.shortened,
    renewals: loan.renewals,
    recalled: loan.recalled,
    renewalsLeft: loan.terms.renewals === null ? null : Math.max(0, loan.terms.renewals - loan.renewals),
    returned: loan.returned?.toString() ?? null,
    state: await shownState(w, loan),
    ...(loan.lostAt && { lost: loan.lostAt.toString() }),
    ...(loan.claim && { claim: { ...loan.claim, at: Temporal.Instant.from(loan.claim.at).toString() } }),
    fine,
    accompanying: loan.accompanying,
    onSite: loan.onSite,
    proxy: loan.proxy,
  }
}
