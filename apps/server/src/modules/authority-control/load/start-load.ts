import { actorName } from '../../../platform/actor.ts'
import type { StoredFile } from '../../../platform/files.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import type { AuthorityLoad } from '../contract.ts'
import type { AuthorityControlTables } from '../tables.ts'
import { loadView, type LoadRecord } from './load-view.ts'

/** Reads a stored file of authority records. Tried again after a crash, it goes on where it was. */
export const loadJob = defineJob<{ readonly load: number; readonly name: string }>('authority-control.load', {
  title: ({ name }) => `Authority file ${name}`,
  retries: 3,
})

/** How a file is to be taken. */
export interface LoadOptions {
  readonly name: string
  readonly vocabulary?: string
  readonly whole?: boolean
  readonly overEdited?: boolean
}

/** Notes an upload as a file of authority records and queues the work. */
export async function startLoad(w: Work, file: StoredFile, options: LoadOptions): Promise<Outcome<AuthorityLoad>> {
  const row = await createLoad(w, file, options)
  if (isRefusal(row)) return row
  const job = await w.enqueue(loadJob, { load: row.id, name: row.name })
  await tablesOf<AuthorityControlTables>(w)
    .updateTable('authority_control.load')
    .set({ job_id: job })
    .where('id', '=', row.id)
    .execute()
  return loadView({ ...row, job_id: job })
}

/** Notes a stored file; whoever calls does or queues the work. */
export async function createLoad(w: Work, file: StoredFile, options: LoadOptions): Promise<Outcome<LoadRecord>> {
  const name =
    options.name
      .trim()
      .replaceAll(/[\p{Cc}/\\]+/gu, ' ')
      .slice(0, 200) || 'upload'
  const vocabulary = options.vocabulary?.trim().toLowerCase() || null
  if (file.size === 0) {
    return refuse({
      code: 'invalid-file',
      field: 'file',
      message: `"${name}" is empty. Choose the file with the records, or fetch it again.`,
    })
  }
  if (vocabulary !== null && !/^[a-z0-9][a-z0-9-]{0,39}$/.test(vocabulary)) {
    return refuse({
      code: 'invalid-vocabulary',
      field: 'vocabulary',
      message: `"${vocabulary.slice(0, 60)}" is no code of a vocabulary. Write small letters, figures and hyphens, such as lcsh or homoit.`,
    })
  }
  if (options.whole === true && vocabulary === null) {
    return refuse({
      code: 'vocabulary-needed',
      field: 'vocabulary',
      message: 'Say which vocabulary the file is the whole of: what is not in it is taken out of use.',
    })
  }
  const row = await tablesOf<AuthorityControlTables>(w)
    .insertInto('authority_control.load')
    .values({
      name,
      file: file.hash,
      size: file.size,
      vocabulary,
      whole: options.whole ?? false,
      over_edited: options.overEdited ?? false,
      created_at: w.now,
      by_name: actorName(w.actor),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await w.audit({ action: 'authority-file.start', subject: `authority-file:${row.id}`, detail: { name, vocabulary } })
  return row
}
