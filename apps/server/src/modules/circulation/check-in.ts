import { judgeOverride, refusedOverride, type Override } from '../../platform/override.ts'
import { ask } from '../../platform/port.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus, type ItemFacts } from '../catalog/index.ts'
import { catchHold, holdById, openQueue, type Caught } from '../holds/index.ts'
import { branchById, calendarOf, dayAt, lastClosing, shelvingLocationsOf, type Branch } from '../org/index.ts'
import { claimEnd, endClosedClaims } from './claims.ts'
import { closeLoan, closingFacts, type Closed } from './close-loan.ts'
import type { CheckInOutcome } from './contract.ts'
import { deskBranch } from './desk.ts'
import { deskSettingsAt } from './desk-settings.ts'
import { alertsAt, clearShown, type Alert } from './item-alerts.ts'
import { loanView, openLoanForUpdate } from './loan-rows.ts'
import { returnFacts } from './return-facts.ts'
import { refusedHere, returnRules, routeItem } from './route-item.ts'
import { binAtDesk, wantedForReserve } from './ports.ts'
import { reachStage } from './rota-items.ts'
import { checkInMessage, routeReason } from './rules/check-in-message.ts'
import { decideCheckIn } from './rules/decide-check-in.ts'
import type { ItemRoute } from './rules/decide-route.ts'
import type { Standing } from './rules/shelf-moves.ts'
import { endTransit, insertCheckIn, insertTransit, type Before } from './store.ts'

/** A return as the desk scans it. */
export interface CheckInRequest {
  readonly barcode: string
  readonly branch?: number
  readonly returned?: string
  readonly forgive?: boolean
  /** Of a claimed item: found in the library, or brought back now. */
  readonly claim?: 'found' | 'returned'
  /** Came out of the book drop: counts as returned at the last closing. */
  readonly bookDrop?: boolean
  readonly noHolds?: boolean
  readonly noTransits?: boolean
  readonly override?: Override
}

/**
 * Takes an item back, fixes what is owed, and says where it goes now. With `happened` it has come in already, as at a desk
 * without the server: what would be asked is passed. No request of a client can say so.
 */
export async function checkIn(
  w: Work,
  request: CheckInRequest,
  happened: boolean = false,
): Promise<CheckInOutcome | Refusal> {
  const branch = await deskBranch(w, request.branch)
  if (isRefusal(branch)) return branch
  const item = await itemForUpdate(w, { barcode: request.barcode })
  if (!item) {
    return notFound(
      'item',
      request.barcode.trim() === ''
        ? 'Scan an item.'
        : `No item has the barcode ${request.barcode}. Set it aside and ask the cataloguers.`,
    )
  }
  const keepsHolds = request.noHolds === true || request.noTransits === true
  // One trip to the database for all that a return is decided from, in the order in which everything locks.
  const [facts, open, known, queue] = await Promise.all([
    returnFacts(w, item.id, item.bib),
    openLoanForUpdate(w, item.id),
    closingFacts(w, { item: item.id }),
    canBeCaught(item) && !keepsHolds ? openQueue(w, item, branch.id) : undefined,
  ])
  const settings = await deskSettingsAt(w, branch.id)
  const rules = await returnRules(w, item, branch)
  const alerts = await alertsAt(w, 'check-in', item, facts.alerts, dayAt(branch, w.now))
  const blocks = decideCheckIn({
    takes: open && (await refusedHere(w, item, branch, rules.returnAt)),
    accompanying: item.accompanying,
    questions: alerts.filter((alert) => alert.asks).map((alert) => alert.text),
    settings,
  })
  const { standing, passed } = happened
    ? { standing: [], passed: blocks }
    : judgeOverride(w.actor, blocks, request.override)
  if (standing.length > 0 && request.override)
    w.auditIfRefused(refusedOverride(`item:${item.id}`, request.override, standing))
  if (standing.length > 0) return refuse(...standing)
  clearShown(w, alerts)

  const claim = open?.claim ? await claimEnd(w, request.claim, branch.id) : undefined
  if (isRefusal(claim)) return claim
  const closed =
    open &&
    (await closeLoan(w, open, {
      returned: await momentOf(w, request, branch),
      branch: branch.id,
      forgive: request.forgive ?? false,
      known,
      ...(claim && { claim }),
    }))
  if (!open && (item.status === 'missing' || item.status === 'lost')) await endClosedClaims(w, item.id)
  const { transit } = facts
  if (transit) await endTransit(w, transit.id, transit.sent && transit.to === branch.id ? 'arrived' : 'cancelled')

  const caught = queue && (await catchHold(w, item, branch.id, queue))
  const { route, stands } = await routeItem(w, item, branch, facts, {
    caught,
    rules,
    settings,
    noTransits: request.noTransits === true,
  })
  const sent =
    route.to === 'transit'
      ? await insertTransit(w, {
          item: item.id,
          from: branch.id,
          to: route.destination,
          hold: caught?.hold.id ?? null,
          reason: route.reason,
        })
      : null
  await setItemStatus(w, item, route.status, {
    holdingBranch: route.to === 'transit' ? route.destination : branch.id,
    ...((stands.location !== item.location || stands.permanentLocation !== item.permanentLocation) && { stands }),
  })
  const reached = route.to === 'shelf' && facts.rota?.branch === branch.id && facts.rota.since === null
  if (reached) reachStage(w, item.id)

  const before: Before = {
    status: item.status,
    holdingBranch: item.holdingBranch,
    hold: caught?.hold ?? null,
    transit: transit?.id ?? null,
    stands: { location: item.location, permanentLocation: item.permanentLocation },
    ...(reached && { reached }),
    ...(open && {
      loanState: open.state,
      charged: closed?.charged ?? 0,
      ...(open.claim && { claim: open.claim.id }),
      ...(closed?.loss && { loss: closed.loss }),
      ...(closed?.suspension !== undefined && { suspension: closed.suspension }),
      ...(open.patron !== null && { patron: open.patron }),
      ...(open.proxy !== null && { proxy: open.proxy }),
    }),
  }
  // Put back from a table: it stood here, nothing was due and nobody waits for it.
  const inHouse =
    !open &&
    !transit &&
    !facts.waitedFor &&
    route.to === 'shelf' &&
    item.status === 'available' &&
    item.holdingBranch === branch.id
  const id = facts.nextCheckIn
  insertCheckIn(w, id, {
    item: item.id,
    branch: branch.id,
    loan: open?.id ?? null,
    hold: caught?.hold.id ?? null,
    transit: sent,
    inHouse,
    before,
  })
  await w.audit({
    action: 'item.check-in',
    subject: `item:${item.id}`,
    detail: {
      checkIn: id,
      branch: branch.id,
      route: route.to,
      ...(open && { loan: open.id }),
      ...(request.forgive && { forgiven: true }),
      ...(request.bookDrop && { bookDrop: true }),
      ...(stands.location !== item.location && { location: stands.location }),
      ...(passed.length > 0 && { passed: passed.map((block) => block.code) }),
    },
  })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: branch.id }))
  return outcome(w, { id, item, branch, route, stands, caught, closed, inHouse, alerts })
}

