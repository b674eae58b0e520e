import { isRefusal, notFound, type Outcome } from '../../platform/refusal.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import { bibMarcView } from './bib-marc.ts'
import { bibVersions } from './bib-versions.ts'
import { changeItem } from './change-item.ts'
import { callNumberEndpoints } from './call-numbers/routes.ts'
import * as contract from './contract.ts'
import { createBib } from './create-bib.ts'
import { createItem } from './create-item.ts'
import { deleteBib } from './delete-bib.ts'
import { deleteItem } from './delete-item.ts'
import { getBib } from './get-bib.ts'
import { itemFacts, itemView, type ItemFacts } from './item-facts.ts'
import { listItemTypes, putItemType } from './item-types.ts'
import { listItems } from './list-items.ts'
import { replaceBibMarc } from './replace-bib-marc.ts'
import { searchCatalog } from './search-catalog.ts'
import { suggest } from './suggest.ts'

const rowsOf = <T>(found: Outcome<readonly T[]>) => (isRefusal(found) ? found : { rows: [...found] })
const noItem = (which: string) =>
  notFound('item', `There is no item ${which}. Check the barcode, or add the item first.`)
const saved = (item: Outcome<ItemFacts & { readonly sequence: number }>) =>
  isRefusal(item) ? item : { ...itemView(item), sequence: item.sequence }

/** The endpoints of the catalogue. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.SearchCatalog, (w, { query }) => searchCatalog(w, query)),
  serve(contract.Suggest, async (w, { query }) => rowsOf(await suggest(w, query.q, query.limit))),
  serve(contract.GetBib, (w, { params }) => getBib(w, params.id)),
  serve(contract.GetBibMarc, (w, { params }) => bibMarcView(w, params.id)),
  serve(contract.ListBibVersions, async (w, { params }) => rowsOf(await bibVersions(w, params.id))),
  serve(contract.CreateBib, (w, { body }) => createBib(w, body)),
  serve(contract.ReplaceBibMarc, (w, { params, body }) => replaceBibMarc(w, params.id, body)),
  serve(contract.DeleteBib, (w, { params }) => deleteBib(w, params.id)),
  serve(contract.CreateItem, async (w, { body }) => saved(await createItem(w, body))),
  serve(contract.GetItem, async (w, { params }) => viewOr(await itemFacts(w, params), String(params.id))),
  serve(contract.GetItemByBarcode, async (w, { params }) => viewOr(await itemFacts(w, params), params.barcode)),
  serve(contract.ChangeItem, async (w, { params, body }) => saved(await changeItem(w, params.id, body))),
  serve(contract.DeleteItem, (w, { params }) => deleteItem(w, params.id)),
  serve(contract.ListItems, async (w, { query }) => {
    const { total, rows } = await listItems(w, query)
    return { total, rows: rows.map(itemView) }
  }),
  serve(contract.ListItemTypes, async (w) => {
    const rows = await listItemTypes(w)
    return { total: rows.length, rows: [...rows] }
  }),
  serve(contract.PutItemType, (w, { params, body }) => putItemType(w, { ...params, ...body })),
  ...callNumberEndpoints,
]

function viewOr(item: ItemFacts | undefined, which: string) {
  return item ? itemView(item) : noItem(which)
}
