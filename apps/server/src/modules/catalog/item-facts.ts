import { cleanScan } from '@carrel/identifiers'
import { sql, type RawBuilder } from 'kysely'
import type { Money } from '../../platform/money.ts'
import type { Work } from '../../platform/work.ts'
import type { Item, ItemStatus } from './contract.ts'

/** Everything that lending wants to know of an item, with the words of its title. */
export interface ItemFacts {
  readonly id: number
  readonly bib: number
  readonly barcode: string
  readonly callNumber: string
  /** Sorts as the shelf is sorted, bytewise. */
  readonly shelfKey: string
  /** Owning branch. */
  readonly branch: number
  /** Where it is now, or is due to arrive. */
  readonly holdingBranch: number
  readonly location: number | null
  readonly itemType: string
  readonly status: ItemStatus
  readonly statusSince: Temporal.Instant
  /** When it came into the stock. */
  readonly addedAt: Temporal.Instant
  readonly price: Money | null
  /** What the library paid for it. */
  readonly cost: Money | null
  readonly copyNumber: string | null
  readonly part: string | null
  readonly note: string
  readonly accompanying: string
  readonly collection: string | null
  readonly minimumAge: number | null
  /** Where it belongs while its location is only for the time being. */
  readonly permanentLocation: number | null
  /** Added at the desk in a hurry. */
  readonly temporary: boolean
  /** What the record says of age, e.g. `PEGI 16`. */
  readonly rating: string | null
  readonly title: string
  readonly author: string | null
  readonly format: string
  readonly classNumber: string | null
}

/** Which item is meant. */
export type ItemKey = { readonly id: number } | { readonly barcode: string }

/** An item with the words of its title, in one query; undefined when the library has no such item. */
export async function itemFacts(w: Pick<Work, 'db'>, key: ItemKey): Promise<ItemFacts | undefined> {
  return (await readItems(w, whereKey(key)))[0]
}

/** The same, with the item's row locked until the transaction ends: nobody else lends or moves it meanwhile. */
export async function itemForUpdate(w: Work, key: ItemKey): Promise<ItemFacts | undefined> {
  return (await readItems(w, sql`${whereKey(key)} for update of i`))[0]
}

/** Items by their numbers, in the order of their numbers. */
export function itemsByIds(w: Pick<Work, 'db'>, ids: readonly number[]): Promise<readonly ItemFacts[]> {
  return readItems(w, sql`i.id = any(${ids}::bigint[]) order by i.id`)
}

/** Items of a title in shelf order. */
export function itemsOfBib(w: Pick<Work, 'db'>, bib: number): Promise<readonly ItemFacts[]> {
  return readItems(w, sql`i.bib_id = ${bib} order by i.branch_id, i.shelf_key, i.part, i.id`)
}

/** An item as the API shows it. */
export function itemView(item: ItemFacts): Item {
  return {
    id: item.id,
    bib: item.bib,
    title: item.title,
    author: item.author,
    barcode: item.barcode,
    callNumber: item.callNumber,
    branch: item.branch,
    holdingBranch: item.holdingBranch,
    location: item.location,
    itemType: item.itemType,
    status: item.status,
    statusSince: item.statusSince.toString(),
    price: item.price && { ...item.price },
    cost: item.cost && { ...item.cost },
    copyNumber: item.copyNumber,
    part: item.part,
    note: item.note,
    accompanying: item.accompanying,
    collection: item.collection,
    minimumAge: item.minimumAge,
    permanentLocation: item.permanentLocation,
    temporary: item.temporary,
  }
}

function whereKey(key: ItemKey): RawBuilder<unknown> {
  return 'id' in key ? sql`i.id = ${key.id}` : sql`i.barcode = ${cleanScan(key.barcode)}`
}

type ItemRow = Omit<ItemFacts, 'price' | 'cost'> & {
  readonly price_amount: number | null
  readonly price_currency: string | null
  readonly cost_amount: number | null
  readonly cost_currency: string | null
}

/** Reads items that are not deleted; `condition` may end in an order or a lock. */
export async function readItems(w: Pick<Work, 'db'>, condition: RawBuilder<unknown>): Promise<readonly ItemFacts[]> {
  const { rows } = await sql<ItemRow>`
    select i.id, i.bib_id as bib, i.barcode, i.call_number as "callNumber", i.shelf_key as "shelfKey",
      i.branch_id as branch, i.holding_branch_id as "holdingBranch", i.location_id as location,
      i.item_type as "itemType", i.status, i.status_since as "statusSince", i.created_at as "addedAt", i.price_amount, i.price_currency,
      i.cost_amount, i.cost_currency, i.copy_number as "copyNumber", i.part, i.note, i.accompanying,
      i.collection, i.minimum_age as "minimumAge", i.permanent_location_id as "permanentLocation", i.temporary, b.rating,
      b.title, b.author, b.format, b.class_number as "classNumber"
    from catalog.item i join catalog.bib b on b.id = i.bib_id
    where i.deleted_at is null and ${condition}`.execute(w.db)
  return rows.map(({ price_amount, price_currency, cost_amount, cost_currency, ...row }) => ({
    ...row,
    price: moneyOf(price_amount, price_currency),
    cost: moneyOf(cost_amount, cost_currency),
  }))
}

const moneyOf = (amount: number | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount, currency }
