import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { askAgain, beginList } from './lists/begin-list.ts'
import { bringList } from './lists/bring-list.ts'
import { chooseLine } from './lists/choose-line.ts'
import { deleteList } from './lists/delete-list.ts'
import { getList, listLines, listLists } from './lists/lists.ts'
import { lookAtList } from './lists/look-at-list.ts'
import { undoList } from './lists/undo-list.ts'
import { beginSearch } from './searches/begin-search.ts'
import { bringIn } from './searches/bring-in.ts'
import { compareCandidate, wholeCandidate } from './searches/compare.ts'
import { getSearch } from './searches/searches.ts'
import { listProfiles, previewTaking } from './searches/taken-record.ts'
import { addReadyTargets } from './targets/add-ready-targets.ts'
import { changeTarget, createTarget, deleteTarget, listTargets } from './targets/targets.ts'
import { testTarget } from './targets/test-target.ts'

const targets: readonly Endpoint[] = [
  serve(contract.ListCopyTargets, (w) => listTargets(w)),
  serve(contract.CreateCopyTarget, (w, { body }) => createTarget(w, body)),
  serve(contract.AddReadyTargets, (w) => addReadyTargets(w)),
  serve(contract.ChangeCopyTarget, (w, { params, body }) => changeTarget(w, params.id, body)),
  serve(contract.DeleteCopyTarget, (w, { params }) => deleteTarget(w, params.id)),
  // It waits for another machine: no transaction stands open meanwhile.
  serve(contract.TestCopyTarget, (w, { params, body }) => testTarget(w, params.id, body), { ownTransactions: true }),
]

const searches: readonly Endpoint[] = [
  serve(contract.BeginCopySearch, (w, { body }) => beginSearch(w, body)),
  serve(contract.GetCopySearch, (w, { params }) => getSearch(w, params.id)),
  serve(contract.GetCandidate, (w, { params }) => wholeCandidate(w, params.id)),
  serve(contract.CompareCandidates, (w, { params, query }) => compareCandidate(w, params.id, query)),
  serve(contract.ListCopyProfiles, (w) => listProfiles(w)),
  serve(contract.PreviewCandidate, (w, { params, body }) => previewTaking(w, params.id, body)),
  serve(contract.BringCandidate, (w, { params, body }) => bringIn(w, params.id, body)),
]

const lists: readonly Endpoint[] = [
  serve(contract.ListIsbnLists, (w, { query }) => listLists(w, query)),
  serve(contract.BeginIsbnList, (w, { body }) => beginList(w, body)),
  serve(contract.LookAtIsbnList, (w, { body }) => lookAtList(w, body)),
  serve(contract.GetIsbnList, (w, { params }) => getList(w, params.id)),
  serve(contract.DeleteIsbnList, (w, { params }) => deleteList(w, params.id)),
  serve(contract.ListIsbnListLines, (w, { params, query }) => listLines(w, params.id, query)),
  serve(contract.ChooseIsbnListLine, (w, { params, body }) => chooseLine(w, params, body)),
  serve(contract.AskIsbnListAgain, (w, { params, body }) => askAgain(w, params.id, body)),
  serve(contract.BringIsbnList, (w, { params, body }) => bringList(w, params.id, body)),
  serve(contract.UndoIsbnList, (w, { params }) => undoList(w, params.id)),
]

/** The API of copy cataloguing. */
export const endpoints: readonly Endpoint[] = [...targets, ...searches, ...lists]
