import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { lockOf, releaseLock, takeLock } from './edit-lock.ts'
import { headingField } from './heading-field.ts'
import { addRecord, recordForEditing, restoreVersion, saveRecord } from './save-record.ts'
import { addTemplate, deleteTemplate, listTemplates } from './templates.ts'

/** The API of the record editor. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.GetRecord, (w, { params, query }) => recordForEditing(w, params.id, query.version)),
  serve(contract.SaveRecord, (w, { params, body }) => saveRecord(w, params.id, body)),
  serve(contract.AddRecord, (w, { body }) => addRecord(w, body)),
  serve(contract.RestoreVersion, (w, { params, body }) => restoreVersion(w, params.id, body)),
  serve(contract.TakeLock, (w, { params, body }) => takeLock(w, params.id, body.token, body.take)),
  serve(contract.GetLock, async (w, { params }) => ({ lock: await lockOf(w, params.id) })),
  serve(contract.ReleaseLock, (w, { params, query }) => releaseLock(w, params.id, query.token)),
  serve(contract.ListTemplates, (w, { query }) => listTemplates(w, query.kind)),
  serve(contract.AddTemplate, (w, { body }) => addTemplate(w, body)),
  serve(contract.DeleteTemplate, (w, { params }) => deleteTemplate(w, params.id)),
  serve(contract.GetHeadingField, (w, { params }) => headingField(w, params.id)),
]
