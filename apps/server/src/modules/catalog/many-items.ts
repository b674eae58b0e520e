import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import type { Work } from '../../platform/work.ts'
import type { ItemStatus } from './contract.ts'
import { itemAdded, itemDeleted } from './events.ts'
import { shelfKeyOf } from './rules/call-number.ts'
import { noteSearchChange } from './search/note-change.ts'

/** An item that is known to be sound: its barcode is free, and its branch, location and type are there. */
export interface SoundItem {
  readonly bib: number
  readonly barcode: string
  readonly branch: number
  readonly location: number | null
  readonly itemType: string
  readonly callNumber: string
  readonly copyNumber: string | null
  readonly part: string | null
  readonly note: string
  /** The state in which it comes; on its shelf without one. */
  readonly status?: ItemStatus
  readonly price: { readonly amount: number; readonly currency: string } | null
}

/** Adds many items at once, in a handful of statements. Returns their numbers in the order given. */
export async function addItems(w: Work, items: readonly SoundItem[], why: string): Promise<readonly number[]> {
  if (items.length === 0) return []
  const rows = items.map(({ price, ...item }) => ({
    ...item,
    shelf: shelfKeyOf(item.callNumber),
    amount: price?.amount ?? null,
    currency: price?.currency ?? null,
  }))
  const { rows: added } = await sql<{ id: number; barcode: string }>`
    insert into catalog.item (bib_id, barcode, call_number, shelf_key, branch_id, holding_branch_id, location_id, item_type,
      status, status_since, price_amount, price_currency, copy_number, part, note, created_at, changed_at)
    select bib, barcode, "callNumber", shelf, branch, branch, location, "itemType", coalesce(status, 'available'), ${w.now}, amount, currency,
      "copyNumber", part, note, ${w.now}, ${w.now}
    from json_to_recordset(${jsonText(rows)}::json) as r(bib bigint, barcode text, "callNumber" text, shelf text,
      branch bigint, location bigint, "itemType" text, amount bigint, currency text, "copyNumber" text, part text, note text, status text)
    returning id, barcode`.execute(w.db)
  const byBarcode = new Map(added.map(({ id, barcode }) => [barcode, id]))
  const ids = items.map(({ barcode }) => byBarcode.get(barcode) ?? 0)
  await noteSearchChange(w, 'document', [...new Set(items.map(({ bib }) => bib))])
  await w.audit({
    action: 'item.create-many',
    subject: `items:${items.length}`,
    reason: why,
    detail: { first: ids[0] },
  })
  for (const [at, { bib }] of items.entries()) await w.publish(itemAdded, { item: ids[at] ?? 0, bib })
  return ids
}

/** Takes items out of the stock of which the caller knows that nobody has them and nobody waits for them. */
export async function removeItems(
  w: Work,
  items: readonly { readonly item: number; readonly bib: number }[],
): Promise<void> {
  if (items.length === 0) return
  await sql`update catalog.item set deleted_at = ${w.now}, changed_at = ${w.now}
    where id = any(${items.map(({ item }) => item)}::bigint[]) and deleted_at is null`.execute(w.db)
  await noteSearchChange(w, 'document', [...new Set(items.map(({ bib }) => bib))])
  await w.audit({ action: 'item.delete-many', subject: `items:${items.length}`, detail: { first: items[0]?.item } })
  for (const each of items) await w.publish(itemDeleted, each)
}
