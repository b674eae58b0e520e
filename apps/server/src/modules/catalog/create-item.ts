import { notFound, refuse, isRefusal, type Outcome } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { NewItem } from './contract.ts'
import { itemAdded } from './events.ts'
import { itemFacts, type ItemFacts } from './item-facts.ts'
import { freeBarcode, items, refusingBadItem } from './item-store.ts'
import { shelfKeyOf } from './rules/call-number.ts'
import { statusByHandProblem } from './rules/item-status.ts'
import { noteSearchChange } from './search/note-change.ts'
import type { CatalogTables } from './tables.ts'

/** Adds an item to a title. Without a call number it gets the class number of the title. */
export async function createItem(
  w: Work,
  request: NewItem,
): Promise<Outcome<ItemFacts & { readonly sequence: number }>> {
  const bib = await tablesOf<CatalogTables>(w)
    .selectFrom('catalog.bib')
    .select('class_number')
    .where('id', '=', request.bib)
    .where('deleted_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (!bib) return notFound('bib', `There is no title ${request.bib}; choose the title before you add an item to it.`)
  const wrong = statusByHandProblem('available', request.status ?? 'available')
  if (wrong) return refuse(wrong)
  const barcode = await freeBarcode(w, request.barcode)
  if (isRefusal(barcode)) return barcode
  const callNumber = request.callNumber?.trim() ?? bib.class_number ?? ''
  const created = await refusingBadItem(barcode, () =>
    items(w)
      .insertInto('catalog.item')
      .values({
        bib_id: request.bib,
        barcode,
        call_number: callNumber,
        shelf_key: shelfKeyOf(callNumber),
        branch_id: request.branch,
        holding_branch_id: request.branch,
        location_id: request.location ?? null,
        item_type: request.itemType,
        status: request.status ?? 'available',
        status_since: w.now,
        price_amount: request.price?.amount ?? null,
        price_currency: request.price?.currency ?? null,
        cost_amount: request.cost?.amount ?? null,
        cost_currency: request.cost?.currency ?? null,
        copy_number: request.copyNumber ?? null,
        part: request.part ?? null,
        note: request.note ?? '',
        accompanying: request.accompanying ?? '',
        collection: request.collection ?? null,
        minimum_age: request.minimumAge ?? null,
        permanent_location_id: request.permanentLocation ?? null,
        temporary: request.temporary ?? false,
        created_at: w.now,
        changed_at: w.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  if (isRefusal(created)) return created
  const sequence = await noteSearchChange(w, 'document', [request.bib])
  await w.audit({
    action: 'item.create',
    subject: `item:${created.id}`,
    detail: { barcode, bib: request.bib },
  })
  await w.publish(itemAdded, { item: created.id, bib: request.bib })
  const item = await itemFacts(w, { id: created.id })
  return item ? { ...item, sequence } : notFound('item', 'The item was deleted at once.')
}
