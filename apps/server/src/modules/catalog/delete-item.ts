import { notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { blocksAgainstDeletion } from './deletion.ts'
import { itemDeleted } from './events.ts'
import { itemForUpdate } from './item-facts.ts'
import { items } from './item-store.ts'
import { deletionProblem } from './rules/item-status.ts'
import { noteSearchChange } from './search/note-change.ts'

/** Deletes an item that nobody has and nobody waits for. Its row stays for the history of loans; its barcode is free. */
export async function deleteItem(w: Work, id: number): Promise<Outcome<object>> {
  const item = await itemForUpdate(w, { id })
  if (!item) return notFound('item', `There is no item ${id}.`)
  const held = deletionProblem(item.status)
  const blocks = [...(held ? [held] : []), ...(await blocksAgainstDeletion(w, { item: id }))]
  if (blocks.length > 0) return refuse(...blocks)
  await items(w)
    .updateTable('catalog.item')
    .set({ deleted_at: w.now, changed_at: w.now })
    .where('id', '=', id)
    .execute()
  await noteSearchChange(w, 'document', [item.bib])
  await w.audit({
    action: 'item.delete',
    subject: `item:${id}`,
    detail: { barcode: item.barcode, bib: item.bib },
  })
  await w.publish(itemDeleted, { item: id, bib: item.bib })
  return {}
}
