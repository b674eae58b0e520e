import type { Module } from '../../platform/module.ts'
import { endpoints } from './routes.ts'

export { headingField } from './heading-field.ts'
export { lockOf, openRecords, releaseLock, takeLock } from './edit-lock.ts'
export { addRecord, recordForEditing, restoreVersion, saveRecord } from './save-record.ts'
export { addTemplate, deleteTemplate, listTemplates } from './templates.ts'

/** Editing one record: what the editor opens and saves, who has it open, templates and constant data. */
export const cataloguingModule: Module = {
  name: 'cataloguing',
  migrations: new URL('migrations/', import.meta.url),
  endpoints,
}
