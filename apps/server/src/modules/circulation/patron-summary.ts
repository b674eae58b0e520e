import { sql, type RawBuilder } from 'kysely'
import { formatMoney, type Money } from '../../platform/money.ts'
import type { Work } from '../../platform/work.ts'
import { balanceOf, guaranteeBlocks } from '../fees/index.ts'
import { branchesOf, dayAt, libraryOf, type Branch } from '../org/index.ts'
import { lendingBlocks, type PatronFacts } from '../patrons/index.ts'
import { policyOf, resolve, type Policy } from '../policy/index.ts'
import type { PatronSummary } from './contract.ts'
import { dayWords, type DayWords } from './rules/words.ts'

/** Open holds of a patron. */
export interface HoldCounts {
  readonly ready: number
  readonly waiting: number
  /** Titles that are ready at the branch. */
  readonly readyHere: readonly string[] | null
}

/** What a patron has out and waits for. */
export interface Counts {
  readonly loans: number
  readonly overdue: number
  readonly holds: HoldCounts
  readonly byType: Readonly<Record<string, number>> | null
}

/** The open holds of a patron as a part of a larger query: a JSON object in the shape of `HoldCounts`. */
export function holdCountsSql(patron: number, branch: number): RawBuilder<HoldCounts> {
  return sql`(
    select json_build_object('ready', count(*) filter (where h.state = 'ready'), 'waiting', count(*) filter (where h.state <> 'ready'),
      'readyHere', case when count(*) filter (where h.state = 'ready') = 0 then null else
        (select json_agg(b.title order by b.title) from holds.open_hold_view r join catalog.bib_view b on b.id = r.bib_id
          where r.patron_id = ${patron} and r.state = 'ready' and r.pickup_branch_id = ${branch}) end)
    from holds.open_hold_view h where h.patron_id = ${patron})`
}

async function countsOf(w: Work, patron: number, branch: number): Promise<Counts> {
  const { rows } = await sql<Counts>`
    with loan as (
      select l.due_at, i.item_type from circulation.open_loan_view l join catalog.item_place_view i on i.id = l.item_id
      where l.patron_id = ${patron} and l.state = 'out'
    )
    select (select count(*) from loan) as loans, (select count(*) from loan where due_at < ${w.now}) as overdue,
      ${holdCountsSql(patron, branch)} as holds,
      (select json_object_agg(item_type, n) from (select item_type, count(*) as n from loan group by item_type) t) as "byType"`.execute(
    w.db,
  )
  return rows[0] ?? { loans: 0, overdue: 0, holds: { ready: 0, waiting: 0, readyHere: null }, byType: null }
}

/** Counters of the limits that rules set for this patron here, such as "DVD 2 of 5". */
function limitsOf(policy: Policy, patron: PatronFacts, branch: Branch, counts: Counts): PatronSummary['limits'] {
  const limits: PatronSummary['limits'] = []
  const the = { patronCategory: patron.category, branch: branch.id, owner: branch.id }
  const total = resolve(policy, the).attributes.totalLoanLimit
  if (total !== null) limits.push({ name: 'Loans', used: counts.loans, limit: total })
  for (const [code, name] of policy.names.itemTypes) {
    const resolved = resolve(policy, { ...the, itemType: code })
    const rule = resolved.rules.find((one) => one.attributes.loanLimit !== undefined)
    if (rule?.criteria.itemType === code && resolved.attributes.loanLimit !== null) {
      limits.push({ name, used: counts.byType?.[code] ?? 0, limit: resolved.attributes.loanLimit })
    }
  }
  return limits
}

const nearEnd = 30

function noticesOf(
  patron: PatronFacts,
  counts: Counts,
  today: Temporal.PlainDate,
  words: DayWords,
): PatronSummary['notices'] {
  const notices: PatronSummary['notices'] = patron.popUps.map((text) => ({
    code: 'note',
    tone: 'warn',
    title: 'Note.',
    text,
  }))
  const titles = counts.holds.readyHere ?? []
  if (titles.length > 0) {
    notices.push({
      code: 'holds-ready',
      tone: 'ok',
      title: titles.length === 1 ? 'A hold is on the shelf.' : `${titles.length} holds are on the shelf.`,
      text: `${titles.join('; ')}.`,
    })
  }
  const days = patron.expires ? today.until(patron.expires, { largestUnit: 'days' }).days : undefined
  if (patron.expires && days !== undefined && days >= 0 && days <= nearEnd) {
    const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`
    notices.push({
      code: 'card-ends',
      tone: 'warn',
      title: `Card ends ${when}.`,
      text: `Loans past ${words.day(patron.expires)} are cut short.`,
    })
  }
  return notices
}

/** What matters about a patron at a desk, in one look; `known` is what the caller has just found out. */
export async function patronSummary(
  w: Work,
  patron: PatronFacts,
  branch: Branch,
  known: { readonly owed?: Money; readonly counts?: Counts | undefined } = {},
): Promise<PatronSummary> {
  const counts = known.counts ?? (await countsOf(w, patron.id, branch.id))
  const owed = known.owed ?? (await balanceOf(w, patron.id))
  const policy = await policyOf(w)
  const today = dayAt(branch, w.now)
  const blocks: PatronSummary['blocks'] = [
    ...lendingBlocks(patron, today, { what: 'loans', desk: branch.id, tree: await branchesOf(w) }),
    ...(await guaranteeBlocks(w, patron, branch.id)),
  ].map(({ code, message }) => ({ code, message }))
  const { fineLimit, overdueBlocks } = resolve(policy, {
    patronCategory: patron.category,
    branch: branch.id,
    owner: branch.id,
  }).attributes
  if (fineLimit && owed.amount > fineLimit.amount) {
    blocks.push({
      code: 'owes-too-much',
      message: `Owes ${formatMoney(owed)}; more than ${formatMoney(fineLimit)} stops lending.`,
    })
  }
  if (counts.overdue > 0 && overdueBlocks === 'block')
    blocks.push({
      code: 'has-overdues',
      message: `${counts.overdue} overdue ${counts.overdue === 1 ? 'loan' : 'loans'}.`,
    })
  return {
    patron: patron.id,
    loans: counts.loans,
    overdue: counts.overdue,
    holdsReady: counts.holds.ready,
    holdsWaiting: counts.holds.waiting,
    owed,
    limits: limitsOf(policy, patron, branch, counts),
    blocks,
    notices: noticesOf(patron, counts, today, dayWords((await libraryOf(w)).locale, branch.timeZone, w.now)),
  }
}
