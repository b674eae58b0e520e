import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { deleteExport, listExports, listRuns, saveExport, startRun } from './exports.ts'

/** The endpoints of exports. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListExports, async (w) => ({ rows: await listExports(w) })),
  serve(contract.CreateExport, (w, { body }) => saveExport(w, body)),
  serve(contract.ChangeExport, (w, { params, body }) => saveExport(w, body, params.id)),
  serve(contract.DeleteExport, (w, { params }) => deleteExport(w, params.id)),
  serve(contract.RunExport, (w, { params }) => startRun(w, params.id)),
  serve(contract.ListExportRuns, (w, { params }) => listRuns(w, params.id)),
]
