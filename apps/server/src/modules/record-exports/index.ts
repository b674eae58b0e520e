import type { Module } from '../../platform/module.ts'
import { endpoints } from './routes.ts'
import { exportHandler, scheduleHandler } from './run-export.ts'

export { ExportSettings } from './contract.ts'
export { recordFile, type Counts, type RecordFile } from './record-file.ts'
export { mountExportStreams } from './streams.ts'

/** Records given out as files: by search, set or change, with items and deletions, once or by the clock. */
export const recordExportsModule: Module = {
  name: 'record-exports',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [{ code: 'catalog:export', text: 'Export records as files' }],
  endpoints,
  jobs: [exportHandler, scheduleHandler],
}
