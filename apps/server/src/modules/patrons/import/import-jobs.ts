import { defineJob } from '../../../platform/jobs.ts'

/** Reads a stored file of patrons: checks it, or imports it. */
export const importJob = defineJob<{ readonly import: number; readonly name: string; readonly dryRun: boolean }>(
  'patrons.import',
  { title: ({ name, dryRun }) => (dryRun ? `Check of ${name}` : `Import of ${name}`), retries: 0 },
)

/** Takes an import of patrons back. */
export const undoJob = defineJob<{ readonly import: number; readonly name: string }>('patrons.undo-import', {
  title: ({ name }) => `Undo the import of ${name}`,
  retries: 0,
})
