import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { listRow } from './lists.ts'

/** Deletes a list; the titles that it brought in stay. */
export async function deleteList(w: Work, id: number): Promise<Outcome<object>> {
  const list = await listRow(w, id, { lock: true })
  if (isRefusal(list)) return list
  if (list.state === 'searching' || list.state === 'bringing' || list.state === 'undoing') {
    return refuse({ code: 'list-busy', message: 'This list is being worked on. Stop its job first.' })
  }
  await sql`delete from copy_cataloguing.isbn_list where id = ${id}`.execute(w.db)
  await w.audit({ action: 'copy-list.delete', subject: `isbn-list:${id}`, detail: { name: list.name } })
  return {}
}
