import { cleanScan } from '@carrel/identifiers'
import { sql, type RawBuilder } from 'kysely'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { creditOf, fixedBalanceSql, growingOf, guaranteeBlocks } from '../fees/index.ts'
import { demandSql, isNeeded, type Demand } from '../holds/index.ts'
import { branchesOf, dayAt, libraryOf, type Branch } from '../org/index.ts'
import { ageOn, lendingBlocks, patronNumberSql, type PatronFacts, type PatronKey } from '../patrons/index.ts'
import { covers, policyOf, resolve, type Policy, type ResolvedCase } from '../policy/index.ts'
import type { StoredRule } from '../policy/index.ts'
import { deskSettingsAt } from './desk-settings.ts'
import { alertsAt, itemAlertsSql, type Alert } from './item-alerts.ts'
import { holdCountsSql, type Counts, type HoldCounts } from './patron-summary.ts'
import type { CheckOutFacts } from './rules/decide-check-out.ts'
import { loanLimits, type CountedLoan } from './rules/loan-limits.ts'
import { ageAsked, ageOfRating } from './rules/rating.ts'

/** Everything about a patron, an item and a branch that a check-out or a renewal is decided from. */
export interface LendingFacts {
  readonly facts: CheckOutFacts
  readonly policy: Policy
  readonly resolved: ResolvedCase<StoredRule>
  readonly demand: Demand
  /** The open loan of the item, if it is out. */
  readonly openLoan:
    | { readonly id: number; readonly patron: number; readonly patronName: string; readonly onSite: boolean }
    | undefined
  /** The way that the item is on, if it is. */
  readonly transit: { readonly id: number; readonly to: number } | undefined
  /** What the patron has out and waits for. */
  readonly counts: Counts
  /** What staff are told about the item. */
  readonly alerts: readonly Alert[]
  /** The number that a new loan gets; only where one is about to be made. */
  readonly nextLoan: number | null
}

interface OpenLoan extends CountedLoan {
  readonly state: 'out' | 'lost' | 'lost-paid' | 'claimed-returned'
  readonly overdue: boolean
  readonly onSite: boolean
}

/** What the database knows about a patron and an item together. */
export interface Known {
  /** Open loans of the patron. */
  readonly loans: readonly OpenLoan[] | null
  readonly openLoan: LendingFacts['openLoan'] | null
  readonly transit: LendingFacts['transit'] | null
  readonly demand: Demand
  readonly balance: number
  readonly holds: HoldCounts
  readonly alerts: readonly Alert[] | null
  readonly nextLoan: number | null
}

/** A patron and an item as one row `scan`: their numbers, and of the item what those who wait for its title look at. */
function scanOf(patron: number, item: ItemFacts): RawBuilder<unknown> {
  return sql`select ${patron}::bigint as patron, ${item.id}::bigint as item, ${item.bib}::bigint as bib, ${item.part}::text as part,
    ${item.callNumber}::text as call_number`
}

/**
 * What the database knows of a scan, asked together with the patron and the item themselves and after their locks, so that a
 * loan takes one trip less; undefined where the library has no such item.
 */
export function knownOfScan(w: Work, patron: PatronKey, barcode: string, branch: Branch): Promise<Known | undefined> {
  const scan = sql`select ${patronNumberSql(patron)} as patron, i.id as item, i.bib_id as bib, i.part, i.call_number
    from catalog.item_view i where i.barcode = ${cleanScan(barcode)}`
  return known(w, scan, branch, true)
}

// One round trip: this is asked at every scan.
async function known(w: Work, scan: RawBuilder<unknown>, branch: Branch, lends: boolean): Promise<Known | undefined> {
  const patron = sql<number>`scan.patron`
  const item = {
    id: sql<number>`scan.item`,
    bib: sql<number>`scan.bib`,
    part: sql<string | null>`scan.part`,
    callNumber: sql<string>`scan.call_number`,
  }
  const { rows } = await sql<Known>`
    select
      (select json_agg(json_build_object('itemType', i.item_type, 'location', i.location_id, 'collection', i.collection,
          'owner', i.branch_id, 'branch', l.branch_id, 'state', l.state, 'onSite', l.on_site, 'overdue', l.due_at < ${w.now}))
        from circulation.loan l join catalog.item_place_view i on i.id = l.item_id
        where l.patron_id = ${patron} and l.returned_at is null) as loans,
      (select json_build_object('id', l.id, 'patron', l.patron_id, 'patronName', p.name, 'onSite', l.on_site)
        from circulation.loan l join patrons.patron_view p on p.id = l.patron_id
        where l.item_id = ${item.id} and l.returned_at is null) as "openLoan",
      (select json_build_object('id', t.id, 'to', t.to_branch_id)
        from circulation.transit t where t.item_id = ${item.id} and t.arrived_at is null and t.cancelled_at is null) as transit,
      ${demandSql(item, patron, dayAt(branch, w.now), w.now)} as demand,
      ${fixedBalanceSql(patron)} as balance,
      ${holdCountsSql(patron, branch.id)} as holds, ${itemAlertsSql(item.id)} as alerts,
      ${lends ? sql`nextval('circulation.loan_id_seq')` : sql`null::bigint`} as "nextLoan"
    from (${scan}) scan`.execute(w.db)
  return rows[0]
}

