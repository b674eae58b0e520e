import { judgeOverride, refusedOverride, type Override } from '../../platform/override.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import { may, type Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus, type ItemFacts } from '../catalog/index.ts'
import { fillHold, holdToFill, openHoldsOf, releaseItem, type HoldRow } from '../holds/index.ts'
import { dayAt, type Branch } from '../org/index.ts'
import { patronFacts, type PatronFacts } from '../patrons/index.ts'
import { bookingQuestion } from './booking-question.ts'
import { closeLoan } from './close-loan.ts'
import type { Loan, PatronSummary } from './contract.ts'
import { deskBranch } from './desk.ts'
import { loanCreated } from './events.ts'
import { fastAdd, mayFastAdd, type FastAddRequest } from './fast-add.ts'
import { chosenDue, findDue, type FoundDue } from './find-due.ts'
import { clearShown } from './item-alerts.ts'
import { knownOfScan, lendingFacts, type Known, type LendingFacts } from './lending-facts.ts'
import { loanById, loanView } from './loan-rows.ts'
import { onSiteDue, switchToUsual } from './on-site.ts'
import { patronSummary, type Counts } from './patron-summary.ts'
import { proxyOf } from './proxy.ts'
import { chargeRental, rentalOf, rentalQuestion } from './rental.ts'
import { decideCheckOut, switchesOnSite } from './rules/decide-check-out.ts'
import { judgeHappened, type Happened } from './rules/judge-happened.ts'
import { endTransit, insertLoan, type Before } from './store.ts'

/** A check-out as the desk asks for it. */
export interface CheckOutRequest {
  readonly patron?: number
  readonly card?: string
  readonly barcode: string
  readonly branch?: number
  readonly due?: string
  readonly onSite?: boolean
  readonly proxy?: number
  readonly proxyCard?: string
  readonly fastAdd?: FastAddRequest
  readonly override?: Override
}

/** A check-out that was done. */
export interface CheckedOut {
  readonly loan: Loan
  readonly reasons: Reason[]
  readonly summary: PatronSummary
  /** What stood against a check-out that had happened already. */
  readonly against?: readonly Block[]
}

/** Patron, item and branch of a request, locked; or what of it does not exist. */
interface Parties {
  readonly patron: PatronFacts
  readonly item: ItemFacts
  readonly branch: Branch
  readonly known?: Known | undefined
}

async function findParties(w: Work, request: CheckOutRequest): Promise<Parties | Refusal> {
  const branch = await deskBranch(w, request.branch)
  if (isRefusal(branch)) return branch
  const key =
    request.patron !== undefined
      ? { id: request.patron }
      : request.card !== undefined
        ? { card: request.card }
        : undefined
  if (!key) return refuse({ code: 'invalid-patron', field: 'card', message: 'Scan a library card first.' })
  // Asked, and so locked, in this order everywhere.
  const [patron, item, known] = await Promise.all([
    patronFacts(w, key, { lock: true }),
    itemForUpdate(w, { barcode: request.barcode }),
    knownOfScan(w, key, request.barcode, branch),
  ])
  const added =
    patron && !item && request.fastAdd ? await fastAdd(w, request.barcode, request.fastAdd, branch) : undefined
  if (isRefusal(added)) return added
  if (patron && added) return { patron, item: added, branch }
  const missing: Block[] = []
  if (!patron)
    missing.push({
      code: 'patron-not-found',
      message:
        request.card === undefined
          ? `There is no patron ${request.patron}.`
          : `No patron has the card ${request.card}.`,
    })
  if (!item)
    missing.push({
      code: 'item-not-found',
      message: request.barcode.trim() === '' ? 'Scan an item.' : `No item has the barcode ${request.barcode}.`,
      ...(request.barcode.trim() !== '' && may(w.actor, mayFastAdd) && { facts: { fastAdd: true } }),
    })
  return patron && item ? { patron, item, branch, known } : refuse(...missing)
}

/**
 * Lends one item to one patron, or says every reason why not. With `happened` the reader has gone with it already, as from a
 * desk without the server: what stands against it is told, not refused. No request of a client can say so.
 */
