import { formatMoney } from '../../platform/money.ts'
import { judgeOverride, refusedOverride, type Override } from '../../platform/override.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { balanceOf, guaranteeBlocks } from '../fees/index.ts'
import { branchById, branchesOf, dayAt, lastMomentOf, todayAt } from '../org/index.ts'
import { lendingBlocks, patronFacts, type PatronFacts } from '../patrons/index.ts'
import type { Hold, HoldKind } from './contract.ts'
import { holdPlaced } from './events.ts'
import { fillingOf, type Filling, type Waiter } from './filling.ts'
import { findWish, type FoundWish, type WishRequest } from './find-wish.ts'
import { chargeOnce } from './hold-fees.ts'
import { holdById } from './hold-views.ts'
import { kindBlocks } from './kind-blocks.ts'
import { placeFacts } from './place-facts.ts'
import { overrideHolds, placeProblems, type Candidate } from './rules/place-problems.ts'
import { insertHold, lockQueues } from './store.ts'

export { overrideHolds } from './rules/place-problems.ts'

/** A hold as it is asked for: on a title, an item, a part, a volume, or any of several titles. */
export interface PlaceHoldRequest extends WishRequest {
  readonly patron: number
  readonly kind?: HoldKind
  readonly pickup?: number
  readonly note?: string
  /** Takes part from this day on. */
  readonly startsOn?: string | null
  /** Ends after this day if nothing was found by then. */
  readonly expires?: string | null
  readonly club?: number
  readonly override?: Override
}

/** Puts a patron into the queue of a title, or says every reason why not; a refusal has written nothing. */
export async function placeHold(w: Work, request: PlaceHoldRequest): Promise<Hold | Refusal> {
  const patron = await patronFacts(w, { id: request.patron }, { lock: true })
  if (!patron) return notFound('patron', `There is no patron ${request.patron}.`)
  const found = await findWish(w, request)
  if (isRefusal(found)) return found
  await lockQueues(w, found.bibs)

  const pickup = request.pickup ?? patron.branch
  const filling = await fillingOf(w)
  const waiter: Waiter = { ...patron, home: patron.branch, pickup, passed: [] }
  const placing = await placeFacts(w, found, patron, waiter, filling)
  const days = await holdDays(w, pickup, request)
  const blocks = [
    ...(await standingBlocks(w, patron, pickup, found)),
    ...(await debtBlocks(w, patron, placing.candidates)),
    ...(await pickupBlocks(w, pickup)),
    ...(isRefusal(days) ? days.blocks : []),
    ...placeProblems(placing),
    ...(await kindBlocks(w, request.kind ?? 'hold', found, patron.id)),
  ]
  const { standing, passed } = judgeOverride(w.actor, blocks, request.override)
  if (standing.length > 0 && request.override)
    w.auditIfRefused(refusedOverride(`bib:${found.bibs[0]}`, request.override, standing))
  if (standing.length > 0 || isRefusal(days)) return refuse(...standing)

  const usable = placing.candidates.filter((candidate) => candidate.problems.length === 0)
  const id = await insertHold(w, {
    patron: patron.id,
    bibs: found.bibs,
    ...found.wish,
    nth: placing.nth,
    kind: request.kind ?? 'hold',
    pickup,
    note: request.note ?? '',
    startsOn: days.startsOn,
    expiresAt: days.expiresAt ?? expiryByRule(w, filling, pickup, usable),
    passed: passed.map((block) => block.code),
    club: request.club ?? null,
  })
  await w.audit({
    action: 'hold.place',
    subject: `hold:${id}`,
    ...(request.override && { reason: request.override.reason }),
    detail: {
      patron: patron.id,
      bib: found.bibs[0],
      ...found.wish,
      ...(found.bibs.length > 1 && { bibs: found.bibs }),
      pickup,
      passed: passed.map((block) => block.code),
    },
  })
  await chargeAtPlacing(w, { id, patron: patron.id, pickup, title: found.title }, usable)
  await w.publish(holdPlaced, {
    hold: id,
    bib: found.bibs[0] ?? 0,
    patron: patron.id,
    kind: request.kind ?? 'hold',
  })
  w.afterCommit(() => w.platform.live.tell('hold', { hold: id, bib: found.bibs[0] }))
  const hold = await holdById(w, id)
  if (!hold) throw new Error(`Hold ${id} was not written.`)
  return hold
}

/** Refuses a branch where nobody can collect. */
export async function pickupBlocks(w: Work, pickup: number): Promise<readonly Block[]> {
  const branch = await branchById(w, pickup)
  if (branch?.kind === 'branch' && branch.pickup) return []
  return [
    {
      code: 'bad-pickup',
      field: 'pickup',
      message: branch
        ? `Holds cannot be collected at ${branch.name}. Choose another branch.`
        : `There is no branch ${pickup} to collect at.`,
    },
  ]
}

