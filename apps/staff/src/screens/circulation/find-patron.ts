import { GetBib, GetItemByBarcode } from '../../../../server/src/modules/catalog/contract.ts'
import { GetPatronByCard, SearchPatrons, type PatronBrief } from '../../../../server/src/modules/patrons/contract.ts'
import type { Call } from '../../api.ts'
import { Problem } from '../../problem.ts'
import { glance, type ItemGlance } from './visit.ts'

/** Gives undefined where the server says that there is no such thing; other problems go on. */
export async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  }
}

/** The patron of a card, if it is one. */
export function patronByCard(call: Call, barcode: string) {
  return ifThere(call(GetPatronByCard, { params: { barcode } }))
}

/** Patrons by what was typed: a few of them, and how many there are. */
export async function patronsByWords(
  call: Call,
  q: string,
): Promise<{ readonly total: number; readonly rows: readonly PatronBrief[] }> {
  return call(SearchPatrons, { query: { q, limit: 8 } })
}

/** What a row shows of the item with a barcode, if there is one. */
export async function itemGlance(call: Call, barcode: string): Promise<ItemGlance | undefined> {
  const item = await ifThere(call(GetItemByBarcode, { params: { barcode } }))
  if (!item) return undefined
  const bib = await ifThere(call(GetBib, { params: { id: item.bib } })).catch(() => undefined)
  return bib ? glance(bib) : { title: item.title, author: item.author ?? undefined }
}
