import type { Module } from '../../platform/module.ts'
import { closeCrew } from './editor/crew-of.ts'
import { fileEditHandler } from './files/run-file-edit.ts'
import { fileRoutes } from './contract-file-routes.ts'
import { endpoints } from './routes.ts'
import { forgetHandler } from './runs/forget-drafts.ts'
import { previewHandler } from './runs/preview-run.ts'
import { writeHandler } from './runs/write-run.ts'
import { schedulesHandler } from './schedules/run-due.ts'
import { askAbove, openRecords, protectedTags } from './settings.ts'

export type { BatchRun, RecordSet, Selection } from './contract.ts'
export { runWritten } from './events.ts'
export { applyRun } from './runs/apply-run.ts'
export { beginRun } from './runs/begin-run.ts'
export { previewRun, type RunListener } from './runs/preview-run.ts'
export { getChange, listChanges } from './runs/changes.ts'
export { getRun } from './runs/runs.ts'
export { undoRun } from './runs/undo-run.ts'
export { writeRun } from './runs/write-run.ts'
export { mountBatchStreams } from './streams.ts'
export { countSelection, selected, selectedBibs, type Selected } from './selection.ts'

/** Tasks for many records at once: saved, previewed, written, undone; and sets of records. */
export const batchEditingModule: Module = {
  name: 'batch-editing',
  migrations: new URL('migrations/', import.meta.url),
  settings: [protectedTags, askAbove, openRecords],
  endpoints,
  fileRoutes,
  jobs: [previewHandler, writeHandler, fileEditHandler, schedulesHandler, forgetHandler],
  async start(platform) {
    return () => closeCrew(platform)
  },
}