export async function checkOut(w: Work, request: CheckOutRequest, happened?: Happened): Promise<CheckedOut | Refusal> {
  const parties = await findParties(w, request)
  if (isRefusal(parties)) return parties
  const { patron, item, branch } = parties
  const [lending, proxy] = await Promise.all([
    lendingFacts(w, patron, item, branch, { onSite: request.onSite, lends: true, known: parties.known }),
    proxyOf(w, request, patron, dayAt(branch, w.now)),
  ])
  if (isRefusal(proxy)) return proxy
  const found = await dueFor(w, request, lending, patron, branch)
  // What stays in the house costs nothing to borrow.
  const rental =
    isRefusal(found) || request.onSite === true
      ? undefined
      : await rentalOf(w, lending.resolved.attributes, { branch: branch.id, from: w.now, until: found.due })
  const blocks = [
    ...(proxy?.blocks ?? []),
    ...decideCheckOut(lending.facts),
    ...(isRefusal(found) ? found.blocks : await bookingQuestion(w, item.id, branch, found.due)),
    ...(await rentalQuestion(w, lending.resolved.attributes, rental)),
  ]
  const { standing, passed } = happened
    ? judgeHappened(blocks, happened)
    : judgeOverride(w.actor, blocks, request.override)
  if (standing.length > 0 && request.override)
    w.auditIfRefused(refusedOverride(`item:${item.id}`, request.override, standing))
  if (standing.length > 0 || isRefusal(found)) return refuse(...standing)

  clearShown(w, lending.alerts)
  if (lending.openLoan && switchesOnSite(lending.facts))
    return takeHome(w, parties, lending, { found, rental, passed, request }, lending.openLoan.id)
  const before = await takeAway(w, parties, lending)
  const id = await lend(w, parties, lending, found, before, proxy?.id ?? null)
  if (lending.demand.own > 0) await fillHold(w, patron.id, item)
  if (rental)
    await chargeRental(w, rental, { patron: patron.id, loan: id, item: item.id, branch: branch.id }, item.title)
  const owed = { ...lending.facts.owed, amount: lending.facts.owed.amount + (rental?.amount.amount ?? 0) }
  await w.audit({
    action: 'loan.check-out',
    subject: `loan:${id}`,
    ...(request.override && { reason: request.override.reason }),
    detail: {
      item: item.id,
      branch: branch.id,
      due: found.due.toString(),
      ...(proxy && { proxy: proxy.id }),
      ...(request.onSite === true && { onSite: true }),
      ...(passed.length > 0 && { passed: passed.map((block) => block.code) }),
    },
  })
  await w.publish(loanCreated, { loan: id, patron: patron.id, item: item.id })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: branch.id, patron: patron.id }))
  const view = newLoanView(id, parties, lending, found, owed.currency, w.now)
  const loan = { ...view, proxy: proxy?.id ?? null }
  return {
    loan,
    reasons: [...found.reasons, ...(rental?.reasons ?? [])],
    summary: await patronSummary(w, patron, branch, { owed, counts: countsAfter(lending, item, branch.id) }),
    ...(happened && { against: passed }),
  }
}

/** What the patron has out and waits for now; undefined where more has changed than one loan. */
function countsAfter(
  { counts, openLoan, demand, facts }: LendingFacts,
  item: ItemFacts,
  branch: number,
): Counts | undefined {
  if (openLoan !== undefined || demand.own > 0) return undefined
  const { itemType, location, collection, branch: owner } = item
  const added = { itemType, location, collection, owner, branch, onSite: facts.onSite }
  return { ...counts, loans: counts.loans + 1, out: [...counts.out, added] }
}

/** The loan as it has just been written. */
function newLoanView(
  id: number,
  { patron, item, branch }: Parties,
  lending: LendingFacts,
  found: FoundDue,
  currency: string,
  now: Temporal.Instant,
): Loan {
  return {
    id,
    patron: patron.id,
    patronName: patron.name,
    card: patron.card?.barcode ?? null,
    item: item.id,
    barcode: item.barcode,
    bib: item.bib,
    title: item.title,
    author: item.author,
    classNumber: item.classNumber,
    format: item.format,
    callNumber: item.callNumber,
    itemType: item.itemType,
    branch: branch.id,
    out: now.toString(),
    due: found.due.toString(),
    shortened: found.shortened,
    recalled: false,
    renewals: 0,
    renewalsLeft: lending.resolved.attributes.renewals,
    returned: null,
    state: 'out',
    fine: { amount: 0, currency },
    accompanying: item.accompanying,
    onSite: lending.facts.onSite,
    proxy: null,
  }
}

