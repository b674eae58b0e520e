import { isRefusal, refuse, type Block } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Money } from '../../platform/money.ts'
import { withWork, type Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { placeHold } from '../holds/index.ts'
import type { Branch } from '../org/index.ts'
import type { PatronFacts } from '../patrons/index.ts'
import type { FoundDue } from './find-due.ts'
import { judgeRenewal } from './judge-renewal.ts'
import type { LendingFacts } from './lending-facts.ts'
import { fineOf, loanById, type LoanRow } from './loan-rows.ts'

/** Who would borrow what where, and what the rules say of it. */
export interface Imagined {
  readonly patron: PatronFacts
  readonly item: ItemFacts
  readonly branch: Branch
  readonly lending: LendingFacts
  readonly found: FoundDue
}

/** A block as a simulation shows it. */
export interface ShownBlock {
  readonly code: string
  readonly message: string
  readonly override?: string
}

/** Blocks as a simulation shows them. */
export function shownBlocks(blocks: readonly Block[]): ShownBlock[] {
  return blocks.map(({ code, message, override }) => ({ code, message, ...(override !== undefined && { override }) }))
}

/** The loan that would be made now, though nobody makes it. */
function imaginedLoan(w: Work, { patron, item, branch, lending, found }: Imagined): LoanRow {
  return {
    id: 0,
    item: item.id,
    patron: patron.id,
    patronName: patron.name,
    card: null,
    barcode: item.barcode,
    bib: item.bib,
    title: item.title,
    author: item.author,
    classNumber: item.classNumber,
    format: item.format,
    callNumber: item.callNumber,
    itemType: item.itemType,
    location: item.location,
    owner: item.branch,
    branch: branch.id,
    state: 'out',
    out: w.now,
    due: found.due,
    shortened: found.shortened,
    renewals: 0,
    terms: lending.resolved.attributes,
    reasons: found.reasons,
    finedBefore: 0,
    returned: null,
    accompanying: item.accompanying,
    onSite: false,
    proxy: null,
    priceAmount: item.price?.amount ?? null,
    costAmount: item.cost?.amount ?? null,
    recalled: false,
    recalledAt: null,
    unseenRenewals: 0,
    claim: null,
    lostAt: null,
    lostHow: null,
    billedAt: null,
    forgiven: null,
    total: 1,
  }
}

/** The loan that is asked about: the one that the patron has, else the one that would be made. */
async function loanInQuestion(w: Work, imagined: Imagined): Promise<LoanRow> {
  const { openLoan } = imagined.lending
  const own = openLoan?.patron === imagined.patron.id ? await loanById(w, openLoan.id) : undefined
  return own ?? imaginedLoan(w, imagined)
}

/** What renewing it at a later moment would give. */
export async function imagineRenewal(
  w: Work,
  imagined: Imagined,
  at: Temporal.Instant,
): Promise<{ allowed: boolean; due: string | null; blocks: ShownBlock[]; reasons: Reason[] }> {
  const loan = await loanInQuestion(w, imagined)
  const { found, blocks } = await judgeRenewal(
    { ...w, now: at },
    { ...imagined, loan },
    { channel: 'desk', seen: true },
  )
  return {
    allowed: blocks.length === 0,
    due: found?.due.toString() ?? null,
    blocks: shownBlocks(blocks),
    reasons: [...(found?.reasons ?? [])],
  }
}

/** What it would cost to bring it back at a later moment. */
export async function imagineFine(
  w: Work,
  imagined: Imagined,
  at: Temporal.Instant,
): Promise<{ amount: Money; reasons: Reason[] }> {
  const { amount, reasons } = await fineOf({ ...w, now: at }, await loanInQuestion(w, imagined), at)
  return { amount, reasons: [...reasons] }
}

const wouldBePlaced = 'would-be-placed'

/** Whether a hold on its title could be placed: it is placed, and taken back before anybody sees it. */
export async function imagineHold(
  w: Work,
  { patron, item }: Pick<Imagined, 'patron' | 'item'>,
  pickup: number,
): Promise<{ allowed: boolean; blocks: ShownBlock[] }> {
  const tried = await withWork(w.platform, w.actor, async (dry) => {
    const placed = await placeHold({ ...dry, now: w.now }, { patron: patron.id, bib: item.bib, pickup })
    return isRefusal(placed) ? placed : refuse({ code: wouldBePlaced, message: '' })
  })
  const blocks = isRefusal(tried) ? tried.blocks.filter(({ code }) => code !== wouldBePlaced) : []
  return { allowed: blocks.length === 0, blocks: shownBlocks(blocks) }
}
