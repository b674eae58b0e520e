import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { findWish, holdById, makeRecall, requestTypeBlocks, type WishRequest } from '../holds/index.ts'
import type { Hold } from '../holds/contract.ts'
import { chooseRecall, recallLoan, type RecallWish } from './recall.ts'

function wishOf(hold: Hold): RecallWish {
  return {
    bibs: [hold.bib, ...hold.alternatives.map(({ bib }) => bib)],
    item: hold.item,
    part: hold.part,
    callNumber: hold.volume,
    patron: hold.patron,
  }
}

/** Why nothing can be called back for a wish; answers the port of the holds. */
export async function recallBlocks(w: Work, wish: RecallWish): Promise<readonly Block[]> {
  const { chosen, recalled, kept } = await chooseRecall(w, wish)
  if (chosen || recalled > 0 || kept === 0) return []
  return [
    {
      code: 'not-recallable',
      message: 'The circulation rules let nobody call this back. Place a hold instead.',
      override: 'holds:override',
    },
  ]
}

/** A hold has been placed: where it is a recall, the loan that it calls back is due earlier from now on. */
export async function recallForHold(
  w: Work,
  { hold: id, kind }: { readonly hold: number; readonly kind: Hold['kind'] },
): Promise<void> {
  const hold = kind === 'recall' ? await holdById(w, id) : undefined
  if (!hold) return
  const { chosen } = await chooseRecall(w, wishOf(hold))
  if (chosen) await recallLoan(w, chosen, id)
}

/** Turns a hold that waits into a recall. */
export async function recallFromHold(w: Work, id: number): Promise<Hold | Refusal> {
  const hold = await holdById(w, id)
  if (!hold) return notFound('hold', `There is no hold ${id}.`)
  const blocks = await recallBlocks(w, wishOf(hold))
  if (hold.kind === 'recall') return refuse({ code: 'already-recall', message: 'This hold is a recall already.' })
  if (hold.state !== 'waiting')
    return refuse({ code: 'hold-not-waiting', message: 'Only a hold that waits can call something back.' })
  if (blocks.length > 0) return refuse(...blocks)
  await makeRecall(w, id)
  await recallForHold(w, { hold: id, kind: 'recall' })
  return (await holdById(w, id)) ?? hold
}

/** What calling something back would come to. */
export interface RecallPreview {
  readonly loan: { readonly id: number; readonly barcode: string; readonly title: string } | null
  readonly dueBefore: string | null
  readonly due: string | null
  readonly moved: boolean
  readonly reasons: Reason[]
  readonly blocks: { code: string; message: string; override?: string }[]
}

/** Which loan a recall would call back and when it would be due; nothing is written. */
export async function previewRecall(
  w: Work,
  request: WishRequest & { readonly patron?: number },
): Promise<RecallPreview | Refusal> {
  const found = await findWish(w, request)
  if (isRefusal(found)) return found
  const wish: RecallWish = { ...found.wish, bibs: found.bibs, patron: request.patron ?? null }
  const { chosen, recalled } = await chooseRecall(w, wish)
  const blocks = [
    ...requestTypeBlocks(
      'recall',
      found.items.map((item) => item.status),
    ),
    ...(await recallBlocks(w, wish)),
  ]
  const nothing: Reason = {
    decided: true,
    text:
      recalled > 0
        ? 'Every loan of it is called back already: it waits in the queue'
        : 'No loan of it is to be called back',
  }
  return {
    loan: chosen ? { id: chosen.loan.id, barcode: chosen.loan.barcode, title: chosen.loan.title } : null,
    dueBefore: chosen?.loan.due.toString() ?? null,
    due: chosen?.due.toString() ?? null,
    moved: chosen?.moved ?? false,
    reasons: chosen ? [...chosen.reasons] : [nothing],
    blocks: blocks.map(({ code, message, override }) => ({
      code,
      message,
      ...(override !== undefined && { override }),
    })),
  }
}
