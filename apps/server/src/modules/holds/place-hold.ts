import { judgeOverride, refusedOverride, type Override } from '../../platform/override.ts'
import { ask } from '../../platform/port.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibBrief, itemFacts, itemsOfBib, type ItemFacts } from '../catalog/index.ts'
import { branchById, shelvingLocationsOf, todayAt } from '../org/index.ts'
import { ageOn, lendingBlocks, patronFacts, type PatronFacts } from '../patrons/index.ts'
import { policyOf, resolve } from '../policy/index.ts'
import type { Hold } from './contract.ts'
import { holdPlaced } from './events.ts'
import { holdById } from './hold-views.ts'
import { itemsOnLoan } from './ports.ts'
import { countOpenHolds, insertHold, lockQueue, openHoldsOf } from './store.ts'

/** A hold as it is asked for: on a title, or on one item of it. */
export interface PlaceHoldRequest {
  readonly patron: number
  readonly bib?: number
  readonly item?: number
  readonly pickup?: number
  readonly note?: string
  readonly override?: Override
}

/** The permission to pass blocks on holds. */
export const overrideHolds = 'holds:override'

const gone = new Set(['lost', 'missing', 'withdrawn', 'damaged', 'claimed-returned'])

/** Puts a patron into the queue of a title, or says every reason why not. */
export async function placeHold(w: Work, request: PlaceHoldRequest): Promise<Hold | Refusal> {
  const patron = await patronFacts(w, { id: request.patron }, { lock: true })
  if (!patron) return notFound('patron', `There is no patron ${request.patron}.`)
  const item = request.item === undefined ? undefined : await itemFacts(w, { id: request.item })
  if (request.item !== undefined && !item) return notFound('item', `There is no item ${request.item}.`)
  const bib = request.bib ?? item?.bib
  if (bib === undefined)
    return refuse({ code: 'invalid-request', field: 'bib', message: 'Say which title or item the hold is for.' })
  if (item && item.bib !== bib)
    return refuse({ code: 'invalid-request', field: 'item', message: 'This item belongs to another title.' })
  if (!(await bibBrief(w, bib))) return notFound('bib', `There is no title ${bib}.`)
  await lockQueue(w, bib)

  const pickup = request.pickup ?? patron.branch
  const found = [
    ...lendingBlocks(patron, await todayAt(w, patron.branch)).map((block) => ({ override: overrideHolds, ...block })),
    ...(await pickupBlocks(w, pickup)),
    ...(await copyBlocks(w, patron, item ? [item] : await itemsOfBib(w, bib))),
    ...(await queueBlocks(w, patron, bib, item)),
  ]
  const { standing, passed } = judgeOverride(w.actor, found, request.override)
  if (standing.length > 0 && request.override)
    w.auditIfRefused(refusedOverride(`bib:${bib}`, request.override, standing))
  if (standing.length > 0) return refuse(...standing)

  const id = await insertHold(w, { patron: patron.id, bib, item: item?.id ?? null, pickup, note: request.note ?? '' })
  await w.audit({
    action: 'hold.place',
    subject: `hold:${id}`,
    ...(request.override && { reason: request.override.reason }),
    detail: { patron: patron.id, bib, item: item?.id ?? null, pickup, passed: passed.map((block) => block.code) },
  })
  await w.publish(holdPlaced, { hold: id, bib, patron: patron.id })
  w.afterCommit(() => w.platform.live.tell('hold', { hold: id, bib }))
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

async function copyBlocks(w: Work, patron: PatronFacts, items: readonly ItemFacts[]): Promise<readonly Block[]> {
  const here = items.filter((item) => !gone.has(item.status))
  if (here.length === 0) {
    return [
      {
        code: 'not-holdable',
        override: overrideHolds,
        message:
          items.length === 0
            ? 'The library has no copy of this title to wait for.'
            : 'No copy of this title is left that could be waited for: all are lost, missing or withdrawn.',
      },
    ]
  }
  const policy = await policyOf(w)
  const locations = await shelvingLocationsOf(w)
  const age = patron.birthDate && ageOn(patron.birthDate, await todayAt(w, patron.branch))
  const attributes = here.map(
    (item) =>
      resolve(policy, {
        patronCategory: patron.category,
        itemType: item.itemType,
        location: item.location,
        branch: item.branch,
        owner: item.branch,
        age,
      }).attributes,
  )
  const holdable = attributes.filter(
    (one, index) => one.holdable && one.lendable && locations.get(here[index]?.location ?? 0)?.holdable !== false,
  )
  if (holdable.length === 0) {
    return [
      {
        code: 'not-holdable',
        override: overrideHolds,
        message: 'The circulation rules allow no hold on this for this patron.',
      },
    ]
  }
  const limits = holdable.map((one) => one.holdLimit)
  const limit = limits.some((one) => one === null) ? undefined : Math.max(...limits.map((one) => one ?? 0))
  const open = await countOpenHolds(w, patron.id)
  if (limit === undefined || open < limit) return []
  return [
    {
      code: 'too-many-holds',
      override: overrideHolds,
      message: `This patron has ${open} of ${limit} holds allowed.`,
      facts: { open, limit },
    },
  ]
}

async function queueBlocks(
  w: Work,
  patron: PatronFacts,
  bib: number,
  item: ItemFacts | undefined,
): Promise<readonly Block[]> {
  const blocks: Block[] = []
  const mine = (await openHoldsOf(w, bib)).filter((hold) => hold.patron_id === patron.id)
  if (mine.some((hold) => hold.item_id === null || hold.item_id === item?.id || !item)) {
    blocks.push({ code: 'duplicate-hold', message: 'This patron waits for this title already.' })
  }
  const borrowed = await ask(w.platform, itemsOnLoan)(w, patron.id, bib)
  if (item ? borrowed.includes(item.id) : borrowed.length > 0) {
    blocks.push({ code: 'own-loan', override: overrideHolds, message: 'This patron has it on loan.' })
  }
  return blocks
}
