import { createItem } from '../../apps/server/src/modules/catalog/index.ts'
import type { Work } from '../../apps/server/src/platform/work.ts'
import { demoCopies } from './copies.ts'
import { granted, type House } from './furnish-house.ts'

/** A copy as the story of the demo names it. */
export interface PlacedCopy {
  readonly item: number
  readonly bib: number
}

/** Puts every copy of the demo library on its shelf; returns the item of each barcode. */
export async function furnishCopies(
  w: Work,
  house: House,
  titles: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, PlacedCopy>> {
  const placed = new Map<string, PlacedCopy>()
  for (const copy of demoCopies()) {
    const bib = titles.get(copy.work)
    const branch = house.branches.get(copy.branch)
    const location = house.locations.get(copy.location)
    if (bib === undefined || branch === undefined || location === undefined)
      throw new Error(`The copy ${copy.barcode} stands nowhere.`)
    const item = granted(
      await createItem(w, {
        bib,
        barcode: copy.barcode,
        callNumber: copy.callNumber,
        branch,
        location,
        itemType: copy.itemType,
        price: { amount: copy.price, currency: 'USD' },
        copyNumber: String(copy.copyNumber),
        ...(copy.part !== undefined && { part: copy.part }),
        ...(copy.accompanying !== undefined && { accompanying: copy.accompanying }),
      }),
    )
    placed.set(copy.barcode, { item: item.id, bib })
  }
  return placed
}
