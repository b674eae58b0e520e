import { cleanScan } from '@carrel/identifiers'
import { databaseError, tablesOf, violates } from '../../platform/db.ts'
import { refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts } from './item-facts.ts'
import type { CatalogTables } from './tables.ts'

/** What a wrong field of an item says, by the constraint that it broke. */
const brokenReferences: Readonly<Record<string, Block>> = {
  item_bib_id_fkey: { code: 'bib-not-found', field: 'bib', message: 'There is no such title.' },
  item_branch_id_fkey: {
    code: 'branch-not-found',
    field: 'branch',
    message: 'There is no such branch.',
  },
  item_holding_branch_id_fkey: {
    code: 'branch-not-found',
    field: 'branch',
    message: 'There is no such branch.',
  },
  item_location_id_fkey: {
    code: 'location-not-found',
    field: 'location',
    message: 'There is no such shelving location.',
  },
  item_permanent_location_id_fkey: {
    code: 'location-not-found',
    field: 'permanentLocation',
    message: 'There is no such shelving location.',
  },
  item_home_location_id_fkey: {
    code: 'location-not-found',
    field: 'location',
    message: 'There is no such shelving location.',
  },
  item_home_item_type_fkey: {
    code: 'item-type-not-found',
    field: 'itemType',
    message: 'There is no such item type. Add it under Settings, Item types, or choose another.',
  },
  item_item_type_fkey: {
    code: 'item-type-not-found',
    field: 'itemType',
    message: 'There is no such item type. Add it under Settings, Item types, or choose another.',
  },
}

/** The barcode as it is stored, or why it cannot be this item's. */
export async function freeBarcode(w: Work, text: string, item?: number): Promise<string | Refusal> {
  const barcode = cleanScan(text)
  if (barcode === '') {
    return refuse({
      code: 'invalid-barcode',
      field: 'barcode',
      message: 'Scan or type the barcode of the item.',
    })
  }
  const other = await itemFacts(w, { barcode })
  return other && other.id !== item ? barcodeTaken(barcode, other) : barcode
}

function barcodeTaken(barcode: string, other?: { readonly id: number; readonly title: string }): Refusal {
  const whose = other ? ` It is on "${other.title}".` : ''
  return refuse({
    code: 'barcode-exists',
    field: 'barcode',
    message: `The barcode ${barcode} is on another item already.${whose} Check the label, or use a new barcode.`,
    ...(other && { facts: { item: other.id } }),
  })
}

/** Runs a statement on an item; what the database's constraints refuse becomes a refusal in words. */
export async function refusingBadItem<T>(barcode: string, write: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await write()
  } catch (error) {
    if (violates(error, 'item_barcode')) return barcodeTaken(barcode)
    const block = brokenReferences[databaseError(error)?.constraint ?? '']
    if (block) return refuse(block)
    throw error
  }
}

/** The item table with its types. */
export function items(w: Pick<Work, 'db'>) {
  return tablesOf<Pick<CatalogTables, 'catalog.item'>>(w)
}
