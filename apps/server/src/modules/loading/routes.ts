import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { getImport, listImportRows, listImports } from './import/list-imports.ts'
import { previewReversal } from './import/preview-reversal.ts'
import { revertImport } from './import/revert-import.ts'

/** The endpoints of loading files. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListImports, (w, { query }) => listImports(w, query)),
  serve(contract.GetImport, (w, { params }) => getImport(w, params.id)),
  serve(contract.ListImportRows, (w, { params, query }) => listImportRows(w, params.id, query)),
  serve(contract.PreviewReversal, (w, { params }) => previewReversal(w, params.id)),
  serve(contract.RevertImport, (w, { params }) => revertImport(w, params.id)),
]