/** True for periods by which things are on the board of what is due now. */
const isHourly = ({ unit }: { readonly unit: string }) => unit === 'minutes' || unit === 'hours'

/** What was decided about a loan that is to be made. */
interface Decided {
  readonly found: FoundDue
  readonly rental: Awaited<ReturnType<typeof rentalOf>> | undefined
  readonly passed: readonly Block[]
  readonly request: CheckOutRequest
}

/** Lets a reader take home what they use in the library: the same loan goes on as a usual one. */
async function takeHome(
  w: Work,
  { patron, item, branch }: Parties,
  lending: LendingFacts,
  { found, rental, passed, request }: Decided,
  id: number,
): Promise<CheckedOut | Refusal> {
  await switchToUsual(w, id, found, lending.resolved.said, isHourly(lending.resolved.attributes.period))
  if (rental)
    await chargeRental(w, rental, { patron: patron.id, loan: id, item: item.id, branch: branch.id }, item.title)
  await w.audit({
    action: 'loan.take-home',
    subject: `loan:${id}`,
    ...(request.override && { reason: request.override.reason }),
    detail: { due: found.due.toString(), ...(passed.length > 0 && { passed: passed.map((block) => block.code) }) },
  })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: branch.id, patron: patron.id }))
  const row = await loanById(w, id)
  if (!row) throw new Error(`Loan ${id} is gone.`)
  return {
    loan: await loanView(w, row),
    reasons: [...found.reasons, ...(rental?.reasons ?? [])],
    summary: await patronSummary(w, patron, branch),
  }
}

async function dueFor(
  w: Work,
  request: CheckOutRequest,
  lending: LendingFacts,
  patron: PatronFacts,
  branch: Branch,
): Promise<FoundDue | Refusal> {
  if (request.due === undefined)
    return request.onSite === true ? onSiteDue(w, branch) : findDue(w, lending, patron, branch, { from: w.now })
  return chosenDue(w, request.due, branch, lending.resolved.attributes)
}

/** Ends whatever stood in the way and was passed: another's loan, a transit, a hold for someone else. */
async function takeAway(w: Work, { patron, item, branch }: Parties, lending: LendingFacts): Promise<Before> {
  const { transit, openLoan, demand } = lending
  if (transit) await endTransit(w, transit.id, transit.to === branch.id ? 'arrived' : 'cancelled')
  const standing = openLoan && (await loanById(w, openLoan.id, { lock: true }))
  if (standing) await closeLoan(w, standing, { returned: w.now, branch: branch.id, forgive: false })
  const hold = demand.own > 0 || demand.keptHold !== null ? await changedHold(w, patron, item) : null
  if (demand.keptFor !== null && demand.keptFor !== patron.id) await releaseItem(w, item)
  return { status: item.status, holdingBranch: item.holdingBranch, hold, transit: transit?.id ?? null }
}

/** The hold that this check-out will change, as it is now: the patron's own, or the one that loses the item. */
async function changedHold(w: Work, patron: PatronFacts, item: ItemFacts): Promise<HoldRow | null> {
  const open = await openHoldsOf(w, item.bib)
  return open.find((hold) => hold.caught_item_id === item.id) ?? holdToFill(open, patron.id, item) ?? null
}

async function lend(
  w: Work,
  { patron, item, branch }: Parties,
  lending: LendingFacts,
  found: FoundDue,
  before: Before,
  proxy: number | null,
): Promise<number> {
  const id = lending.nextLoan
  if (id === null) throw new Error('No number was taken for the loan.')
  insertLoan(w, id, {
    item: item.id,
    patron: patron.id,
    branch: branch.id,
    due: found.due,
    shortened: found.shortened,
    terms: lending.resolved.said,
    reasons: found.reasons,
    category: patron.category,
    itemType: item.itemType,
    age: lending.facts.patron.age,
    home: patron.branch,
    before,
    onSite: lending.facts.onSite,
    proxy,
    hourly: isHourly(lending.resolved.attributes.period),
  })
  await setItemStatus(w, item, 'on-loan', { holdingBranch: branch.id })
  return id
}
