import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus, type ItemFacts } from '../catalog/index.ts'
import { catchHold, holdById, type Caught } from '../holds/index.ts'
import { branchById, type Branch } from '../org/index.ts'
import { closeLoan, type Closed } from './close-loan.ts'
import type { CheckInOutcome } from './contract.ts'
import { deskBranch } from './desk.ts'
import { loanView, openLoanForUpdate } from './loan-rows.ts'
import { decideRoute, type ItemRoute } from './rules/decide-route.ts'
import { checkInMessage } from './rules/check-in-message.ts'
import { endTransit, insertCheckIn, insertTransit, openTransit, type Before } from './store.ts'

/** A return as the desk scans it. */
export interface CheckInRequest {
  readonly barcode: string
  readonly branch?: number
  readonly returned?: string
  readonly forgive?: boolean
}

/** Takes an item back, fixes what is owed, and says where it goes now. */
export async function checkIn(w: Work, request: CheckInRequest): Promise<CheckInOutcome | Refusal> {
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
  const [transit, open] = await Promise.all([openTransit(w, item.id), openLoanForUpdate(w, item.id)])
  const closed =
    open &&
    (await closeLoan(w, open, {
      returned: momentOf(w, request.returned),
      branch: branch.id,
      forgive: request.forgive ?? false,
    }))
  if (transit) await endTransit(w, transit.id, transit.to_branch_id === branch.id ? 'arrived' : 'cancelled')

  const caught = canBeCaught(item) ? await catchHold(w, item, branch.id) : undefined
  const route = decideRoute({
    item,
    branch: branch.id,
    caught: caught && { state: caught.state, pickup: caught.hold.pickup_branch_id },
  })
  const sent =
    route.to === 'transit'
      ? await insertTransit(w, { item: item.id, from: branch.id, to: route.destination, hold: caught?.hold.id ?? null })
      : null
  await setItemStatus(w, item, route.status, { holdingBranch: route.to === 'transit' ? route.destination : branch.id })

  const before: Before = {
    status: item.status,
    holdingBranch: item.holdingBranch,
    hold: caught?.hold ?? null,
    transit: transit?.id ?? null,
    ...(open && {
      loanState: open.state,
      charged: closed?.charged ?? 0,
      ...(open.patron !== null && { patron: open.patron }),
    }),
  }
  const inHouse = !open && !caught && item.status === 'available' && item.holdingBranch === branch.id
  const id = await insertCheckIn(w, {
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
    },
  })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: branch.id }))
  return outcome(w, { id, item, branch, route, caught, closed, inHouse })
}

/** When it came back: as told, never later than now. */
function momentOf(w: Work, returned: string | undefined): Temporal.Instant {
  if (returned === undefined) return w.now
  const moment = Temporal.Instant.from(returned)
  return Temporal.Instant.compare(moment, w.now) > 0 ? w.now : moment
}

/** True for items that may go to a hold when they come in. */
function canBeCaught(item: ItemFacts): boolean {
  return item.status !== 'withdrawn' && item.status !== 'damaged'
}

interface Done {
  readonly id: number
  readonly item: ItemFacts
  readonly branch: Branch
  readonly route: ItemRoute
  readonly caught: Caught | undefined
  readonly closed: Closed | undefined
  readonly inHouse: boolean
}

async function outcome(w: Work, { id, item, branch, route, caught, closed, inHouse }: Done): Promise<CheckInOutcome> {
  const hold = caught ? ((await holdById(w, caught.hold.id)) ?? null) : null
  const destination = route.to === 'transit' ? await branchById(w, route.destination) : undefined
  const { message, tone } = checkInMessage({
    route: route.to,
    status: item.status,
    holdFor: hold?.patronName,
    destination: destination?.name,
    fine: closed && closed.fine.amount > 0 ? closed.fine : undefined,
    wasOnLoan: closed !== undefined,
    inHouse,
    accompanying: item.accompanying,
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
      accompanying: item.accompanying,
    },
    route: route.to,
    message,
    tone,
    loan: closed ? await loanView(w, closed.loan) : null,
    hold,
    destination: destination ? { id: destination.id, name: destination.name } : null,
    fine: closed && closed.fine.amount > 0 ? closed.fine : null,
    reasons: [{ decided: true, text: routeReason(route, branch, hold?.patronName) }, ...(closed?.reasons ?? [])],
  }
}

function routeReason(route: ItemRoute, branch: Branch, patron: string | undefined): string {
  switch (route.to) {
    case 'hold-shelf':
      return `First in the queue to collect at ${branch.name}: ${patron ?? 'a patron'}`
    case 'transit':
      return patron === undefined
        ? `${branch.name} does not own it and nobody waits here`
        : `First in the queue: ${patron}, who collects elsewhere`
    case 'workroom':
      return 'Its status keeps it from the shelf'
    case 'shelf':
      return `It belongs to ${branch.name} and nobody waits for it`
  }
}