function must<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('A query of what is known gives one row.')
  return row
}

/** Collects what a check-out is decided from. The caller has locked patron and item where it means to lend. */
export async function lendingFacts(
  w: Work,
  patron: PatronFacts,
  item: ItemFacts,
  branch: Branch,
  asked: {
    readonly onSite?: boolean | undefined
    readonly what?: 'loans' | 'renewals'
    readonly lends?: boolean
    /** What was asked of the scan already. */
    readonly known?: Known | undefined
  } = {},
): Promise<LendingFacts> {
  const policy = await policyOf(w)
  const today = dayAt(branch, w.now)
  const age = patron.birthDate && ageOn(patron.birthDate, today)
  const resolved = resolve(policy, {
    patronCategory: patron.category,
    itemType: item.itemType,
    location: item.location,
    branch: branch.id,
    owner: item.branch,
    ...(item.collection !== null && { collection: item.collection }),
    age,
  })
  const { demand, ...found } =
    asked.known ?? must(await known(w, scanOf(patron.id, item), branch, asked.lends ?? false))
  const everyLoan = found.loans ?? []
  // What was claimed returned or lost does not count as lent.
  const loans = everyLoan.filter((loan) => loan.state === 'out')
  const openLoan = found.openLoan ?? undefined
  const overdue = loans.filter((loan) => loan.overdue).length
  const lost = everyLoan.filter((loan) => loan.state === 'lost').length
  const settings = await deskSettingsAt(w, branch.id)
  const alerts = await alertsAt(w, 'check-out', item, found.alerts, today)
  const { attributes } = resolved
  // On-site loans with a limit of their own do not use up the other.
  const counted = attributes.onSiteLimit === null ? loans : loans.filter((loan) => !loan.onSite)
  const { currency } = await libraryOf(w)
  // Fines grow only where a loan is overdue.
  const growing = overdue > 0 ? await growingOf(w, patron.id) : 0
  // Rare: a library that counts debts without what it owes itself.
  const credit = attributes.creditCounts ? 0 : await creditOf(w, patron.id)
  const debts = await guaranteeBlocks(w, patron, branch.id)
  const standing: readonly Block[] = [
    ...lendingBlocks(patron, today, {
      what: asked.what ?? 'loans',
      now: w.now,
      desk: branch.id,
      item: item.branch,
      tree: await branchesOf(w),
    }),
    ...debts,
  ]
  return {
    policy,
    resolved,
    demand,
    openLoan,
    transit: found.transit ?? undefined,
    alerts,
    nextLoan: found.nextLoan,
    counts: { loans: loans.length, overdue, lost, holds: found.holds, out: loans },
    facts: {
      standing,
      patron: { id: patron.id, age },
      item: {
        status: item.status,
        minimumAge: ageAsked(attributes.minimumAge, item.minimumAge, ageOfRating(item.rating, settings.ratingMarkers)),
        temporary: item.temporary,
        accompanying: item.accompanying,
      },
      onSite: asked.onSite ?? false,
      rules: attributes,
      loan: openLoan,
      keptFor: demand.keptFor,
      neededForHold: isNeeded(demand),
      loans: {
        total: counted.length,
        onSite: loans.filter((loan) => loan.onSite).length,
        overdue,
        lost,
      },
      limits: loanLimits(resolved, counted, policy, (rule, loan) => covers(policy, rule, loan)),
      questions: alerts.filter((alert) => alert.asks).map((alert) => alert.text),
      settings,
      owed: { amount: found.balance + growing + credit, currency },
    },
  }
}
