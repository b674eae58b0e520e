import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import type { StoredFile } from '../../../platform/files.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { collectionNotFound } from '../collections/collections.ts'
import type { ListMode, TitleList } from '../contract.ts'
import { listNotFound, listsById } from './lists.ts'

/** Reads a list and compares it with the titles of its collection. Done again after a kill, it begins anew. */
export const readListJob = defineJob<{ readonly list: number; readonly name: string }>('e-collections.read-list', {
  title: ({ name }) => `Reading of ${name}`,
  retries: 3,
})

/** The largest list that is read, in bytes. */
export const largestList = 64 * 2 ** 20

/** A list as it is brought. */
export interface BroughtList {
  readonly collection: number
  readonly stored: StoredFile
  readonly name: string
  readonly mode: ListMode
  /** Applied by itself unless something asks for a person. */
  readonly automatic?: boolean
}

/** Notes a file as a list of titles; with a job that reads it unless the caller does. */
export async function bringList(
  w: Work,
  { collection, stored, name, mode, automatic = false }: BroughtList,
  isQueued = true,
): Promise<Outcome<TitleList>> {
  const { rows: known } = await sql`
    select from e_collections.collection where id = ${collection} and deleted_at is null for share`.execute(w.db)
  if (known.length === 0) return collectionNotFound()
  const shown =
    name
      .replaceAll(/[\p{Cc}/\\]+/gu, ' ')
      .trim()
      .slice(0, 200) || 'list'
  if (stored.size === 0)
    return refuse({
      code: 'invalid-file',
      field: 'file',
      message: `“${shown}” is empty. Choose the title list of the provider.`,
    })
  if (stored.size > largestList)
    return refuse({
      code: 'invalid-file',
      field: 'file',
      message: `“${shown}” is larger than ${largestList / 2 ** 20} MiB.`,
    })
  const { rows } = await sql<{ id: number }>`
    insert into e_collections.list (collection_id, file_name, file, mode, automatic, by_name, created_at)
    values (${collection}, ${shown}, ${stored.hash}, ${mode}, ${automatic}, ${actorName(w.actor)}, ${w.now}) returning id`.execute(
    w.db,
  )
  const id = rows[0]?.id ?? 0
  if (isQueued) {
    const job = await w.enqueue(readListJob, { list: id, name: shown })
    await sql`update e_collections.list set job_id = ${job} where id = ${id}`.execute(w.db)
  }
  await w.audit({ action: 'e-collection.list', subject: `e-collection:${collection}`, detail: { file: shown, mode } })
  return (await listsById(w, [id]))[0] ?? listNotFound()
}
