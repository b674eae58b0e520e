import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts, type ItemFacts } from '../catalog/index.ts'
import { checkOut, listLoans } from '../circulation/index.ts'
import type { OwnLoan } from './contract-walk.ts'
import { ownDevice, settingsOf, tables, type DeviceRow } from './device-store.ts'
import { ownLoan, zoneOf } from './own-things.ts'
import { blockFor } from './rules/for-patrons.ts'
import { stepOf } from './visit-store.ts'

/** The one question that a reader can answer as well as staff: whether all parts are there. */
const complete = { codes: ['accompanying-material'], reason: '' }

/** Lends an item to the person at the device by the rules of every desk. Nothing is overridden; blocks that tell of others are not passed on. */
export async function lendAtKiosk(
  w: Work,
  request: { readonly visit: string; readonly barcode: string; readonly complete?: boolean },
): Promise<{ loan: OwnLoan; accompanying: string } | Refusal> {
  const step = await stepOf(w, request.visit, await ownDevice(w))
  if (isRefusal(step)) return step
  const { device, visit } = step
  const item = await itemFacts(w, { barcode: request.barcode })
  const kept = item && settingsOf(device).refusedTypes.includes(item.itemType)
  if (kept) return refuse(blockFor({ code: 'not-at-self-check', message: '' }, aboutItem(item)))
  const done = await checkOut(w, {
    patron: visit.patron_id,
    barcode: request.barcode,
    ...(request.complete === true && { override: complete }),
  })
  if (isRefusal(done)) return refuse(...(await toldBlocks(w, done.blocks, item, visit.patron_id, device)))
  await tables(w).insertInto('kiosks.visit_loan').values({ visit_id: visit.id, loan_id: done.loan.id }).execute()
  await tables(w)
    .updateTable('kiosks.visit')
    .set((is) => ({ lent: is('lent', '+', 1) }))
    .where('id', '=', visit.id)
    .execute()
  return { loan: ownLoan(done.loan, await zoneOf(w, device), w.now), accompanying: done.loan.accompanying }
}

/** What the page shows beside the reason. */
export function aboutItem(item: Pick<ItemFacts, 'bib' | 'title' | 'author'> | undefined) {
  return item && { bib: item.bib, title: item.title, author: item.author }
}

/** The reasons for the page; what the reader has already comes with the number of its loan, to be renewed. */
async function toldBlocks(
  w: Work,
  blocks: readonly Block[],
  item: ItemFacts | undefined,
  patron: number,
  device: DeviceRow,
): Promise<readonly Block[]> {
  const has = item && blocks.some((block) => block.code === 'item-on-loan-here')
  const [loan] = has ? (await listLoans(w, { patron, item: item.id, limit: 1 })).rows : []
  const about = { ...aboutItem(item), ...(loan && { loan: ownLoan(loan, await zoneOf(w, device), w.now) }) }
  return blocks.map((block, index) => blockFor(block, index === 0 && item ? about : undefined))
}