async function standingBlocks(
  w: Work,
  patron: PatronFacts,
  pickup: number,
  found: FoundWish,
): Promise<readonly Block[]> {
  const owners = new Set(found.items.map((item) => item.branch))
  const [owner] = owners
  const desk = 'branch' in w.actor && w.actor.branch !== null ? w.actor.branch : pickup
  const debts = await guaranteeBlocks(w, patron, desk)
  const blocks = lendingBlocks(patron, await todayAt(w, patron.branch), {
    what: 'holds',
    desk,
    tree: await branchesOf(w),
    ...(owners.size === 1 && owner !== undefined && { item: owner }),
  })
  return [...blocks, ...debts].map((block) => ({ override: overrideHolds, ...block }))
}

async function debtBlocks(w: Work, patron: PatronFacts, candidates: readonly Candidate[]): Promise<readonly Block[]> {
  const limits = candidates.map(({ rules }) => rules.holdFineLimit)
  const limit = limits.every((one) => one !== null) ? limits.toSorted((a, b) => b.amount - a.amount)[0] : undefined
  if (!limit) return []
  const owed = await balanceOf(w, patron.id)
  if (owed.amount <= limit.amount) return []
  return [
    {
      code: 'owes-too-much',
      override: overrideHolds,
      message: `This patron owes ${formatMoney(owed)}; more than ${formatMoney(limit)} stops holds.`,
      facts: { owed, limit },
    },
  ]
}

/** From when and until when a hold takes part, as it was asked for; in days of its pick-up branch. */
export async function holdDays(
  w: Work,
  pickup: number,
  request: { readonly startsOn?: string | null; readonly expires?: string | null },
): Promise<
  { readonly startsOn: Temporal.PlainDate | null; readonly expiresAt: Temporal.Instant | null | undefined } | Refusal
> {
  const today = await todayAt(w, pickup)
  const day = (text: string | null | undefined) => (typeof text === 'string' ? Temporal.PlainDate.from(text) : null)
  const startsOn = day(request.startsOn)
  const last = day(request.expires)
  const blocks: Block[] = []
  const bad = (field: string, message: string) => blocks.push({ code: 'invalid-day', field, message })
  if (startsOn && Temporal.PlainDate.compare(startsOn, today) < 0)
    bad('startsOn', 'This day is past. Choose today or a day to come.')
  if (last && Temporal.PlainDate.compare(last, startsOn ?? today) < 0)
    bad('expires', 'Its last day cannot be before its first. Choose a later day.')
  if (blocks.length > 0) return refuse(...blocks)
  const timeZone = (await branchById(w, pickup))?.timeZone ?? 'UTC'
  return {
    startsOn: startsOn && Temporal.PlainDate.compare(startsOn, today) > 0 ? startsOn : null,
    expiresAt: last ? lastMomentOf({ timeZone }, last) : request.expires === null ? null : undefined,
  }
}

/** The longest time that rules of any usable copy give an unfilled hold; null when one of them gives it for ever. */
function expiryByRule(
  w: Work,
  filling: Filling,
  pickup: number,
  usable: readonly Candidate[],
): Temporal.Instant | null {
  const timeZone = filling.tree.byId.get(pickup)?.timeZone ?? 'UTC'
  let latest: Temporal.Instant | null = null
  for (const { rules } of usable) {
    if (!rules.holdExpires) return null
    const { count, unit } = rules.holdExpires
    const end = w.now
      .toZonedDateTimeISO(timeZone)
      .add({ [unit]: count })
      .toInstant()
    const exact = unit === 'minutes' || unit === 'hours'
    const at = exact ? end : lastMomentOf({ timeZone }, dayAt({ timeZone }, end))
    if (latest === null || Temporal.Instant.compare(at, latest) > 0) latest = at
  }
  return latest
}

/** The lowest fee that rules of any usable copy ask for when a hold is placed. */
async function chargeAtPlacing(
  w: Work,
  hold: { readonly id: number; readonly patron: number; readonly pickup: number; readonly title: string },
  usable: readonly Candidate[],
): Promise<void> {
  const fees = usable.map(({ rules }) => (rules.holdFeeWhen === 'placed' ? rules.holdFee : null))
  const [least] = fees.flatMap((fee) => (fee ? [fee] : [])).toSorted((a, b) => a.amount - b.amount)
  if (!least || fees.some((fee) => fee === null)) return
  await chargeOnce(w, { id: hold.id, patron_id: hold.patron, pickup_branch_id: hold.pickup }, least, {
    title: hold.title,
  })
}
