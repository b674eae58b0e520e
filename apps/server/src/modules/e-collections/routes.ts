import { serve, type Endpoint } from '../../platform/serve.ts'
import { deleteCollection, getCollection, listCollections, saveCollection } from './collections/collections.ts'
import * as contract from './contract.ts'
import { applyList, discardList, undoList } from './lists/apply-list.ts'
import { fetchNow } from './lists/fetch-lists.ts'
import { changesOf, listsOf, refusedLines } from './lists/lists.ts'
import { startRecords } from './records/load-records.ts'
import { collectionTitles } from './titles/collection-titles.ts'

/** The endpoints of e-collections. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListCollections, (w) => listCollections(w)),
  serve(contract.GetCollection, (w, { params }) => getCollection(w, params.id)),
  serve(contract.CreateCollection, (w, { body }) => saveCollection(w, body)),
  serve(contract.ChangeCollection, (w, { params, body }) => saveCollection(w, body, params.id)),
  serve(contract.DeleteCollection, (w, { params }) => deleteCollection(w, params.id)),
  serve(contract.FetchCollection, (w, { params }) => fetchNow(w, params.id)),
  serve(contract.LoadBriefRecords, (w, { params }) => startRecords(w, params.id)),
  serve(contract.ListCollectionTitles, (w, { params, query }) => collectionTitles(w, params.id, query)),
  serve(contract.ListLists, (w, { params }) => listsOf(w, params.id)),
  serve(contract.ListChanges, (w, { params, query }) => changesOf(w, params.id, query)),
  serve(contract.ListRefusedLines, (w, { params, query }) => refusedLines(w, params.id, query)),
  serve(contract.ApplyList, (w, { params }) => applyList(w, params.id)),
  serve(contract.UndoList, (w, { params }) => undoList(w, params.id)),
  serve(contract.DiscardList, (w, { params }) => discardList(w, params.id)),
]
