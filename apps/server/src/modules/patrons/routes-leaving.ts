import { serve, type Endpoint } from '../../platform/serve.ts'
import { previewBatch, startBatch } from './batch.ts'
import * as imports from './contract-import.ts'
import * as leaving from './contract-leaving.ts'
import { exportPatron } from './export-patron.ts'
import {
  getPatronImport,
  listImportLines,
  listPatronImports,
  listProfiles,
  putProfile,
  removeProfile,
  runPatronImport,
  undoPatronImport,
} from './import/imports.ts'
import { anonymisePatron, deletePatron, erasePatron, previewLeaving, restorePatron } from './leaving.ts'
import { listMerges } from './merge-record.ts'
import { mergePatrons } from './merge.ts'
import { undoMerge } from './undo-merge.ts'

/** Deleting, exporting, merging and importing patrons. */
export const leavingEndpoints: readonly Endpoint[] = [
  serve(leaving.PreviewLeaving, (w, { params }) => previewLeaving(w, params.id)),
  serve(leaving.DeletePatron, (w, { params, query }) => deletePatron(w, params.id, query.reason)),
  serve(leaving.RestorePatron, (w, { params }) => restorePatron(w, params.id)),
  serve(leaving.ErasePatron, (w, { params, body }) => erasePatron(w, params.id, body.reason)),
  serve(leaving.AnonymisePatron, (w, { params }) => anonymisePatron(w, params.id)),
  serve(leaving.ExportPatron, (w, { params }) => exportPatron(w, params.id)),
  serve(leaving.PreviewBatch, (w, { body }) => previewBatch(w, body)),
  serve(leaving.StartBatch, (w, { body }) => startBatch(w, body)),
  serve(leaving.MergePatrons, (w, { params, body }) => mergePatrons(w, params.id, body)),
  serve(leaving.ListMerges, (w, { query }) => listMerges(w, query)),
  serve(leaving.UndoMerge, (w, { params }) => undoMerge(w, params.id)),
  serve(imports.ListPatronImports, (w, { query }) => listPatronImports(w, query)),
  serve(imports.GetPatronImport, (w, { params }) => getPatronImport(w, params.id)),
  serve(imports.ListImportLines, (w, { params, query }) => listImportLines(w, params.id, query)),
  serve(imports.RunPatronImport, (w, { params, body }) => runPatronImport(w, params.id, body)),
  serve(imports.UndoPatronImport, (w, { params }) => undoPatronImport(w, params.id)),
  serve(imports.ListImportProfiles, (w) => listProfiles(w)),
  serve(imports.PutImportProfile, (w, { params, body }) => putProfile(w, params.code, body)),
  serve(imports.RemoveImportProfile, (w, { params }) => removeProfile(w, params.code)),
]
