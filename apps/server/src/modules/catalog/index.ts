import { on } from '../../platform/events.ts'
import { defineJob, handle } from '../../platform/jobs.ts'
import type { Module } from '../../platform/module.ts'
import { librarySetUp } from '../org/index.ts'
import { applyRunHandler, undoRunHandler } from './call-numbers/apply-run.ts'
import { planRunHandler } from './call-numbers/plan-run.ts'
import { shelveTitles, shelveTitlesHandler, shelveTitlesOnce } from './call-numbers/title-shelf.ts'
import { bibsWritten } from './events.ts'
import { addUsualItemTypes } from './item-types.ts'
import { keyTitlesHandler, keyTitlesOnce } from './key-titles.ts'
import { endpoints } from './routes.ts'
import { forgetOldChanges } from './search/changes.ts'
import { renewDocumentsHandler, renewDocumentsOnce } from './renew-documents.ts'
import { startSearch } from './search/service.ts'

export { addBibs, bibDrafter } from './add-bibs.ts'
export { bibBrief, bibBriefs, bibExists } from './bib-brief.ts'
export { bibMarc, bibMarcView, marcView, type StoredMarc } from './bib-marc.ts'
export { bibRecords, type BibRecord } from './bib-records.ts'
export { bibRecordAt, bibVersions } from './bib-versions.ts'
export {
  lockBibs,
  newBibIds,
  writeBibs,
  writeVersions,
  type BibWrite,
  type StoredDraft,
  type WrittenBib,
  type WriteReason,
} from './bib-store.ts'
export { writeDrafted, type DraftedWrite } from './write-drafted.ts'
export { changeItem } from './change-item.ts'
export type { Bib, BibBrief, Item, ItemStatus, ItemType, SearchAnswer, SearchHit } from './contract.ts'
export { contentsOf, UnusableFile } from './contents.ts'
export { createBib } from './create-bib.ts'
export { editionsOf, type Editions } from './editions.ts'
export { createItem } from './create-item.ts'
export { deleteBib, removeBibs } from './delete-bib.ts'
export { blocksAgainstDeletion } from './deletion.ts'
export { deleteItem } from './delete-item.ts'
export { bibDeleted, bibsRemoved, bibsWritten, itemAdded, itemChanged, itemDeleted } from './events.ts'
export { changeStamp, writtenForSaving } from './draft-for-saving.ts'
export { FileRecords } from './file-records.ts'
export { bibOrders, findBibs, mostFetched, publicRecords, type BibOrder, type FoundBibs } from './find-bibs.ts'
export { getBib } from './get-bib.ts'
export { headingsOfTitles, mostUnder, similarTitles, titlesUnder, type TitleUnder } from './heading-titles.ts'
export {
  itemFacts,
  itemForUpdate,
  itemsByIds,
  itemsOfBib,
  itemView,
  type ItemFacts,
  type ItemKey,
} from './item-facts.ts'
export { addUsualItemTypes, listItemTypes, putItemType, usualItemTypes } from './item-types.ts'
export { listItems } from './list-items.ts'
export { addItems, removeItems, type SoundItem } from './many-items.ts'
export { deletionBlocks, type DeletionTarget } from './ports.ts'
export { homeOf, placeOnReserve, type ReservePlace } from './place-on-reserve.ts'
export { replaceBibMarc, saveBibRecord } from './replace-bib-marc.ts'
export { draftOf, type BibDraft, type RecordForm } from './rules/bib-draft.ts'
export { decideImport, type Candidate } from './rules/decide-import.ts'
export { thinness } from './rules/encoding-level.ts'
export { partsDescribedBy, type DraftPart } from './rules/described-tags.ts'
export { formatName, languageName } from './rules/facet-names.ts'
export { layOut } from './rules/fields.ts'
export { formats, type Format } from './rules/format.ts'
export { recordProblem } from './rules/refuse-record.ts'
export { isSameRecord } from './rules/same-record.ts'
export { noTitle } from './rules/title.ts'
export { rememberedHeadingKeys } from './heading-keys.ts'
export { recordFromText } from './record-from-text.ts'
export { storedRecord } from './stored-record.ts'
export { hitsOf, searchAllBibs, searchCatalog } from './search-catalog.ts'
export type { SearchStatus } from './search/protocol.ts'
export { noteSearchChange } from './search/note-change.ts'
export { searchStatus } from './search-status.ts'
export { statusesByHand } from './rules/item-status.ts'
export { listOf, scanIndex, type IndexTerm, type ScannedIndex } from './scan-index.ts'
export { type IndexTarget, type NotPossibleReason, type WhyNot } from './rules/asked-term.ts'
export { queryOfCql, targetOfCql } from './rules/cql-query.ts'
export { queryOfRpn, targetOfAttributes, termText } from './rules/rpn-query.ts'
export { setItemStatus, setItemStatuses } from './set-item-status.ts'
export { suggest } from './suggest.ts'
export { suppressBibs } from './suppress-bibs.ts'
export { publicTitleParts, publicTitlesIn, type TitlePart } from './public-titles.ts'
export { shelfBeside, spinesOf, type ShelfBeside } from './call-numbers/shelf-beside.ts'
export { suggestCallNumbers } from './call-numbers/suggest.ts'
export { titleByKey } from './titles-by-key.ts'
export { titlesSharing, type SharingTitle } from './titles-sharing.ts'

const ForgetChanges = defineJob('catalog.forget-search-changes')

/** Titles, their records, items and search. */
export const catalogModule: Module = {
  name: 'catalog',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'catalog:read', text: 'Read the history of records' },
    { code: 'catalog:write', text: 'Add, edit and delete titles' },
    { code: 'catalog:items', text: 'Add, change and delete items' },
    { code: 'catalog:types', text: 'Add and rename item types' },
    { code: 'catalog:call-numbers', text: 'Set how call numbers are made' },
    { code: 'catalog:batch', text: 'Save tasks and record sets, and edit many records at once' },
    { code: 'catalog:import', text: 'Import files of records and undo imports' },
    {
      code: 'catalog:loading',
      text: 'Set how files are loaded: match rules, overlay profiles, items, sets of providers',
    },
  ],
  endpoints,
  subscriptions: [
    on(librarySetUp, (w) => addUsualItemTypes(w)),
    on(bibsWritten, (w, { added, changed }) => shelveTitles(w, [...added, ...changed])),
  ],
  jobs: [
    shelveTitlesHandler,
    keyTitlesHandler,
    renewDocumentsHandler,
    planRunHandler,
    applyRunHandler,
    undoRunHandler,
    handle(ForgetChanges, ({ platform }) => forgetOldChanges(platform.database.kysely), '41 * * * *'),
  ],
  async start(platform) {
    if (platform.config.roles.includes('jobs')) {
      await shelveTitlesOnce(platform)
      await keyTitlesOnce(platform)
      await renewDocumentsOnce(platform)
    }
    return startSearch(platform)
  },
}