/** When it came back: as told, or from the book drop at the last closing; never later than now. */
async function momentOf(
  w: Work,
  { returned, bookDrop }: Pick<CheckInRequest, 'returned' | 'bookDrop'>,
  branch: Branch,
): Promise<Temporal.Instant> {
  if (returned === undefined)
    return bookDrop === true ? (lastClosing(await calendarOf(w, branch.id), w.now) ?? w.now) : w.now
  const moment = Temporal.Instant.from(returned)
  return Temporal.Instant.compare(moment, w.now) > 0 ? w.now : moment
}

/** True for items that may go to a hold when they come in. */
function canBeCaught(item: ItemFacts): boolean {
  return item.status !== 'withdrawn' && item.status !== 'damaged' && item.status !== 'incomplete' && !item.temporary
}

interface Done {
  readonly id: number
  readonly item: ItemFacts
  readonly branch: Branch
  readonly route: ItemRoute
  readonly stands: Standing
  readonly caught: Caught | undefined
  readonly closed: Closed | undefined
  readonly inHouse: boolean
  readonly alerts: readonly Alert[]
}

async function outcome(w: Work, done: Done): Promise<CheckInOutcome> {
  const told = await outcomeWithoutBin(w, done)
  return { ...told, bin: await ask(w.platform, binAtDesk)(w, done.branch.id, told) }
}

async function outcomeWithoutBin(w: Work, done: Done): Promise<CheckInOutcome> {
  const { id, item, branch, route, stands, caught, closed, inHouse, alerts } = done
  const shelf = stands.location === null ? undefined : (await shelvingLocationsOf(w)).get(stands.location)
  const told = alerts.map((alert) => alert.text)
  const hold = caught ? ((await holdById(w, caught.hold.id)) ?? null) : null
  const destination = route.to === 'transit' ? await branchById(w, route.destination) : undefined
  // Whoever waits goes before a course.
  const reserve = caught || item.temporary ? null : await ask(w.platform, wantedForReserve)(w, item)
  const { message, tone } = checkInMessage({
    route: route.to,
    status: item.status,
    holdFor: hold?.patronName,
    destination: destination?.name,
    fine: closed && closed.fine.amount > 0 ? closed.fine : undefined,
    wasOnLoan: closed !== undefined,
    inHouse,
    accompanying: item.accompanying,
    movedTo: stands.location === item.location ? undefined : shelf?.name,
    cause: route.cause,
    reserve: reserve?.name,
    alerts: told,
  })
  return {
    checkIn: id,
    at: w.now.toString(),
    item: {
      id: item.id,
      barcode: item.barcode,
      bib: item.bib,
      title: item.title,
      author: item.author,
      callNumber: item.callNumber,
      classNumber: item.classNumber,
      format: item.format,
      status: route.status,
      statusBefore: item.status,
      accompanying: item.accompanying,
      location: stands.location,
      locationName: shelf?.name ?? null,
      moved: stands.location !== item.location,
    },
    route: route.to,
    reason: route.cause,
    inHouse,
    alert: tone === 'stop',
    alerts: told,
    message,
    tone,
    loan: closed ? await loanView(w, closed.loan) : null,
    hold,
    destination: destination ? { id: destination.id, name: destination.name } : null,
    reserve,
    bin: null,
    fine: closed && closed.fine.amount > 0 ? closed.fine : null,
    reasons: [{ decided: true, text: routeReason(route, branch, hold?.patronName) }, ...(closed?.reasons ?? [])],
  }
}
