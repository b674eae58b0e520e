import { sql, type RawBuilder } from 'kysely'
import { formatMoney, type Money } from '../../platform/money.ts'
import type { Work } from '../../platform/work.ts'
import { balanceOf, guaranteeBlocks } from '../fees/index.ts'
import { branchesOf, dayAt, libraryOf, type Branch } from '../org/index.ts'
import { ageOn, lendingBlocks, otherBlocks, type PatronFacts } from '../patrons/index.ts'
import { policyOf, resolve } from '../policy/index.ts'
import type { PatronSummary } from './contract.ts'
import { limitCounters } from './limit-counters.ts'
import type { CountedLoan } from './rules/loan-limits.ts'
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
  readonly lost: number
  /** Loans that count towards limits. */
  readonly out: readonly (CountedLoan & { readonly onSite: boolean })[]
}

/** The open holds of a patron as a part of a larger query: a JSON object in the shape of `HoldCounts`. */
export function holdCountsSql(patron: number | RawBuilder<number>, branch: number): RawBuilder<HoldCounts> {
  return sql`(
    select json_build_object('ready', count(*) filter (where h.state = 'ready'), 'waiting', count(*) filter (where h.state <> 'ready'),
      'readyHere', case when count(*) filter (where h.state = 'ready') = 0 then null else
        (select json_agg(b.title order by b.title) from holds.open_hold_view r join catalog.bib_view b on b.id = r.bib_id
          where r.patron_id = ${patron} and r.state = 'ready' and r.pickup_branch_id = ${branch}) end)
    from holds.open_hold_view h where h.patron_id = ${patron})`
}

async function countsOf(w: Work, patron: number, branch: number): Promise<Counts> {
  const { rows } = await sql<{
    holds: HoldCounts
    loans: readonly (Counts['out'][number] & { readonly state: string; readonly overdue: boolean })[] | null
  }>`
    select ${holdCountsSql(patron, branch)} as holds,
      (select json_agg(json_build_object('itemType', i.item_type, 'location', i.location_id, 'collection', i.collection,
          'owner', i.branch_id, 'branch', l.branch_id, 'state', l.state, 'onSite', l.on_site, 'overdue', l.due_at < ${w.now}))
        from circulation.loan l join catalog.item_place_view i on i.id = l.item_id
        where l.patron_id = ${patron} and l.returned_at is null) as loans`.execute(w.db)
  const [row] = rows
  const loans = row?.loans ?? []
  const out = loans.filter(({ state }) => state === 'out')
  return {
    loans: out.length,
    overdue: out.filter(({ overdue }) => overdue).length,
    lost: loans.filter(({ state }) => state === 'lost').length,
    holds: row?.holds ?? { ready: 0, waiting: 0, readyHere: null },
    out,
  }
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
  const doing = { what: 'loans', now: w.now, desk: branch.id, tree: await branchesOf(w) } as const
  const blocks: PatronSummary['blocks'] = [
    ...lendingBlocks(patron, today, doing),
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
    limits: [
      ...limitCounters(
        policy,
        { patronCategory: patron.category, age: patron.birthDate && ageOn(patron.birthDate, today), branch: branch.id },
        { ...counts, holds: counts.holds.ready + counts.holds.waiting },
      ),
    ],
    blocks,
    otherBlocks: otherBlocks(patron, today, doing),
    notices: noticesOf(patron, counts, today, dayWords((await libraryOf(w)).locale, branch.timeZone, w.now)),
  }
}
