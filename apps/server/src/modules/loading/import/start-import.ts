import { actorName } from '../../../platform/actor.ts'
import type { StoredFile } from '../../../platform/files.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import type { Import } from '../contract.ts'
import type { LoadingTables } from '../tables.ts'
import { importView, type ImportRecord } from './import-view.ts'

/** Reads a stored file into the catalogue. Tried again after a crash, it goes on where it was. */
export const importJob = defineJob<{ readonly import: number; readonly name: string }>('catalog.import', {
  title: ({ name }) => `Import of ${name}`,
  retries: 3,
})

/** Notes an upload as an import and queues the work. */
export async function startImport(w: Work, file: StoredFile, name: string): Promise<Outcome<Import>> {
  const row = await createImport(w, file, name)
  if (isRefusal(row)) return row
  const job = await w.enqueue(importJob, { import: row.id, name: row.name })
  await tablesOf<LoadingTables>(w).updateTable('loading.import').set({ job_id: job }).where('id', '=', row.id).execute()
  return importView({ ...row, job_id: job })
}

/** Notes a stored file as an import; whoever calls does or queues the work. */
export async function createImport(w: Work, file: StoredFile, name: string): Promise<Outcome<ImportRecord>> {
  const shown =
    name
      .trim()
      .replaceAll(/[\p{Cc}/\\]+/gu, ' ')
      .slice(0, 200) || 'upload'
  if (file.size === 0) {
    return refuse({
      code: 'invalid-file',
      field: 'file',
      message: `"${shown}" is empty. Choose the file with the records, or fetch it again.`,
    })
  }
  const row = await tablesOf<LoadingTables>(w)
    .insertInto('loading.import')
    .values({
      name: shown,
      file: file.hash,
      size: file.size,
      created_at: w.now,
      by_name: actorName(w.actor),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await w.audit({
    action: 'import.start',
    subject: `import:${row.id}`,
    detail: { name: shown, size: file.size },
  })
  return row
}
