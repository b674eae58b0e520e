import { parseMoney } from '../../../platform/money.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { createItem } from '../../catalog/index.ts'
import { libraryOf, shelvingLocationsOf } from '../../org/index.ts'
import type { BringIsbnList, IsbnListLine } from '../contract.ts'

/** Where the items of a list belong. */
export type ItemsWanted = NonNullable<NonNullable<typeof BringIsbnList.types>['body']['items']>

/** Adds the item of a line to its title: barcode, call number, location and price as the line has them. */
export async function addLineItem(
  w: Work,
  bib: number,
  { cells }: Pick<IsbnListLine, 'cells'>,
  { branch, itemType, location }: ItemsWanted,
): Promise<Outcome<number>> {
  const { currency } = await libraryOf(w)
  const price = cells.price === undefined ? null : parseMoney(cells.price, currency)
  if (price === undefined) {
    return refuse({ code: 'invalid-price', message: `“${cells.price}” is not an amount. Write the price as 12.50.` })
  }
  const shelf = cells.location === undefined ? (location ?? null) : await locationNamed(w, branch, cells.location)
  if (isRefusal(shelf)) return shelf
  const item = await createItem(w, {
    bib,
    barcode: cells.barcode ?? '',
    branch,
    itemType: cells.itemType ?? itemType,
    location: shelf,
    ...(cells.callNumber !== undefined && { callNumber: cells.callNumber }),
    price,
    ...(cells.note !== undefined && { note: cells.note }),
  })
  return isRefusal(item) ? item : item.id
}

async function locationNamed(w: Work, branch: number, text: string): Promise<Outcome<number>> {
  const wanted = text.trim().toLowerCase()
  const known = [...(await shelvingLocationsOf(w)).values()].filter(
    (each) => each.branch === null || each.branch === branch,
  )
  const found = known.find(({ code, name }) => code.toLowerCase() === wanted || name.toLowerCase() === wanted)
  if (found) return found.id
  return refuse({ code: 'no-such-location', message: `There is no shelving location “${text}” at this branch.` })
}
